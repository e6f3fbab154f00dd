import type { CheckReport } from "../check.ts";
import { targetText } from "../providers/targets.ts";
import type { Target } from "../types.ts";
import { loudest, type Mark, marksOf, type Row } from "./marks.ts";
import { markOf, type Style } from "./style.ts";
import { cut, pad, plural, visible, widthOf, wrap } from "./text.ts";

/** So many tools are all shown; of more, only those that a target refuses or warns of. */
const fewTools = 40;
const mostRows = 60;

const words: Readonly<Record<Mark, string>> = {
  accept: "accepted",
  error: "refused",
  warning: "refused, less surely",
  note: "a note",
};

/**
 * What each target makes of each tool. The heads are stairs, so that a dozen targets stay readable:
 *
 *     openai/responses.tools ──╮
 *     openai/chat.tools ─────╮ │
 *     search_flights         ✗ ✓
 */
export function matrix(report: CheckReport, width: number, style: Style): string[] {
  const { targets, rows } = marksOf(report);
  if (rows.length === 0) return [];
  const { paint, glyphs } = style;
  const told = rows.length <= fewTools ? rows : rows.filter((row) => isLoud(loudest(row)));
  const shown = told.slice(0, mostRows);
  const room = nameRoom(shown, targets, width);
  return [
    ...targets.map((target, index) => head(target, index, targets.length, room, style)).reverse(),
    ...shown.map((row) => {
      const name = pad(cut(nameOf(row), room, glyphs.more), room);
      return `  ${name}${row.marks.map((mark) => ` ${mark ? markOf(mark, style) : " "}`).join("")}`.trimEnd();
    }),
    ...leftOut(rows, shown, style).map((text) => `  ${paint("dim", text)}`),
    "",
    ...legend(rows, width, style),
  ];
}

/** Room for the names, and for the heads above them: each head reaches two columns further than the one below. */
function nameRoom(shown: readonly Row[], targets: readonly Target[], width: number): number {
  const names = shown.map((row) => widthOf(nameOf(row)));
  const heads = targets.map((target, index) => widthOf(targetText(target)) + 1 - 2 * index);
  return Math.max(8, Math.min(Math.max(24, ...names, ...heads), width - 2 - 2 * targets.length));
}

function nameOf({ tool }: Row): string {
  return tool === undefined ? "(all tools together)" : visible(tool);
}

/** `openai/chat.tools ─────╮ │`: one step of the stairs. */
function head(target: Target, index: number, count: number, room: number, { paint, glyphs }: Style): string {
  const end = room + 2 * index + 1;
  const label = cut(targetText(target), end - 1, glyphs.more);
  const stair = ` ${glyphs.line.repeat(Math.max(0, end - widthOf(label) - 1))}${glyphs.corner}`;
  return `  ${label}${paint("dim", stair + ` ${glyphs.bar}`.repeat(count - index - 1))}`;
}

function leftOut(rows: readonly Row[], shown: readonly Row[], { glyphs }: Style): string[] {
  const hidden = rows.filter((row) => !shown.includes(row));
  const count = (wanted: (mark: Mark) => boolean) => hidden.filter((row) => wanted(loudest(row))).length;
  const parts = [
    [count(isLoud), "like these"],
    [count((mark) => mark === "note"), "with notes only"],
    [count((mark) => mark === "accept"), "clean"],
  ] as const;
  const told = parts.flatMap(([number, what]) => (number > 0 ? `${plural(number, "tool")} ${what}` : []));
  return told.length > 0 ? [`${glyphs.more} and ${told.join(", ")}`] : [];
}

function legend(rows: readonly Row[], width: number, { paint, glyphs }: Style): string[] {
  const used = new Set(rows.flatMap(({ marks }) => marks));
  const order: readonly Mark[] = ["accept", "error", "warning", "note"];
  const text = order.flatMap((mark) => (used.has(mark) ? `${glyphs[mark]} ${words[mark]}` : [])).join("   ");
  return wrap(text, width - 2).map((line) => `  ${paint("dim", line)}`);
}

function isLoud(mark: Mark): boolean {
  return mark === "error" || mark === "warning";
}
