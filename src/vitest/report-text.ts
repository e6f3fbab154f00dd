import type { CheckReport } from "../check.ts";
import { version } from "../package.ts";
import { groupFindings } from "../report/group.ts";
import type { ReportOptions } from "../report/options.ts";
import { sections } from "../report/sections.ts";
import { styleOf } from "../report/style.ts";

/** The errors of a report, as on the terminal: for a test's message. */
export function reportText(report: CheckReport): string {
  const display = { width: 100, colour: false, unicode: true };
  const options: ReportOptions = {
    ...display,
    version: version(),
    quiet: true,
    notes: false,
    discovered: [],
    files: new Map(),
  };
  const blocks = sections(groupFindings(report.findings), report, options, styleOf(options));
  return blocks
    .map((lines) => lines.join("\n"))
    .join("\n\n")
    .trimEnd();
}
