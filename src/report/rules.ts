import type { Grade, IsoDate, Verdict } from "../types.ts";
import { ruleName } from "./group.ts";
import type { Display } from "./options.ts";
import { type Style, styleOf } from "./style.ts";
import { table } from "./table.ts";
import { wrap } from "./text.ts";

/** A rule, as `drycall rules` lists it. */
export interface RuleRow {
  id: string;
  verdict: Verdict;
  grade: Grade;
  /** Cases that were refused, or ignored. */
  against: number;
  /** Cases that went through. */
  accepting: number;
  since: IsoDate | null;
  until: IsoDate | null;
  title: string;
}

/** A table of rules by provider, each rule with its title below. */
export function rulesText(rules: readonly RuleRow[], display: Display): string {
  const style = styleOf(display);
  const families = [...new Set(rules.map(({ id }) => familyOf(id)))];
  const next =
    "Cases: how many were refused or ignored, and how many went through. `drycall explain <rule>` shows them.";
  return [
    ...families.map((family) => familyTable(family, rules, display.width, style).join("\n")),
    wrap(next, display.width).join("\n"),
  ]
    .join("\n\n")
    .concat("\n");
}

function familyTable(family: string, rules: readonly RuleRow[], width: number, { paint, glyphs }: Style): string[] {
  const own = rules.filter(({ id }) => familyOf(id) === family);
  const { head, rows } = table(
    [{ head: family }, { head: "verdict" }, { head: "grade" }, { head: "cases", align: "right" }],
    own.map(({ id, verdict, grade, against, accepting }) => [
      ruleName(id),
      verdict,
      grade,
      `${against} / ${accepting}`,
    ]),
    width,
    glyphs.more,
  );
  const lines = rows.flatMap((row, index) => [
    row,
    ...wrap(titleOf(own[index]), width - 2).map((line) => `  ${paint("dim", line)}`),
  ]);
  return [paint("bold", head), ...lines];
}

function familyOf(id: string): string {
  return id.slice(0, id.indexOf("/") + 1);
}

function titleOf(rule: RuleRow | undefined): string {
  if (!rule) return "";
  const dates = [rule.since && `since ${rule.since}`, rule.until && `until ${rule.until}`].filter(Boolean).join(", ");
  return dates === "" ? rule.title : `${rule.title} (${dates})`;
}
