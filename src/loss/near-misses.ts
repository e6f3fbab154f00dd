import { isObject, own } from "../schema/json.ts";
import { isPointer, join, resolve } from "../schema/pointer.ts";
import type { JsonObject, Pointer } from "../types.ts";

/** A value that differs from another in one place. */
export interface NearMiss {
  value: unknown;
  /** Into the schema: the node that describes the place. */
  pointer: Pointer;
  /** The property that was left out. */
  missing?: string;
  /** A key that the schema does not name was put in. */
  extra?: true;
}

/** Is a place of the schema to be changed, or a property to be left out there? */
export type IsWanted = (pointer: Pointer, missing?: string) => boolean;

/** Near misses of a value, in the order of the value: each place replaced, each property left out. */
export function* nearMisses(value: unknown, root: JsonObject, isWanted: IsWanted = () => true): Generator<NearMiss> {
  for (const { path, pointer, node, at } of placesOf(value, root)) {
    for (const missing of isObject(at) ? Object.keys(at) : [])
      if (isWanted(pointer, missing)) yield { value: without(value, path, missing), pointer, missing };
    if (!isWanted(pointer)) continue;
    if (isObject(at)) {
      yield { value: replaced(value, path, { ...at, [extraKey]: "text" }), pointer, extra: true };
      yield { value: replaced(value, path, alike(at)), pointer };
    }
    for (const other of path.length === 0 ? [] : replacements(node))
      yield { value: replaced(value, path, other), pointer };
  }
}

interface ValuePlace {
  path: readonly string[];
  pointer: Pointer;
  node: unknown;
  at: unknown;
}

/** The places of a value whose node in the schema is known without choosing a branch. */
function* placesOf(value: unknown, root: JsonObject): Generator<ValuePlace> {
  const rest: ValuePlace[] = [{ path: [], pointer: "", node: root, at: value }];
  for (let place = rest.pop(); place; place = rest.pop()) {
    yield place;
    const { path, at } = place;
    if (typeof at !== "object" || at === null || path.length > 4) continue;
    const { node, pointer } = followed(place, root);
    if (!isObject(node)) continue;
    for (const [key, member] of Object.entries(at)) {
      const below = stepTo(node, key, Array.isArray(at));
      if (below)
        rest.push({ path: [...path, key], pointer: join(pointer, ...below.step), node: below.node, at: member });
    }
  }
}

function followed({ node, pointer }: ValuePlace, root: JsonObject): { node: unknown; pointer: Pointer } {
  const ref = isObject(node) ? own(node, "$ref") : undefined;
  const target = typeof ref === "string" && ref.startsWith("#") ? ref.slice(1) : undefined;
  return target !== undefined && isPointer(target)
    ? { node: resolve(root, target), pointer: target }
    : { node, pointer };
}

function stepTo(node: JsonObject, key: string, inArray: boolean): { step: string[]; node: unknown } | undefined {
  const into = (keyword: string, members: object) =>
    Object.hasOwn(members, key) ? { step: [keyword, key], node: Reflect.get(members, key) } : undefined;
  if (!inArray) return isObject(node.properties) ? into("properties", node.properties) : undefined;
  if (Array.isArray(node.prefixItems)) return into("prefixItems", node.prefixItems);
  if (Array.isArray(node.items)) return into("items", node.items);
  return isObject(node.items) ? { step: ["items"], node: node.items } : undefined;
}

/** All texts the same and all numbers the same: a refinement may compare two properties. */
function alike(object: JsonObject): JsonObject {
  const first = new Map(
    Object.values(object)
      .reverse()
      .map((value) => [typeof value, value]),
  );
  const isPlain = (value: unknown) => typeof value === "string" || typeof value === "number";
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, isPlain(value) ? first.get(typeof value) : value]),
  );
}

/** No tool has a property of this name. */
const extraKey = "another_key";

const samples: readonly unknown[] = [null, "", "text", true, 0, -1, 1.5, 1e6, [], {}, "long ".repeat(60)];

/** Something of each type, and what lies just outside the node's own bounds. */
function replacements(node: unknown): readonly unknown[] {
  const bounds = isObject(node) ? outside(node) : [];
  return bounds.length === 0 ? samples : [...samples, ...bounds];
}

function outside({ minimum, maximum, minLength, maxLength }: JsonObject): unknown[] {
  const found: unknown[] = [];
  if (typeof minimum === "number") found.push(minimum - 1);
  if (typeof maximum === "number") found.push(maximum + 1);
  if (typeof minLength === "number" && minLength > 0 && minLength < 1000) found.push("x".repeat(minLength - 1));
  if (typeof maxLength === "number" && maxLength < 1000) found.push("x".repeat(maxLength + 1));
  return found;
}

function replaced(value: unknown, path: readonly string[], other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  if (Array.isArray(value))
    return value.map((member, index) => (String(index) === key ? replaced(member, rest, other) : member));
  return isObject(value) ? { ...value, [key]: replaced(value[key], rest, other) } : value;
}

function without(value: unknown, path: readonly string[], missing: string): unknown {
  const at = resolve(value, join("", ...path));
  if (!isObject(at)) return value;
  const { [missing]: _, ...rest } = at;
  return replaced(value, path, rest);
}
