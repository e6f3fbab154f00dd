import type { Case } from "../evidence/case.ts";
import type { Grade, IsoDate, RuleMeta, Verdict } from "../types.ts";
import { believed } from "./believed.ts";
import type { Display } from "./options.ts";
import { markOf, type Style, styleOf } from "./style.ts";
import { cut, plural, visible, widthOf, wrap } from "./text.ts";

/** A rule, and what holds it up. */
export interface Explained {
  /** The ids under which providers list it. */
  ids: readonly string[];
  rule: RuleMeta;
  grade: Grade;
  cases: readonly Case[];
}

/** A rule of drycall's own. */
export type OwnRule = Pick<RuleMeta, "title" | "why" | "mend" | "sources">;

/** The label column of the first part. */
const indent = "         ";

/** All that is known of a rule: what, why, what to do, the words, the dates, the sources, and every case. */
export function explainText({ ids, rule, grade, cases }: Explained, display: Display): string {
  const style = styleOf(display);
  const { width } = display;
  const against = cases.filter(({ verdict }) => verdict !== "accept").length;
  const evidence = `${believed[grade]}: ${plural(against, "case")} against, ${cases.length - against} accepting`;
  const blocks = [
    [...wrap(ids.join(", "), width).map((line) => style.paint("bold", line)), ...wrap(`${rule.title}.`, width)],
    [
      ...labelled("why", [rule.why], width, style),
      ...labelled("mend", [rule.mend], width, style),
      ...labelled("verdict", [`${rule.verdict} (${evidence})`], width, style),
      ...labelled("where", [whereOf(rule)], width, style),
      ...labelled("when", [whenOf(rule)], width, style),
      ...labelled("words", wordsOf(rule, style), width, style),
      ...labelled("sources", rule.sources, width, style),
    ],
    ...cases.map((given) => caseLines(given, width, style)),
    cases.length === 0 ? ["No case is on record."] : [],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** The same of a rule that belongs to no provider, and so has neither words nor cases. */
export function explainOwnText(id: string, rule: OwnRule, display: Display): string {
  const style = styleOf(display);
  const { width } = display;
  const lines = [
    style.paint("bold", id),
    ...wrap(`${rule.title}.`, width),
    "",
    ...labelled("why", [rule.why], width, style),
    ...labelled("mend", [rule.mend], width, style),
    ...labelled("sources", rule.sources, width, style),
  ];
  return `${lines.join("\n")}\n`;
}

function labelled(label: string, texts: readonly string[], width: number, { paint }: Style): string[] {
  const lines = texts.flatMap((text) => wrap(visible(text, { lines: true }), width - indent.length));
  return lines.map((line, index) => (index === 0 ? paint("dim", label.padEnd(indent.length)) : indent) + line);
}

function whereOf({ when }: RuleMeta): string {
  const parts = [
    when?.surfaces?.join(", ") ?? "every surface",
    when?.strict === undefined ? undefined : when.strict ? "strict tools only" : "tools that are not strict",
    when?.models && `models that match ${when.models.source}`,
  ];
  return parts.filter((part) => part !== undefined).join("; ");
}

function whenOf(rule: RuleMeta): string {
  return period(rule) || "as far back as is known, and still";
}

function period({ since, until }: { since?: IsoDate; until?: IsoDate }): string {
  return [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(", ");
}

/** The provider's words of every date, `{holes}` and all. */
function wordsOf({ says }: RuleMeta, { glyphs }: Style): string[] {
  if (says === undefined) return ["not known"];
  const texts = typeof says === "string" ? [{ text: says }] : says;
  return texts.map(({ text, ...dates }) => {
    const when = period(dates);
    return `${glyphs.open}${text}${glyphs.close}${when && ` (${when})`}`;
  });
}

const markOfVerdict: Readonly<Record<Verdict, "error" | "note" | "accept">> = {
  reject: "error",
  ignored: "note",
  accept: "accept",
};

function caseLines(given: Case, width: number, style: Style): string[] {
  const { id, verdict, observed, evidence, surface, strict, model, error, source, note } = given;
  const about = [
    observed ?? "undated",
    evidence,
    surface + (strict ? "+strict" : ""),
    ...(model === null ? [] : [model]),
  ].join(` ${style.glyphs.dot} `);
  const said =
    error === null
      ? []
      : wrap(`${style.glyphs.open}${visible(error, { lines: true })}${style.glyphs.close}`, width - 4);
  const limits = note === "" ? [] : wrap(visible(note), width - 4);
  return [
    `${markOf(markOfVerdict[verdict], style)} ${style.paint("bold", id)}  ${style.paint("dim", cut(about, width - widthOf(id) - 4, style.glyphs.more))}`,
    ...said.map((line) => `    ${style.paint("italic", line)}`),
    ...limits.map((line) => `    ${line}`),
    ...source.flatMap((address) => wrap(visible(address), width - 4)).map((line) => `    ${style.paint("cyan", line)}`),
  ];
}
