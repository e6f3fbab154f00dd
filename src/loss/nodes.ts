import { plainLevels } from "../schema/plain.ts";
import { join } from "../schema/pointer.ts";
import { allEdges } from "../schema/walk.ts";
import type { JsonObject, Pointer } from "../types.ts";

/** Is it a schema, a map from names to schemas, or data that a schema carries? */
export type Kind = "schema" | "names" | "data";

/** An object or a list inside a schema, under known keywords and unknown ones alike. */
export interface Node {
  value: JsonObject | unknown[];
  kind: Kind;
  key: string;
  parent: Node | undefined;
  level: number;
}

const data: ReadonlySet<string> = new Set(["default", "const", "enum", "examples", "example"]);

/** Shows every node to `enter`, parents first, in the document's order; what it answers false to is not gone into. */
export function visit(root: JsonObject, enter: (node: Node) => boolean): void {
  const rest: Node[] = [{ value: root, kind: "schema", key: "", parent: undefined, level: 0 }];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (!enter(node) || node.level >= plainLevels) continue;
    const level = node.level + 1;
    if (Array.isArray(node.value)) {
      for (let index = node.value.length - 1; index >= 0; index -= 1) {
        const value: unknown = node.value[index];
        if (isNested(value)) rest.push({ value, kind: node.kind, key: String(index), parent: node, level });
      }
      continue;
    }
    const keys = Object.keys(node.value);
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index] ?? "";
      const value = node.value[key];
      if (isNested(value)) rest.push({ value, kind: kindBelow(node.kind, key), key, parent: node, level });
    }
  }
}

/** Does the node stand where a schema should, and is it no list? */
export function isSchema(node: Node): node is Node & { value: JsonObject } {
  return node.kind === "schema" && !Array.isArray(node.value);
}

/** The pointer of a node, or of a member of it. */
export function pointerTo(node: Node, ...below: readonly string[]): Pointer {
  const path: string[] = [];
  for (let at = node; at.parent; at = at.parent) path.push(at.key);
  return join("", ...path.reverse(), ...below);
}

function kindBelow(kind: Kind, key: string): Kind {
  if (kind === "names") return "schema";
  if (kind === "data" || data.has(key)) return "data";
  return allEdges[key] === "map" ? "names" : "schema";
}

/** A list of scalars (`required`, most enums) has nothing below it, and nothing to say of itself. */
function isNested(value: unknown): value is JsonObject | unknown[] {
  if (Array.isArray(value)) return value.some((item) => typeof item === "object" && item !== null);
  return typeof value === "object" && value !== null;
}
