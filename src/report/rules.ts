import type { Grade, IsoDate, Severity, Verdict } from "../types.ts";
import { ruleName } from "./group.ts";
import type { Display } from "./options.ts";
import { type Style, styleOf } from "./style.ts";
import { type Column, table } from "./table.ts";
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

/** A rule that is no provider's. */
export type OwnRuleRow = Pick<RuleRow, "id" | "title"> & { severity: Severity };

/** A table of rules by provider and by family, each rule with its title below. */
export function rulesText(rules: readonly RuleRow[], own: readonly OwnRuleRow[], display: Display): string {
  const style = styleOf(display);
  const next =
    "Cases: how many were refused or ignored, and how many went through. `drycall explain <rule>` shows them.";
  return [
    ...tables(rules, providerColumns, display.width, style),
    ...tables(own, ownColumns, display.width, style),
    wrap(next, display.width).join("\n"),
  ]
    .join("\n\n")
    .concat("\n");
}

/** The columns after the rule's name, and what stands in them. */
interface Columns<Row> {
  heads: readonly Column[];
  cells(row: Row): readonly string[];
  title(row: Row): string;
}

const providerColumns: Columns<RuleRow> = {
  heads: [{ head: "verdict" }, { head: "grade" }, { head: "cases", align: "right" }],
  cells: ({ verdict, grade, against, accepting }) => [verdict, grade, `${against} / ${accepting}`],
  title: titleOf,
};

const ownColumns: Columns<OwnRuleRow> = {
  heads: [{ head: "severity" }],
  cells: ({ severity }) => [severity],
  title: ({ title }) => title,
};

function tables<Row extends { id: string }>(
  rules: readonly Row[],
  { heads, cells, title }: Columns<Row>,
  width: number,
  { paint, glyphs }: Style,
): string[] {
  return [...new Set(rules.map(({ id }) => familyOf(id)))].map((family) => {
    const own = rules.filter(({ id }) => familyOf(id) === family);
    const named = own.map((rule) => [ruleName(rule.id), ...cells(rule)]);
    const { head, rows } = table([{ head: family }, ...heads], named, width, glyphs.more);
    const titles = own.map((rule) => wrap(title(rule), width - 2).map((line) => `  ${paint("dim", line)}`));
    return [paint("bold", head), ...rows.flatMap((row, index) => [row, ...(titles[index] ?? [])])].join("\n");
  });
}

function familyOf(id: string): string {
  return id.slice(0, id.indexOf("/") + 1);
}

function titleOf(rule: RuleRow): string {
  const dates = [rule.since && `since ${rule.since}`, rule.until && `until ${rule.until}`].filter(Boolean).join(", ");
  return dates === "" ? rule.title : `${rule.title} (${dates})`;
}
