import { severityOf } from "../judge/severity.ts";
import { driftRules } from "../lock/rules.ts";
import { lossRules } from "../loss/index.ts";
import { providerOf } from "../providers/index.ts";
import type { Finding, Severity } from "../types.ts";
import { believed } from "./believed.ts";
import { ruleName } from "./group.ts";
import { addressOf, ruleOf } from "./voices.ts";

/** The descriptor of a finding's rule. What a rule of drycall's own says is taken from the finding. */
export function ruleRow(finding: Finding) {
  const { rule: id, title } = finding;
  const { why, mend, sources, level, note } = aboutRule(finding);
  const [helpUri] = sources;
  const next = `\`drycall explain ${id}\` shows the evidence.`;
  return {
    id,
    name: ruleName(id),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    ...(helpUri !== undefined && { helpUri }),
    help: {
      text: [why, mend, note, ...sources, next].filter((text) => text !== "").join("\n"),
      markdown: [why, `**What to do:** ${mend}`, note, links(sources), next].filter((text) => text !== "").join("\n\n"),
    },
    defaultConfiguration: { level },
    properties: { tags: ["llm-tools", id.slice(0, id.indexOf("/"))] },
  };
}

interface About {
  why: string;
  mend: string;
  sources: readonly string[];
  level: Severity;
  /** How the rule is known. */
  note: string;
}

/** The rule's own words, holes and all, where it is known: a descriptor tells of every result. */
function aboutRule({ rule: id, why, mend, severity }: Finding): About {
  const rule = ruleOf(id);
  const provider = providerOf(id.slice(0, id.indexOf("/")));
  if (rule && provider) {
    const { grade = "inferred", against = 0, last } = provider.evidence[rule.name] ?? {};
    const seen = `${against} ${against === 1 ? "case" : "cases"} against${last === undefined ? "" : `, last ${last}`}`;
    const note = `${provider.title}: ${believed[grade]} (${seen}).`;
    return { ...words(rule), sources: addressesOf(rule), level: severityOf(rule.verdict, grade), note };
  }
  const own =
    lossRules.find(({ name }) => id === `loss/${name}`) ?? driftRules.find(({ name }) => id === `drift/${name}`);
  if (own) return { ...words(own), sources: addressesOf(own), level: own.severity, note: "" };
  return { why, mend, sources: [], level: severity, note: "" };
}

/** Holes are named, for there is nothing to fill them with. */
function words({ why, mend }: { why: string; mend: string }) {
  const named = (text: string) => text.replaceAll(/\{(\w+)\}/g, "‹$1›");
  return { why: named(why), mend: named(mend) };
}

function addressesOf({ sources }: { sources: readonly string[] }): string[] {
  return sources.flatMap((source) => addressOf(source) ?? []);
}

function links(sources: readonly string[]): string {
  return sources.map((source) => `- <${source}>`).join("\n");
}
