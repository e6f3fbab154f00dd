import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isObject } from "../../schema/json.ts";
import { member } from "./member.ts";

/** A node of Babel's tree: https://github.com/babel/babel/blob/main/packages/babel-parser/ast/spec.md */
export interface Node {
  type: string;
  /** The offset of its first character. */
  start: number;
  [key: string]: unknown;
}

const require = createRequire(import.meta.url);

/**
 * Parses a module with the parser that jiti brings, which is loaded when this is first called.
 *
 * @returns the text and the module's statements; none where it does not parse
 * @throws where the file cannot be read any more
 */
export function parseModule(path: string): { text: string; statements: Node[] } {
  const { createJiti }: typeof import("jiti") = require("jiti");
  let statements: Node[] = [];
  const reader = () => ({
    name: "reader",
    // Before other plugins see the tree, and change it.
    pre: (file: unknown) => {
      statements = nodesOf(structuredClone(member(file, "ast", "program", "body")));
    },
  });
  const text = readFileSync(path, "utf8");
  const ts = /\.[cm]?tsx?$/.test(path);
  const jiti = createJiti(path, { jsx: true, fsCache: false });
  jiti.transform({ source: text, filename: path, ts, babel: { plugins: [reader] } });
  return { text, statements };
}

export function isNode(value: unknown): value is Node {
  return isObject(value) && typeof value.type === "string" && typeof value.start === "number";
}

export function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The node under a key, or undefined. */
export function inner(node: Node | undefined, key: string): Node | undefined {
  const value = node?.[key];
  return isNode(value) ? value : undefined;
}

/** How a key or a variable is called in the source; undefined where that is computed. */
export function nameOf(node: Node | undefined): string | undefined {
  const name = node?.type === "Identifier" ? node.name : node?.value;
  return typeof name === "string" || typeof name === "number" ? String(name) : undefined;
}
