import type { CheckReport } from "../check.ts";
import type { TargetTokens } from "../tokens/index.ts";
import type { ReportOptions } from "./options.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cut, grouped, visible, widthOf, wrap } from "./text.ts";

/** Of more tools, only the dearest are told. */
const mostRows = 40;
const widestName = 40;

/**
 * What each tool costs each model, the dearest first. Models that count alike share a column:
 *
 *     tokens          openai  anthropic  gemini bedrock
 *     search_flights     148        211             204
 */
export function tokensTable({ tokens = [] }: CheckReport, { width }: ReportOptions, style: Style): string[] {
  if (tokens.length === 0) return [];
  const { paint, glyphs } = style;
  const columns = columnsOf(tokens, width);
  const tools = [...new Set(columns.flatMap(({ count }) => count.perTool.map(({ tool }) => tool)))]
    .map((tool) => ({ tool, costs: columns.map(({ costs }) => costs.get(tool) ?? 0) }))
    .sort((a, b) => Math.max(...b.costs) - Math.max(...a.costs));
  const row = (name: string, costs: readonly number[]) => [`  ${name}`, ...costs.map((cost) => grouped(cost))];
  const { head, rows } = table(
    [{ head: "  tokens" }, ...columns.map(({ names }) => ({ head: names, align: "right" as const }))],
    [
      ...tools.slice(0, mostRows).map(({ tool, costs }) => row(cut(visible(tool), widestName, glyphs.more), costs)),
      row(
        "around them",
        columns.map(({ count }) => count.overhead),
      ),
      row(
        "in all",
        columns.map(({ count }) => count.total),
      ),
    ],
    width,
    glyphs.more,
  );
  const untold = tools.length - mostRows;
  const more = untold > 0 ? [`  ${glyphs.more} and ${grouped(untold)} cheaper tools (see --reporter json)`] : [];
  const told = columns.length < columnsOf(tokens, Number.POSITIVE_INFINITY).length;
  return [
    paint("bold", head),
    ...rows.slice(0, -2),
    ...more.map((line) => paint("dim", line)),
    ...rows.slice(-2, -1).map((line) => paint("dim", line)),
    ...rows.slice(-1).map((line) => paint("bold", line)),
    "",
    ...columns
      .map(({ names, count }) => `${names}: ${count.basis}`)
      .concat(told ? [`${glyphs.more} the others: see --reporter json`] : [])
      .flatMap((text) => wrap(visible(text), width - 4))
      .map((line) => `  ${paint("dim", line)}`),
  ];
}

export interface TokenColumn {
  names: string;
  count: TargetTokens;
  /** Tool → its tokens. */
  costs: ReadonlyMap<string, number>;
}

/** A column for each way of counting, as many as there is room for. */
export function columnsOf(tokens: readonly TargetTokens[], width: number): TokenColumn[] {
  const alike = new Map<string, TargetTokens[]>();
  for (const count of tokens) {
    const key = JSON.stringify([count.perTool, count.overhead, count.basis]);
    alike.set(key, [...(alike.get(key) ?? []), count]);
  }
  const names = tokens.flatMap(({ perTool }) => perTool.map(({ tool }) => widthOf(visible(tool))));
  let room =
    width -
    2 -
    Math.min(
      widestName,
      names.reduce((a, b) => Math.max(a, b), 12),
    );
  return [...alike.values()].flatMap((counts): TokenColumn[] => {
    const [count] = counts;
    if (!count) return [];
    const others = counts.length - 1;
    const heading = others === 0 ? count.target : `${count.target} +${others}`;
    room -= Math.max(8, widthOf(heading) + 2);
    const costs = new Map(count.perTool.map(({ tool, tokens: cost }) => [tool, cost]));
    return room < 0 ? [] : [{ names: heading, count, costs }];
  });
}

/** The tools that cost most, and how much. */
export function dearest({ costs }: TokenColumn): [tool: string, tokens: number][] {
  return [...costs].sort(([, a], [, b]) => b - a).slice(0, 5);
}
