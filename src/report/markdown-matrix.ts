import type { CheckReport } from "../check.ts";
import { code } from "./markdown-text.ts";
import { loudest, type Mark, marksByWho, type Row } from "./marks.ts";
import { plural } from "./text.ts";

/** More rows than this are no overview. */
const mostRows = 60;

const glyphs: Readonly<Record<Mark, string>> = { accept: "✅", error: "❌", warning: "⚠️", note: "ℹ️" };

/** Who takes which tool: a table of tools and of those asked. */
export function matrixBlock(report: CheckReport): string[] {
  const { whos, rows } = marksByWho(report);
  if (rows.length === 0 || whos.length === 0) return [];
  const told = rows.length <= mostRows ? rows : rows.filter((row) => isLoud(loudest(row)));
  const shown = told.slice(0, mostRows);
  const hidden = rows.length - shown.length;
  const clean = rows.filter((row) => !shown.includes(row) && !isLoud(loudest(row))).length;
  const table = [
    ["tool", ...whos.map((who) => code(who, { cell: true }))],
    ["---", ...whos.map(() => ":-:")],
    ...shown.map((row) => [nameOf(row), ...row.marks.map((mark) => (mark ? glyphs[mark] : ""))]),
  ].map((cells) => `| ${cells.join(" | ")} |`);
  const rest =
    hidden > 0 ? [`And ${plural(hidden, "tool")} more, ${clean} of them neither refused nor warned of.`] : [];
  const legend = "✅ accepted, ❌ refused, ⚠️ refused, less surely, ℹ️ a note";
  return [["### Who takes which tool", table.join("\n"), ...rest, `<sub>${legend}</sub>`].join("\n\n")];
}

function nameOf({ tool }: Row): string {
  return tool === undefined ? "*(all tools together)*" : code(tool, { cell: true });
}

function isLoud(mark: Mark): boolean {
  return mark === "error" || mark === "warning";
}
