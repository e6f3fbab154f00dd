import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { tokensOf } from "../schema/pointer.ts";
import type { Pointer } from "../types.ts";
import { indentAt, pathOf } from "./rewrite-json.ts";

/** A part of a text. */
export interface Span {
  offset: number;
  length: number;
  /** What the line of its beginning is indented by. */
  indent: string;
}

/** Tells where the values of a JSON or JSONC text stand; the text is read once. */
export function jsonSpans(text: string): (at: Pointer) => Span | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  return (at) => {
    const node = root && findNodeAtLocation(root, pathOf(root, tokensOf(at)));
    return node && { offset: node.offset, length: node.length, indent: indentAt(text, node.offset) };
  };
}
