import { targetText } from "../providers/targets.ts";
import type { Provider, Rule, RuleMeta } from "../types.ts";
import type { Case } from "./case.ts";
import { casesOf } from "./table.ts";

/** The README of a provider's folder: every rule with its words, dates and cases. Markdown. */
export function providerPage(provider: Provider, all: readonly Provider[], cases: readonly Case[]): string {
  const own = cases.filter((given) => given.provider === provider.id);
  const sections = provider.rules.map((rule) => ruleSection(rule, provider, casesOf(rule, provider, all, cases)));
  return [
    `# ${provider.title}`,
    `Generated from the rules in this folder and \`fixtures/cases/${provider.id}.jsonl\` by \`npm run docs\`.`,
    `${provider.rules.length} rules, ${own.length} cases. Documentation: ${provider.docs.join(", ")}.`,
    surfaceTable(provider),
    `A request is checked in stages: ${provider.answering.stages.map(({ name, reports }) => `${name} (${reports === "all" ? "all faults" : "first fault"})`).join(", ")}.`,
    ...sections,
    "",
  ]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
}

function surfaceTable({ id, surfaces }: Provider): string {
  const rows = surfaces.map((surface) => {
    const target = targetText({ provider: id, surface: surface.id, strict: null, asOf: "2000-01-01" });
    return `| \`${target}\` | ${surface.carries} | ${surface.strict} | ${surface.main ? "yes" : ""} |`;
  });
  return ["| target | carries | strict | judged by default |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function ruleSection(rule: Rule, provider: Provider, cases: readonly Case[]): string {
  return [
    `## ${rule.name}`,
    `${rule.title}. ${rule.why} ${rule.mend}`,
    `\`${provider.id}/${rule.name}\` · ${rule.verdict} · stage ${rule.stage}${scope(rule)}`,
    wordsOf(rule),
    caseTable(cases),
    `Sources: ${rule.sources.join(", ")}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function scope({ when, since, until }: RuleMeta): string {
  const parts = [
    when?.surfaces?.join(", "),
    when?.strict === undefined ? undefined : when.strict ? "strict only" : "non-strict only",
    when?.models && `models ${when.models.source}`,
    since && `since ${since}`,
    until && `until ${until}`,
  ];
  return parts.flatMap((part) => (part ? [` · ${part}`] : [])).join("");
}

function wordsOf({ says }: RuleMeta): string {
  if (says === undefined) return "Its words are not known.";
  const texts = typeof says === "string" ? [{ text: says }] : says;
  return texts.map(({ text, ...dates }) => `> ${escaped(text)}${period(dates)}`).join("\n>\n");
}

function period({ since, until }: { since?: string; until?: string }): string {
  if (!since && !until) return "";
  return ` *(${[since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(", ")})*`;
}

function caseTable(cases: readonly Case[]): string {
  if (cases.length === 0) return "";
  const rows = cases.map(
    ({ id, verdict, observed, evidence, source }) =>
      `| ${id} | ${verdict} | ${observed ?? "undated"} | ${evidence} | ${source.map(link).join(", ")} |`,
  );
  return ["| case | verdict | date | evidence | source |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function link(source: string): string {
  return source.startsWith("https://") ? `<${source}>` : escaped(source);
}

function escaped(text: string): string {
  return text.replaceAll("\n", "\\n").replace(/[<>|*]/g, (sign) => `\\${sign}`);
}
