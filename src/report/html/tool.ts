import type { Tool } from "../../types.ts";
import type { SharedFault, ToolFaults } from "../group.ts";
import type { ReportOptions } from "../options.ts";
import { pathInRepository } from "../place.ts";
import { plural } from "../text.ts";
import { escapeHtml } from "./escape.ts";
import { faultView, glyphOf } from "./fault.ts";
import { type Marked, schemaView } from "./schema.ts";

/** A tool's faults, and its schema with the places marked. */
export function toolView(group: ToolFaults, tool: Tool | undefined, id: string, options: ReportOptions): string {
  const { faults, file } = group;
  const marks = faults.map((fault, index) => markOf(fault, `${id}-f${index}`));
  const view = tool && schemaView(tool.inputSchema, marks, `${id}-l`);
  const name = group.tool === undefined ? "All tools together" : escapeHtml(group.tool);
  const where = file === undefined ? "" : ` <span>${escapeHtml(pathInRepository(file, options))}</span>`;
  const shown = faults.map((fault, index) => {
    return faultView(fault, `${id}-f${index}`, view?.idOf.get(fault.findings[0].pointer), options);
  });
  const schema = view
    ? `<details class="schema"><summary>The schema, ${plural(view.idOf.size, "place")} marked</summary>${view.markup}</details>\n`
    : "";
  return `<section id="${id}" data-tool="${name}">
<h2>${name}${where} ${badges(faults)}</h2>
${shown.join("")}${schema}</section>
`;
}

function badges(faults: readonly SharedFault[]): string {
  return (["error", "warning", "note"] as const)
    .flatMap((severity) => {
      const count = faults.filter((fault) => fault.severity === severity).length;
      const title = plural(count, severity);
      return count > 0 ? `<b class="badge ${severity}" title="${title}">${glyphOf[severity]} ${count}</b>` : [];
    })
    .join(" ");
}

function markOf({ severity, findings: [{ pointer, title }] }: SharedFault, fault: string): Marked {
  return { pointer, severity, title, fault };
}
