import { applyEdits, findNodeAtLocation, type JSONPath, modify, type Node, parseTree } from "jsonc-parser";
import { tokensOf } from "../schema/pointer.ts";
import type { Edit } from "../types.ts";

/** Edits JSON or JSONC. The text is one that `readJson` accepts; pointers are into the whole file. */
export function rewriteJson(text: string, edits: readonly Edit[]): string {
  return edits.reduce(editText, text);
}

function editText(text: string, edit: Edit): string {
  const path = pathOf(parseTree(text), tokensOf(edit.path));
  const isInsertion = edit.op === "add" && typeof path.at(-1) === "number";
  const value = edit.op === "remove" ? undefined : edit.value;
  const formattingOptions = { ...indentOf(text), eol: text.includes("\r\n") ? "\r\n" : "\n" };
  return applyEdits(text, modify(text, path, value, { formattingOptions, isArrayInsertion: isInsertion }));
}

/** The parser wants numbers for the places in arrays. */
function pathOf(root: Node | undefined, tokens: readonly string[]): JSONPath {
  const path: JSONPath = [];
  for (const token of tokens) {
    const around = root && findNodeAtLocation(root, path);
    path.push(around?.type === "array" ? Number(token) : token);
  }
  return path;
}

function indentOf(text: string): { insertSpaces: boolean; tabSize: number } {
  const [, indent = "  "] = /^([ \t]+)\S/m.exec(text) ?? [];
  return { insertSpaces: !indent.startsWith("\t"), tabSize: indent.startsWith("\t") ? 1 : indent.length };
}
