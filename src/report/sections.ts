import type { CheckReport } from "../check.ts";
import { faultLines } from "./fault.ts";
import { ruleName, type SharedFault, sameRule, type ToolFaults } from "./group.ts";
import type { ReportOptions } from "./options.ts";
import type { Style } from "./style.ts";
import { sameTarget } from "./targets.ts";
import { cut, grouped, plural, visible, widthOf, wrap } from "./text.ts";

/** Faults of one rule that are told in full; more are only counted. */
const mostOfOneRule = 50;

/** The faults by tool, then what is only counted: a rule's faults beyond the first fifty, and the notes. */
export function sections(
  tools: readonly ToolFaults[],
  report: CheckReport,
  options: ReportOptions,
  style: Style,
): string[][] {
  const inOrder = [...tools].sort(byPlaceIn(report));
  const { told, untold } = capped(inOrder.map((tool) => ({ ...tool, faults: shownOf(tool, options) })));
  return [
    ...told.flatMap((tool) => section(tool, options, style)),
    untold.map((text) => style.paint("dim", `${style.glyphs.more} and ${text}`)),
    options.notes || options.quiet ? [] : notesLines(inOrder, options.width, style),
  ];
}

function section(tool: ToolFaults, options: ReportOptions, style: Style): string[][] {
  const [first, ...others] = alike(tool.faults).map((faults) => faultLines(faults, options, style));
  return first ? [[heading(tool, options.width, style), "", ...first], ...others] : [];
}

/** `search_flights ── travel.json ───────`. */
function heading({ tool, file }: ToolFaults, width: number, { paint, glyphs }: Style): string {
  const name = cut(tool === undefined ? "All tools together" : visible(tool), width, glyphs.more);
  const room = width - widthOf(name);
  const start = ` ${glyphs.line.repeat(2)} `;
  const place =
    file === undefined ? "" : `${start}${cut(visible(file), Math.max(0, room - start.length - 1), glyphs.more)}`;
  const rest = Math.max(0, room - widthOf(place) - 1);
  return paint(["bold", "underline"], name) + paint("dim", `${place} ${glyphs.line.repeat(rest)}`);
}

function byPlaceIn({ tools }: CheckReport): (a: ToolFaults, b: ToolFaults) => number {
  const places = new Map(tools.map(({ name, origin }, index) => [`${origin.file ?? ""}\0${name}`, index]));
  const placeOf = ({ tool, file }: ToolFaults) => places.get(`${file ?? ""}\0${tool ?? ""}`) ?? -1;
  return (a, b) => placeOf(a) - placeOf(b);
}

function shownOf({ faults }: ToolFaults, { quiet, notes }: ReportOptions): SharedFault[] {
  return faults.filter(({ severity }) => severity === "error" || (!quiet && (notes || severity === "warning")));
}

/** What is told in full, and how many of which rule are not. */
function capped(tools: readonly ToolFaults[]): { told: ToolFaults[]; untold: string[] } {
  const counts = new Map<string, number>();
  const told = tools.map((tool) => {
    const faults = tool.faults.filter(({ findings: [{ rule }] }) => {
      const count = (counts.get(ruleName(rule)) ?? 0) + 1;
      counts.set(ruleName(rule), count);
      return count <= mostOfOneRule;
    });
    return { ...tool, faults };
  });
  const untold = [...counts]
    .filter(([, count]) => count > mostOfOneRule)
    .map(([rule, count]) => `${grouped(count - mostOfOneRule)} more of ${rule} (see --reporter json)`);
  return { told, untold };
}

/** Puts the places together at which the same targets refuse the same. */
function alike(faults: readonly SharedFault[]): [SharedFault, ...SharedFault[]][] {
  const lists: [SharedFault, ...SharedFault[]][] = [];
  for (const fault of faults) {
    const known = lists.find(([first]) => areAlike(first, fault));
    if (known) known.push(fault);
    else lists.push([fault]);
  }
  return lists;
}

function areAlike(a: SharedFault, b: SharedFault): boolean {
  return (
    a.severity === b.severity &&
    a.findings.length === b.findings.length &&
    sameRule(a.findings[0], b.findings[0]) &&
    a.findings.every(({ target }, index) => sameTarget(target, b.findings[index]?.target))
  );
}

function notesLines(tools: readonly ToolFaults[], width: number, { paint, glyphs }: Style): string[] {
  const counts = tools.flatMap(({ tool = "all tools", faults }) => {
    const notes = faults.filter(({ severity }) => severity === "note").length;
    return notes > 0 ? [{ tool: visible(tool), notes }] : [];
  });
  if (counts.length === 0) return [];
  const total = counts.reduce((sum, { notes }) => sum + notes, 0);
  const named = counts.slice(0, 8).map(({ tool, notes }) => `${tool} ${notes}`);
  const more = counts.length > named.length ? `, ${plural(counts.length - named.length, "other tool")}` : "";
  const text = `${glyphs.note} ${plural(total, "note")} (--notes shows them): ${named.join(", ")}${more}`;
  return wrap(text, width).map((line) => paint("dim", line));
}
