import type { CheckReport } from "../../check.ts";
import { type Mark, marksByWho, type Row } from "../marks.ts";
import { plural } from "../text.ts";
import { escapeHtml } from "./escape.ts";
import { glyphOf } from "./fault.ts";

/** A longer table is folded. */
const manyRows = 40;

const words: Readonly<Record<Mark, string>> = {
  accept: "accepted",
  error: "refused",
  warning: "refused, less surely",
  note: "a note",
};

/** Who takes which tool. `idOf` names the section of a tool that has faults. */
export function matrixView(report: CheckReport, idOf: (row: Row) => string | undefined): string {
  const { whos, rows } = marksByWho(report);
  if (whos.length === 0 || rows.length === 0) return "";
  const heads = whos.map((who) => `<th scope="col"><span>${escapeHtml(who)}</span></th>`).join("");
  const body = rows.map((row) => rowView(row, whos, idOf(row))).join("\n");
  const legend = (["accept", "error", "warning", "note"] as const)
    .map((mark) => `<span><b class="${mark}">${glyphOf[mark]}</b> ${words[mark]}</span>`)
    .join(" ");
  const open = rows.length <= manyRows ? " open" : "";
  return `<details class="matrix"${open}><summary>Who takes which tool: ${plural(rows.length, "tool")}, ${plural(whos.length, "provider")}</summary>
<p class="legend">${legend}</p>
<table>
<thead><tr><td></td>${heads}</tr></thead>
<tbody>
${body}
</tbody></table></details>
`;
}

function rowView({ tool, marks }: Row, whos: readonly string[], id: string | undefined): string {
  const name = tool === undefined ? "All tools together" : escapeHtml(tool);
  const head = id === undefined ? name : `<a href="#${id}">${name}</a>`;
  const cells = marks.map((mark, index) => {
    if (mark === undefined) return "<td></td>";
    return mark === "accept"
      ? `<td class="accept">✓</td>`
      : `<td class="${mark}" title="${escapeHtml(whos[index] ?? "")}: ${words[mark]}">${glyphOf[mark]}</td>`;
  });
  return `<tr data-tool="${name}"><th scope="row">${head}</th>${cells.join("")}</tr>`;
}
