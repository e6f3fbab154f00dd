import type { CheckReport } from "../check.ts";
import { code, prose } from "./markdown-text.ts";
import { plural } from "./text.ts";
import { columnsOf, dearest } from "./tokens.ts";

/** What the tools cost each model, and which cost most; nothing where it was not counted. */
export function tokensBlock({ tokens = [] }: CheckReport): string[] {
  if (tokens.length === 0) return [];
  const columns = columnsOf(tokens, Number.POSITIVE_INFINITY);
  const rows = columns.map((column) => {
    const tools = dearest(column).map(([tool, cost]) => `${code(tool, { cell: true })} ${cost}`);
    return `| ${code(column.names, { cell: true })} | ${column.count.total} | ${tools.join(", ")} |`;
  });
  const bases = columns.map(({ names, count }) => `- ${code(names)}: ${prose(count.basis)}`);
  const table = ["| asked | tokens in all | the dearest tools |", "| --- | --: | --- |", ...rows].join("\n");
  const how = `<details><summary>How it was counted: ${plural(columns.length, "way")}</summary>\n\n${bases.join("\n")}\n\n</details>`;
  return [["### What the tools cost in a prompt", table, how].join("\n\n")];
}
