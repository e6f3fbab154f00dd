import { hash } from "node:crypto";
import type { CheckReport } from "../../check.ts";
import type { Severity } from "../../types.ts";
import { countFaults, groupFindings, ruleName, type SharedFault, type ToolFaults } from "../group.ts";
import { heldText } from "../held.ts";
import { marksByWho } from "../marks.ts";
import type { ReportOptions } from "../options.ts";
import { summaryText } from "../summary.ts";
import { targetsText } from "../targets.ts";
import { plural } from "../text.ts";
import { escapeHtml, prose } from "./escape.ts";
import { whosOf } from "./fault.ts";
import { matrixView } from "./matrix.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";
import { tokensView } from "./tokens.ts";
import { toolView } from "./tool.ts";

/**
 * The report as one page that fetches nothing: it can be opened from a disk, and read without JavaScript. Its policy
 * lets no script and no style run but its own, whatever a schema holds.
 *
 * @param above what stands before the tools, as HTML
 */
export function html(report: CheckReport, options: ReportOptions, above = ""): string {
  const groups = groupsOf(report, options);
  const ids = new Map(groups.map((group, index) => [keyOf(group), `t${index}`]));
  const tools = new Map(report.tools.map((tool) => [keyOf({ tool: tool.name, file: tool.origin.file }), tool]));
  const sections = groups.map((group, index) => toolView(group, tools.get(keyOf(group)), `t${index}`, options));
  const faults = groups.flatMap((group) => group.faults);
  const summary = summaryText(report, countFaults(groupFindings(report.findings)));
  const columns = `table { --columns: ${marksByWho(report).whos.length}; }`;
  const styles = `${style}${columns}\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${digest(styles)}'; script-src '${digest(script)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>drycall: ${escapeHtml(summary)}</title>
<style>${styles}</style>
</head>
<body>
<header>
<p class="brand">drycall ${escapeHtml(options.version)}</p>
<h1>${escapeHtml(summary)}</h1>
<details class="about"><summary>Rules as of ${report.asOf}, ${plural(report.targets.length, "target")} asked</summary>${escapeHtml(targetsText(report.targets))}</details>
<p class="about">${escapeHtml(heldText(report))}</p>
${failuresView(report)}</header>
${filters(faults)}<main>
${above}${matrixView(report, ({ tool, file }) => ids.get(keyOf({ tool, file })))}${tokensView(report)}${sections.join("")}<p class="none"${faults.length > 0 ? " hidden" : ""}>${faults.length > 0 ? "Nothing fits the filters." : "There is nothing to mend."}</p>
</main>
<footer>${discoveredView(options)}${passedOverView(report)}<p><code>drycall explain &lt;rule&gt;</code> shows every answer that holds a rule up.</p></footer>
<script>${script}</script>
</body>
</html>
`;
}

/** The tools that have faults, in the order of the inputs; what concerns all of them comes first. */
function groupsOf({ findings, tools }: CheckReport, { quiet }: ReportOptions): ToolFaults[] {
  const places = new Map(tools.map(({ name, origin }, index) => [keyOf({ tool: name, file: origin.file }), index]));
  return groupFindings(findings)
    .map((group) => ({ ...group, faults: group.faults.filter(({ severity }) => !quiet || severity === "error") }))
    .filter(({ faults }) => faults.length > 0)
    .sort((a, b) => (places.get(keyOf(a)) ?? -1) - (places.get(keyOf(b)) ?? -1));
}

function filters(faults: readonly SharedFault[]): string {
  if (faults.length === 0) return "";
  const whos = [...new Set(faults.flatMap(whosOf))].sort();
  const rules = [...new Set(faults.map(({ findings: [{ rule }] }) => ruleName(rule)))].sort();
  const isLoud = faults.some(({ severity }) => severity !== "note");
  const box = (severity: Severity) => {
    const count = faults.filter((fault) => fault.severity === severity).length;
    // Notes are many, and seldom what one looks for.
    const checked = severity !== "note" || !isLoud ? " checked" : "";
    const name = plural(count, severity);
    return count > 0
      ? `<label><input type="checkbox" name="severity" value="${severity}"${checked}>${name}</label>`
      : "";
  };
  return `<form aria-label="Filters"><div>
<input type="search" name="text" placeholder="Tool, place, words" aria-label="Text" autocomplete="off">
${choice("who", "Every provider", whos)}${choice("rule", "Every rule", rules)}
${box("error")}${box("warning")}${box("note")}
<button type="reset">Reset</button><output></output>
</div></form>
`;
}

function choice(name: string, every: string, values: readonly string[]): string {
  const options = values.map((value) => `<option>${escapeHtml(value)}</option>`).join("");
  return `<select name="${name}" aria-label="${every}"><option value="">${every}</option>${options}</select>`;
}

function failuresView({ failures }: CheckReport): string {
  if (failures.length === 0) return "";
  const items = failures.map(({ message, hint }) => {
    return `<li>${escapeHtml(message)}${hint === undefined ? "" : `<br>${prose(hint)}`}</li>`;
  });
  return `<div class="alert"><b>Not everything could be read</b><ul>${items.join("")}</ul></div>\n`;
}

function discoveredView({ discovered }: ReportOptions): string {
  return discovered.map((text) => `<p>${escapeHtml(text)}</p>`).join("");
}

function passedOverView({ passedOver }: CheckReport): string {
  if (passedOver.length === 0) return "";
  const items = passedOver.map(({ file, what, why }) => {
    return `<li>${escapeHtml(file === undefined ? what : `${file}: ${what}`)}: ${escapeHtml(why)}</li>`;
  });
  return `<details><summary>Passed over: ${passedOver.length}</summary><ul>${items.join("")}</ul></details>`;
}

function digest(text: string): string {
  return `sha256-${hash("sha256", text, "base64")}`;
}

function keyOf({ tool, file }: { tool?: string | undefined; file?: string | undefined }): string {
  return `${file ?? ""}\0${tool ?? "\0"}`;
}
