import type { Edges, JsonObject, Place, Pointer } from "../types.ts";
import { isObject } from "./json.ts";
import { join } from "./pointer.ts";

/** Every keyword that holds schemas in 2020-12 and draft-07. */
export const allEdges: Edges = {
  properties: "map",
  patternProperties: "map",
  additionalProperties: "schema",
  propertyNames: "schema",
  items: "schemas",
  prefixItems: "list",
  additionalItems: "schema",
  contains: "schema",
  anyOf: "list",
  oneOf: "list",
  allOf: "list",
  not: "schema",
  if: "schema",
  // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
  then: "schema",
  else: "schema",
  dependentSchemas: "map",
  unevaluatedItems: "schema",
  unevaluatedProperties: "schema",
  contentSchema: "schema",
  $defs: "map",
  definitions: "map",
};

/** Deeper nodes are not walked; `hygiene/too-deep` says so. No provider is known to take half of it. */
export const maxDepth = 256;

/**
 * Every schema from `root` down, parents first, children in the order of `edges` and of the document.
 * Values that are no schema are passed over: that is the metaschema's matter.
 */
export function* walk(root: unknown, edges: Edges = allEdges): Generator<Place> {
  if (!isObject(root)) return;
  const rest: Place[] = [{ schema: root, step: [], root, depth: 0 }];
  for (let place = rest.pop(); place; place = rest.pop()) {
    yield place;
    if (place.depth >= maxDepth) continue;
    const children = childrenOf(place, edges);
    // Last in, first out.
    for (const child of children.reverse()) rest.push(child);
  }
}

/** The schemas one step below a place. */
export function childrenOf(place: Place, edges: Edges): Place[] {
  const children: Place[] = [];
  for (const keyword in edges) {
    // No keyword is a name that objects inherit.
    const value = place.schema[keyword];
    if (value === undefined) continue;
    const kind = edges[keyword];
    if (Array.isArray(value)) {
      if (kind === "map" || kind === "schema") continue;
      for (const [index, schema] of value.entries()) add(children, place, schema, [keyword, String(index)]);
    } else if (kind === "map") {
      if (isObject(value)) for (const key of Object.keys(value)) add(children, place, value[key], [keyword, key]);
    } else if (kind !== "list") add(children, place, value, [keyword]);
  }
  return children;
}

function add(children: Place[], parent: Place, schema: unknown, step: readonly string[]): void {
  const { root, depth } = parent;
  if (isObject(schema)) children.push({ schema, parent, step, root, depth: depth + 1 });
  else if (typeof schema === "boolean")
    children.push({ schema: {}, boolean: schema, parent, step, root, depth: depth + 1 });
}

/** The reference tokens from the root to a place. */
export function pathOf(place: Place): string[] {
  const steps: (readonly string[])[] = [];
  for (let at: Place | undefined = place; at; at = at.parent) steps.push(at.step);
  return steps.reverse().flat();
}

/** The pointer of a place, or of something below it. */
export function pointerOf(place: Place, ...below: readonly (string | number)[]): Pointer {
  return join("", ...pathOf(place), ...below);
}

/** The types a node names, as a list; empty where it names none. */
export function typesOf(schema: JsonObject): readonly unknown[] {
  const { type } = schema;
  return Array.isArray(type) ? type : type === undefined ? [] : [type];
}

/** Is this the node's type, or one of its types? */
export function hasType(schema: JsonObject, type: string): boolean {
  const named = schema.type;
  return named === type || (Array.isArray(named) && named.includes(type));
}
