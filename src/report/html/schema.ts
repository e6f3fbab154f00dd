import { isObject } from "../../schema/json.ts";
import { isPlainJson } from "../../schema/plain.ts";
import { join } from "../../schema/pointer.ts";
import type { Pointer, Severity } from "../../types.ts";
import { plural } from "../text.ts";
import { escapeHtml } from "./escape.ts";

/** A place of a schema that a fault points at. */
export interface Marked {
  pointer: Pointer;
  severity: Severity;
  title: string;
  /** The id of the fault's element. */
  fault: string;
}

/** A line of a schema, and the place that begins on it. */
interface Line {
  text: string;
  pointer?: Pointer;
}

/** A schema is shown whole up to here; of a longer one, the lines around its marks. */
const mostLines = 400;
const around = 8;

/** A list of scalars that is no longer stands on one line. */
const widestList = 72;

/**
 * A schema as indented text, each marked place with what is wrong there below it.
 *
 * @returns the markup, and the id of the element at each marked pointer; nothing where the schema is no JSON
 */
export function schemaView(
  schema: unknown,
  marks: readonly Marked[],
  prefix: string,
): { markup: string; idOf: ReadonlyMap<Pointer, string> } | undefined {
  if (schema === undefined || !isPlainJson(schema)) return undefined;
  const lines = linesOf(schema);
  const at = new Map<number, Marked[]>();
  const idOf = new Map<Pointer, string>();
  const indexOf = new Map(lines.flatMap(({ pointer }, index) => (pointer === undefined ? [] : [[pointer, index]])));
  for (const mark of marks) {
    const index = nearestLine(mark.pointer, indexOf);
    at.set(index, [...(at.get(index) ?? []), mark]);
    idOf.set(mark.pointer, `${prefix}-${index}`);
  }
  const shown = lines.map((_, index) => lines.length <= mostLines || isNear(index, at));
  const markup = lines.map((line, index) => {
    const marked = at.get(index);
    if (marked) return markedLine(line.text, marked, `${prefix}-${index}`);
    if (shown[index]) return `${escapeHtml(line.text)}\n`;
    return index === 0 || shown[index - 1] ? gap(shown.slice(index).findIndex(Boolean), shown.length - index) : "";
  });
  return { markup: `<pre tabindex="0">${markup.join("")}</pre>`, idOf };
}

/** The line of a place, or of the nearest place above it that exists. */
function nearestLine(pointer: Pointer, indexOf: ReadonlyMap<Pointer, number>): number {
  let place = pointer;
  while (place !== "" && !indexOf.has(place)) place = above(place);
  return indexOf.get(place) ?? 0;
}

function above(pointer: Pointer): Pointer {
  const parent = pointer.slice(0, pointer.lastIndexOf("/"));
  return parent === "" ? "" : `/${parent.slice(1)}`;
}

function isNear(index: number, at: ReadonlyMap<number, unknown>): boolean {
  for (let near = index - around; near <= index + around; near++) if (at.has(near)) return true;
  return index < around;
}

function gap(next: number, rest: number): string {
  return `<i class="gap">${plural(next === -1 ? rest : next, "line")}</i>\n`;
}

function markedLine(text: string, marks: readonly Marked[], id: string): string {
  const worst = (["error", "warning", "note"] as const).find((severity) =>
    marks.some((mark) => mark.severity === severity),
  );
  const indent = /^ */.exec(text)?.[0] ?? "";
  const notes = marks.map(({ title, severity, fault }) => {
    return `${indent}<a class="${severity}" href="#${fault}">↑ ${escapeHtml(title.replaceAll("`", ""))}</a>\n`;
  });
  return `${indent}<mark class="${worst}" id="${id}">${escapeHtml(text.slice(indent.length))}</mark>\n${notes.join("")}`;
}

function linesOf(schema: unknown): Line[] {
  const lines: Line[] = [];
  const write = (value: unknown, pointer: Pointer, indent: string, key: string, end: string): void => {
    const parts = partsOf(value);
    const flat = parts.length === 0 || (Array.isArray(value) && !parts.some(({ value: part }) => isNested(part)));
    const text = flat ? oneLine(value) : "";
    if (flat && (!Array.isArray(value) || text.length <= widestList || parts.length === 0)) {
      lines.push({ text: `${indent}${key}${text}${end}`, pointer });
      return;
    }
    const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
    lines.push({ text: `${indent}${key}${open}`, pointer });
    parts.forEach(({ token, value: part }, index) => {
      const name = Array.isArray(value) ? "" : `${JSON.stringify(token)}: `;
      write(part, join(pointer, token), `${indent}  `, name, index < parts.length - 1 ? "," : "");
    });
    lines.push({ text: `${indent}${close}${end}` });
  };
  write(schema, "", "", "", "");
  return lines;
}

function oneLine(value: unknown): string {
  return Array.isArray(value) ? `[${value.map((part) => JSON.stringify(part)).join(", ")}]` : JSON.stringify(value);
}

function partsOf(value: unknown): { token: string; value: unknown }[] {
  if (Array.isArray(value)) return value.map((part, index) => ({ token: String(index), value: part }));
  return isObject(value) ? Object.entries(value).map(([token, part]) => ({ token, value: part })) : [];
}

function isNested(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
