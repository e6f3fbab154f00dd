import { applyEdits, findNodeAtLocation, type JSONPath, modify, type Node, parseTree } from "jsonc-parser";
import { isObject } from "../schema/json.ts";
import { tokensOf } from "../schema/pointer.ts";
import type { Edit } from "../types.ts";

/** Longer values are written over several lines. */
const shortest = 60;

/** Edits JSON or JSONC. The text is one that `readJson` accepts; pointers are into the whole file. */
export function rewriteJson(text: string, edits: readonly Edit[]): string {
  return edits.reduce(editText, text);
}

function editText(text: string, edit: Edit): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const path = pathOf(root, tokensOf(edit.path));
  if (edit.op === "remove") return applyEdits(text, modify(text, path, undefined, {}));
  const around = path.length > 0 && root ? findNodeAtLocation(root, path.slice(0, -1)) : undefined;
  const there = root && findNodeAtLocation(root, path);
  if (around && (!there || (edit.op === "add" && around.type === "array")))
    return insert(text, around, path, edit.value);
  if (!there) throw new Error(`no place for ${edit.op} ${edit.path}`);
  const written = valueText(edit.value, indentAt(text, there.offset), text);
  return splice(text, there.offset, there.length, written);
}

/** Puts a member into an object, or an item into a list, laid out as its neighbours are. */
function insert(text: string, around: Node, path: JSONPath, value: unknown): string {
  const members = around.children ?? [];
  const key = path.at(-1);
  const [next, last] = [typeof key === "number" ? members[key] : undefined, members.at(-1)];
  const label = typeof key === "string" ? `${JSON.stringify(key)}: ` : "";
  if (!last) {
    const item = `${label}${valueText(value, indentAt(text, around.offset), text)}`;
    return splice(text, around.offset + 1, 0, typeof key === "string" ? ` ${item} ` : item);
  }
  const indent = indentAt(text, last.offset);
  const isBelow = text.slice(around.offset, last.offset).includes("\n");
  const gap = isBelow ? `${lineEnd(text)}${indent}` : " ";
  const item = `${label}${valueText(value, indent, text)}`;
  if (next) return splice(text, next.offset, 0, `${item},${gap}`);
  return splice(text, last.offset + last.length, 0, `,${gap}${item}`);
}

/** The parser wants numbers for the places in arrays. */
export function pathOf(root: Node | undefined, tokens: readonly string[]): JSONPath {
  const path: JSONPath = [];
  for (const token of tokens) {
    const around = root && findNodeAtLocation(root, path);
    path.push(around?.type === "array" ? Number(token) : token);
  }
  return path;
}

function valueText(value: unknown, indent: string, text: string): string {
  const short = oneLine(value);
  if (short.length <= shortest) return short;
  const [, step = "  "] = /^([ \t]+)\S/m.exec(text) ?? [];
  return JSON.stringify(value, null, step).replaceAll("\n", `${lineEnd(text)}${indent}`);
}

/** `{ "a": [1, 2] }`, as people write it. */
function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${oneLine(part)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

export function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

function lineEnd(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

function splice(text: string, offset: number, length: number, inserted: string): string {
  return text.slice(0, offset) + inserted + text.slice(offset + length);
}
