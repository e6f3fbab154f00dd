import { isObject, own } from "../schema/json.ts";
import { allEdges, childrenOf, pointerOf } from "../schema/walk.ts";
import type { Place, Tool } from "../types.ts";
import { sameBytes } from "./cache.ts";
import { type Change, change } from "./change.ts";
import type { ChangeId } from "./changes.ts";

/** What a model reads: texts and defaults that changed, of a tool and of its schema, and the order of properties. */
export function wordingChanges(before: Tool, after: Tool): Change[] {
  const tool = before.name;
  const changes: Change[] = [];
  if (before.description !== after.description) {
    const args = { from: before.description, to: after.description };
    changes.push(change(`description-${directionOf(before.description, after.description)}`, { tool, args }));
  }
  for (const [was, is] of differing(rootOf(before), rootOf(after))) {
    for (const keyword of ["description", "default"] as const) {
      const [from, to] = [own(was.schema, keyword), own(is.schema, keyword)];
      if (sameBytes(from, to)) continue;
      const rule: ChangeId = `${keyword}-${directionOf(from, to)}`;
      changes.push(change(rule, { tool, pointer: pointerOf(is), args: { from, to } }));
    }
    if (isReordered(keysOf(was), keysOf(is)))
      changes.push(change("property-order-changed", { tool, pointer: pointerOf(is, "properties") }));
  }
  return changes;
}

function directionOf(from: unknown, to: unknown): "added" | "removed" | "changed" {
  return from === undefined ? "added" : to === undefined ? "removed" : "changed";
}

/** The schemas that stand at the same pointer and differ. What came or went as a whole is told of elsewhere. */
function* differing(was: Place, is: Place): Generator<[Place, Place]> {
  if (sameBytes(was.schema, is.schema)) return;
  yield [was, is];
  const children = new Map(childrenOf(was, allEdges).map((child) => [child.step.join("/"), child]));
  for (const child of childrenOf(is, allEdges)) {
    const other = children.get(child.step.join("/"));
    if (other) yield* differing(other, child);
  }
}

function rootOf({ inputSchema }: Tool): Place {
  const root = isObject(inputSchema) ? inputSchema : {};
  return { schema: root, step: [], root, depth: 0 };
}

/** Do the keys that both have stand in another order? */
function isReordered(was: readonly string[], is: readonly string[]): boolean {
  const kept = was.filter((key) => is.includes(key));
  return is.filter((key) => was.includes(key)).some((key, index) => key !== kept[index]);
}

function keysOf({ schema: { properties } }: Place): string[] {
  return isObject(properties) ? Object.keys(properties) : [];
}
