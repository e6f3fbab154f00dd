import type { CheckReport } from "../check.ts";
import { diffText } from "./diff.ts";
import { countFaults, groupFindings } from "./group.ts";
import { heldLines } from "./held.ts";
import { matrix } from "./matrix.ts";
import type { ReportOptions } from "./options.ts";
import { sections } from "./sections.ts";
import { styleOf } from "./style.ts";
import { discoveredLines, failureLines, nextLines, passedOverLines, summaryLines } from "./summary.ts";
import { tenantsLines } from "./tenants.ts";
import { tokensTable } from "./tokens.ts";

/** The report for a person: faults by tool, a matrix of tools and targets, what was left out, and a summary. */
export function terminal(report: CheckReport, options: ReportOptions): string {
  const style = styleOf(options);
  const tools = groupFindings(report.findings);
  const counts = countFaults(tools);
  const blocks = [
    discoveredLines(options, style),
    ...sections(tools, report, options, style),
    matrix(report, options.width, style),
    tokensTable(report, options, style),
    tenantsLines(report, options, style),
    ...(report.diff ? [diffText(report.diff, options).trimEnd().split("\n")] : []),
    heldLines(report, options, style),
    passedOverLines(report, options, style),
    failureLines(report, options, style),
    [...summaryLines(report, counts, options, style), ...nextLines(tools, options, style)],
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${text.join("\n\n")}\n`;
}
