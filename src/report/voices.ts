import { providerOf } from "../providers/index.ts";
import type { Finding, Fix, Rule, RuleEvidence, Safety } from "../types.ts";
import { believed } from "./believed.ts";
import { ruleName, type SharedFault } from "./group.ts";
import { plural } from "./text.ts";

/** What several targets say in the same words. */
export interface Voice {
  verdict: string;
  said: string;
  findings: Finding[];
}

/** Who says what of a fault; nobody where it holds whoever is asked. */
export function voices({ findings }: SharedFault): Voice[] {
  const voices: Voice[] = [];
  for (const finding of findings) {
    const { verdict, said = "", target } = finding;
    if (!target) continue;
    const known = voices.find((voice) => voice.verdict === verdict && voice.said === said);
    if (known) known.findings.push(finding);
    else voices.push({ verdict: verdict ?? "", said, findings: [finding] });
  }
  return voices;
}

/** How the refusal is known: `12 answers seen, last 2026-05-04`. */
export function evidenceOf(findings: readonly Finding[]): string {
  const seen = findings.filter(({ grade }) => grade === "observed").flatMap((finding) => rowOf(finding) ?? []);
  // Providers that list the very same rule share its cases.
  const rows = [...new Map(seen.map((row) => [row.rule, row.evidence])).values()];
  if (rows.length === 0) return believed[findings[0]?.grade ?? "inferred"];
  const answers = rows.reduce((sum, { against }) => sum + against, 0);
  const last = rows.reduce((newest, row) => (row.last && row.last > newest ? row.last : newest), "");
  return `${plural(answers, "answer")} seen${last && `, ${answers > 1 ? "last " : ""}${last}`}`;
}

/** The addresses that hold a finding's rule up. */
export function sourcesOf({ rule: id }: Finding): readonly string[] {
  return ruleOf(id)?.sources ?? [];
}

/** The address that a source begins with; a remark may follow it. */
export function addressOf(source: string): string | undefined {
  return /^https?:\/\/[^\s<>"]+/.exec(source)?.[0];
}

/** The rule of a provider with this id; undefined for rules of drycall's own. */
export function ruleOf(id: string): Rule | undefined {
  return providerOf(id.slice(0, id.indexOf("/")))?.rules.find(({ name }) => name === ruleName(id));
}

const effect: Readonly<Record<Safety, string>> = {
  same: "the same arguments stay valid",
  narrows: "fewer arguments are valid then",
  widens: "more arguments are valid then",
  changes: "other arguments are valid then",
};

/** `Add items: {} (the same arguments stay valid)`. */
export function fixText({ title, safety }: Fix): string {
  return `${title} (${effect[safety]})`;
}

function rowOf({ target, rule: id }: Finding): { rule: Rule; evidence: RuleEvidence } | undefined {
  const provider = providerOf(target?.provider ?? "");
  const rule = provider?.rules.find(({ name }) => name === ruleName(id));
  const evidence = provider?.evidence[ruleName(id)];
  return rule && evidence && { rule, evidence };
}
