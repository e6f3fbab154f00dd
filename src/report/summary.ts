import type { CheckReport } from "../check.ts";
import type { Severity } from "../types.ts";
import { ruleName, type ToolFaults } from "./group.ts";
import type { ReportOptions } from "./options.ts";
import { markOf, type Style } from "./style.ts";
import { plural, visible, wrap } from "./text.ts";

/** Things passed over that are told one by one; of more, only the first are named. */
const mostPassedOver = 5;

/** What was taken without being named, and why. */
export function discoveredLines({ discovered, width }: ReportOptions, { paint }: Style): string[] {
  const sentences = discovered.map((text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`);
  return sentences
    .flatMap((text, index) => wrap(visible(index === 0 ? `No input is named. ${text}` : text), width))
    .map((line) => paint("dim", line));
}

export function passedOverLines({ passedOver }: CheckReport, { width }: ReportOptions, style: Style): string[] {
  if (passedOver.length === 0) return [];
  const { paint, glyphs } = style;
  const shown = passedOver.slice(0, mostPassedOver).map(({ file, what, why }) => {
    return `${file === undefined ? "" : `${file}: `}${what}: ${why}`;
  });
  const rest = passedOver.length - shown.length;
  const more = rest > 0 ? [`${glyphs.more} and ${plural(rest, "other")} (see --reporter json)`] : [];
  return [
    paint("dim", "Passed over"),
    ...[...shown, ...more].flatMap((text) =>
      wrap(visible(text), width - 4).map((line, index) =>
        paint("dim", index === 0 ? `  ${glyphs.note} ${line}` : `    ${line}`),
      ),
    ),
  ];
}

/** The inputs that could not be read. */
export function failureLines({ failures }: CheckReport, { width }: ReportOptions, style: Style): string[] {
  return failures.flatMap(({ message, hint }) => [
    ...wrap(visible(message), width - 2).map((line, index) => `${index === 0 ? markOf("error", style) : " "} ${line}`),
    ...(hint === undefined ? [] : wrap(visible(hint), width - 4).map((line) => `    ${style.paint("dim", line)}`)),
  ]);
}

/** `✗ 7 errors, 2 warnings and 3 notes in 12 tools on 4 targets as of 2026-11-21 · 143 ms`. */
export function summaryLines(
  report: CheckReport,
  counts: Readonly<Record<Severity, number>>,
  { width }: ReportOptions,
  style: Style,
): string[] {
  const { glyphs, paint } = style;
  const mark = counts.error > 0 ? "error" : counts.warning > 0 ? "warning" : "accept";
  const what = `${summaryText(report, counts)} as of ${report.asOf}`;
  const [first = "", ...others] = wrap(`${what} ${glyphs.dot} ${duration(report.milliseconds)}`, width - 2);
  const bold = (line: string) => paint(mark === "accept" ? ["bold", "green"] : "bold", line);
  return [`${markOf(mark, style)} ${bold(first)}`, ...others.map((line) => `  ${bold(line)}`)];
}

/** `7 errors and 3 notes in 12 tools on 4 targets`. */
export function summaryText({ tools, judgements }: CheckReport, counts: Readonly<Record<Severity, number>>): string {
  const targets = new Set(judgements.map(({ target }) => target));
  const found = severities.flatMap((severity) => (counts[severity] > 0 ? plural(counts[severity], severity) : []));
  const where = `${plural(tools.length, "tool")} on ${plural(targets.size, "target")}`;
  return `${found.length > 0 ? listed(found) : "Nothing to refuse"} in ${where}`;
}

const severities: readonly Severity[] = ["error", "warning", "note"];

/** What to do next. */
export function nextLines(tools: readonly ToolFaults[], { width }: ReportOptions, { paint, glyphs }: Style): string[] {
  const first = tools.flatMap(({ faults }) => faults).find(({ severity }) => severity !== "note");
  const text = first
    ? `\`drycall explain ${ruleName(first.findings[0].rule)}\` shows the evidence.`
    : "`drycall --target all` asks every provider.";
  return wrap(text, width - 4).map(
    (line, index) => `${index === 0 ? `  ${paint("green", glyphs.arrow)}` : "   "} ${line}`,
  );
}

function listed(parts: readonly string[]): string {
  return [parts.slice(0, -1).join(", "), ...parts.slice(-1)].filter((part) => part !== "").join(" and ");
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
