import { stripVTControlCharacters } from "node:util";
import type { Disagreement } from "../live/disagreement.ts";
import type { LiveReport } from "../live/live.ts";
import type { TargetReport } from "../live/target.ts";
import { targetText } from "../providers/targets.ts";
import type { Display } from "./options.ts";
import { markOf, type Style, styleOf } from "./style.ts";
import { table } from "./table.ts";
import { grouped, plural, visible, wrap } from "./text.ts";

/** One run of `drycall live`, and where its cases went. */
export interface LiveOutcome {
  report: LiveReport;
  file: string;
  /** Tools that nobody was asked about: they hold a secret, or are no JSON. */
  withheld: readonly string[];
  /** What the inputs hold that is no tool. */
  passedOver: readonly { what: string; why: string }[];
}

/** What the real providers said, and where drycall would have said otherwise. */
export function liveText(outcome: LiveOutcome, display: Display): string {
  const { report, withheld, passedOver } = outcome;
  const style = styleOf(display);
  const blocks = [
    targetTable(report.targets, display, style),
    report.targets.flatMap((target) => unknownLines(target, display, style)),
    [
      ...report.skipped.map(({ who, why }) => `${who} was not asked: ${why}`),
      ...withheld.map(
        (tool) => `${tool} was sent to nobody: it holds a secret, or is no JSON (\`drycall check\` tells)`,
      ),
      ...passedOver.map(({ what, why }) => `${what} was passed over: ${why}`),
    ].flatMap((text) => bullet(`${markOf("note", style)} `, text, display.width)),
    ...report.targets.flatMap((target) =>
      target.disagreements.map((each) => disagreementLines(each, target, display, style)),
    ),
    conclusion(outcome, display, style),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function targetTable(targets: readonly TargetReport[], { width }: Display, style: Style): string[] {
  const { head, rows } = table(
    [
      { head: "agreed", align: "right" },
      { head: "differ", align: "right" },
      { head: "unknown", align: "right" },
      { head: "cost" },
      { head: "target" },
    ],
    targets.map(({ target, agreed, disagreements, unknown, cost, unusable }) => [
      ...(unusable === undefined
        ? [agreed.length, disagreements.length, unknown.length].map(grouped)
        : ["-", "-", "-"]),
      cost,
      targetText(target),
    ]),
    width,
    style.glyphs.more,
  );
  return [style.paint("dim", head), ...rows];
}

/** Why there is no verdict: each reason once. */
function unknownLines({ target, unknown, unusable }: TargetReport, { width }: Display, style: Style): string[] {
  const mark = `${markOf("warning", style)} `;
  if (unusable !== undefined) return bullet(mark, `${targetText(target)} cannot be asked: ${unusable}`, width);
  const reasons = new Map<string, string[]>();
  for (const { tool, why } of unknown) reasons.set(why, [...(reasons.get(why) ?? []), tool]);
  return [...reasons].flatMap(([why, tools]) => {
    const named = tools.slice(0, 3).join(", ");
    const more = tools.length > 3 ? ` and ${tools.length - 3} more` : "";
    return bullet(mark, `${targetText(target)} ${named}${more}: unknown, ${why}`, width);
  });
}

function disagreementLines(
  { differs, tools, judged, answered, case: { id } }: Disagreement,
  { target }: TargetReport,
  { width }: Display,
  style: Style,
): string[] {
  const { paint, glyphs } = style;
  const said = (name: string, verdict: string, message: string | null) => {
    const [first = "", ...others] = wrap(`${verdict}${message === null ? "" : `: ${visible(message)}`}`, width - 13);
    return [`    ${name.padEnd(8)} ${first}`, ...others.map((line) => `${" ".repeat(13)}${line}`)];
  };
  const what = differs === "verdict" ? "another verdict" : "other words";
  return [
    ...bullet(`${markOf("error", style)} `, `${tools.join(", ")} on ${targetText(target)}: ${what}`, width),
    ...said("it says", `${answered.verdict} (${answered.status})`, answered.message),
    ...said("drycall", judged.verdict, judged.message),
    paint("dim", `    ${glyphs.arrow} case ${id}`),
  ];
}

function conclusion({ report, file }: LiveOutcome, { width }: Display, style: Style): string[] {
  const sum = (of: (target: TargetReport) => number) => report.targets.reduce((total, each) => total + of(each), 0);
  const differ = sum(({ disagreements }) => disagreements.length);
  const agreed = sum((target) => target.agreed.length);
  const unknown = sum((target) => target.unknown.length);
  const mark = markOf(differ > 0 ? "error" : agreed > 0 ? "accept" : "warning", style);
  const counts = [
    `${plural(agreed, "verdict")} as judged`,
    `${grouped(differ)} otherwise`,
    `${grouped(unknown)} unknown`,
  ];
  const { requests, tokens } = report.spent;
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const { dot, arrow } = style.glyphs;
  return [
    `${mark} ${style.paint("bold", counts.join(", "))}`,
    `  ${plural(requests, "request")} ${dot} about ${plural(tokens, "input token")} ${dot} ${seconds} s`,
    ...(agreed + differ > 0 ? [] : bullet("  ", "Nothing is known: no provider answered with a verdict.", width)),
    ...(differ > 0
      ? bullet(
          `  ${arrow} `,
          `${file} has the cases: \`drycall evidence ${file}\` judges them again; please report them.`,
          width,
        )
      : []),
  ];
}

function bullet(mark: string, text: string, width: number): string[] {
  const indent = stripVTControlCharacters(mark).length;
  const [first = "", ...others] = wrap(visible(text), width - indent);
  return [`${mark}${first}`, ...others.map((line) => `${" ".repeat(indent)}${line}`)];
}
