import { stronger } from "../judge/severity.ts";
import type { EvidenceTable, Provider, Rule, RuleEvidence } from "../types.ts";
import type { Case } from "./case.ts";

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
      const last = against
        .flatMap(({ observed }) => observed ?? [])
        .sort()
        .at(-1);
      const counts = { against: against.length, accepting: about.length - against.length };
      return [[rule.name, { grade, ...counts, ...(last && { last }) }]];
    }),
  );
}

/** The cases that speak of a rule, of every provider that lists it. */
export function casesOf(rule: Rule, provider: Provider, all: readonly Provider[], cases: readonly Case[]): Case[] {
  const speaking = speakersOf(rule, provider, all);
  return cases.filter((given) => given.rule === rule.name && speaking.includes(given.provider));
}

/** The accepting cases on a rule's surfaces, of every provider that lists it: all of them it must let pass. */
export function guardsOf(rule: Rule, provider: Provider, all: readonly Provider[], cases: readonly Case[]): Case[] {
  const surfaces = rule.when?.surfaces ?? provider.surfaces.map(({ id }) => id);
  const speaking = speakersOf(rule, provider, all);
  return cases.filter(
    (given) => given.verdict === "accept" && speaking.includes(given.provider) && surfaces.includes(given.surface),
  );
}

function speakersOf(rule: Rule, provider: Provider, all: readonly Provider[]): string[] {
  return all.filter((each) => each === provider || each.rules.includes(rule)).map(({ id }) => id);
}

/** The source text of a provider's `evidence.ts`. */
export function evidenceModule(table: EvidenceTable): string {
  const rows = Object.entries(table).map(([name, row]) => {
    const cells = Object.entries(row).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return `  "${name}": { ${cells.join(", ")} },\n`;
  });
  return [
    "// Generated from fixtures/cases by `npm run docs`.\n",
    'import type { EvidenceTable } from "../../types.ts";\n\n',
    `export const evidence: EvidenceTable = {\n${rows.join("")}};\n`,
  ].join("");
}
