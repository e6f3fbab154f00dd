import { stronger } from "../judge/severity.ts";
import type { EvidenceTable, Provider, Rule, RuleEvidence } from "../types.ts";
import type { Case } from "./case.ts";

/** Accepting cases of this name guard every rule of their surface. */
const guardsAll = "plain-valid";

/**
 * How well the cases hold up each rule of a provider. A rule that several providers list (the same object)
 * is held up by the cases of them all.
 */
export function evidenceTable(provider: Provider, all: readonly Provider[], cases: readonly Case[]): EvidenceTable {
  return Object.fromEntries(
    provider.rules.flatMap((rule): [string, RuleEvidence][] => {
      const about = casesOf(rule, provider, all, cases);
      const against = about.filter(({ verdict }) => verdict !== "accept");
      const [first, ...others] = against.map(({ evidence }) => evidence);
      if (first === undefined) return [];
      const grade = others.reduce(stronger, first);
      const last =
        against
          .flatMap(({ observed }) => observed ?? [])
          .sort()
          .at(-1) ?? null;
      return [[rule.name, { grade, against: against.length, accepting: about.length - against.length, last }]];
    }),
  );
}

/** The cases that speak of a rule, of every provider that lists it. */
export function casesOf(rule: Rule, provider: Provider, all: readonly Provider[], cases: readonly Case[]): Case[] {
  const speaking = all.filter((each) => each === provider || each.rules.includes(rule)).map(({ id }) => id);
  return cases.filter((given) => given.rule === rule.name && speaking.includes(given.provider));
}

/** The accepting cases that a rule must let pass: its own, and those that guard all rules of its surfaces. */
export function guardsOf(rule: Rule, provider: Provider, all: readonly Provider[], cases: readonly Case[]): Case[] {
  const surfaces = rule.when?.surfaces ?? provider.surfaces.map(({ id }) => id);
  const own = casesOf(rule, provider, all, cases);
  const general = cases.filter((given) => given.provider === provider.id && given.rule === guardsAll);
  return [...own, ...general].filter(({ verdict, surface }) => verdict === "accept" && surfaces.includes(surface));
}

/** The source text of a provider's `evidence.ts`. */
export function evidenceModule(table: EvidenceTable): string {
  const rows = Object.entries(table).map(([name, row]) => {
    const cells = Object.entries(row).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return `  "${name}": { ${cells.join(", ")} },
`;
  });
  return [
    "// Generated from fixtures/cases by `npm run docs`.\n",
    'import type { EvidenceTable } from "../../types.ts";\n\n',
    "// biome-ignore format: generated\n",
    `export const evidence: EvidenceTable = {\n${rows.join("")}};\n`,
  ].join("");
}
