import type { CheckReport } from "../../check.ts";
import { grouped } from "../text.ts";
import { columnsOf, dearest } from "../tokens.ts";
import { escapeHtml } from "./escape.ts";

/** What the tools cost each model, and which cost most; nothing where it was not counted. */
export function tokensView({ tokens = [] }: CheckReport): string {
  if (tokens.length === 0) return "";
  const rows = columnsOf(tokens, Number.POSITIVE_INFINITY).map((column) => {
    const { names, count } = column;
    const tools = dearest(column).map(([tool, cost]) => `${escapeHtml(tool)} ${grouped(cost)}`);
    return `<dt>${escapeHtml(names)} <b>${grouped(count.total)}</b></dt><dd>${tools.join(", ")}<br>${escapeHtml(count.basis)}</dd>`;
  });
  return `<details class="tokens"><summary>What the tools cost in a prompt, in tokens</summary><dl>${rows.join("\n")}</dl></details>\n`;
}
