import type { Position, Severity } from "../types.ts";
import { colourOf, type Style } from "./style.ts";
import { cut, visible, widthOf } from "./text.ts";

/**
 * The line of a position with its neighbours, and the place underlined:
 *
 *     11 │ "properties": {
 *     12 │   "stops": { "type": "array" }
 *        │   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━
 *     13 │ }
 */
export function frame(
  lines: readonly string[],
  at: Position,
  severity: Severity,
  width: number,
  { paint, glyphs }: Style,
): string[] {
  const line = lines[at.line - 1];
  if (line === undefined) return [];
  const first = Math.max(1, at.line - 1);
  const shown = lines.slice(first - 1, at.line + 1);
  const digits = String(first + shown.length - 1).length;
  const room = Math.max(10, width - digits - 3);
  const span = spanAt(line, at.column - 1);
  const from = windowStart(shown, line, span, room, glyphs.more.length);
  const gutter = (label: string) => paint("dim", `${label.padStart(digits)} ${glyphs.bar}`);
  return shown.flatMap((text, index) => {
    const number = first + index;
    const seen = view(text, from, room, glyphs.more);
    if (number !== at.line) return [`${gutter(String(number))} ${paint("dim", seen)}`.trimEnd()];
    const before = view(line.slice(0, span.start), from, room, glyphs.more);
    const marked = view(line.slice(0, span.end), from, room, glyphs.more);
    const under = glyphs.under.repeat(Math.max(1, widthOf(marked) - widthOf(before)));
    return [
      `${gutter(String(number))} ${seen}`,
      `${gutter("")} ${" ".repeat(widthOf(before))}${paint(colourOf[severity], under)}`,
    ];
  });
}

interface Span {
  start: number;
  end: number;
}

/** The value that starts at a column, with its key where that stands before it. */
function spanAt(line: string, at: number): Span {
  const key = /(?:"(?:[^"\\]|\\.)*"|[^\s"{}[\],:]+)\s*:\s*$/.exec(line.slice(0, at));
  return { start: key?.index ?? at, end: valueEnd(line, at) };
}

function valueEnd(line: string, at: number): number {
  const rest = line.slice(at);
  const scalar = /^(?:"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*|true\b|false\b|null\b)/.exec(rest);
  if (scalar) return at + scalar[0].length;
  const closed = /^[{[]/.test(rest) ? closingBracket(rest) : undefined;
  return at + (closed ?? rest.replace(/[\s,]+$/, "").length);
}

function closingBracket(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    if (depth === 0) return index + token.length;
  }
  return undefined;
}

/** The first character to show: the common indentation is left out, and what is left of a place far to the right. */
function windowStart(shown: readonly string[], line: string, span: Span, room: number, more: number): number {
  const indents = shown.filter((text) => text.trim() !== "").map((text) => text.length - text.trimStart().length);
  const indent = Math.min(...indents);
  const end = Math.min(span.end, span.start + room);
  if (widthOf(expand(line.slice(indent, end))) + more <= room) return indent;
  return Math.max(indent, Math.min(span.start - Math.floor(room / 4), line.length - room));
}

function view(text: string, from: number, room: number, more: string): string {
  const cutLeft = from > 0 && text.slice(0, from).trim() !== "";
  return cut(expand(cutLeft ? more + text.slice(from + more.length) : text.slice(from)), room, more);
}

/** Tabs as two spaces, control characters made visible. */
function expand(text: string): string {
  return visible(text.replaceAll("\t", "  "));
}
