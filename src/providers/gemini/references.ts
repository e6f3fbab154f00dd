import { isObject, own } from "../../schema/json.ts";
import { isPointer, resolve } from "../../schema/pointer.ts";
import { allEdges, childrenOf, typesOf, walk } from "../../schema/walk.ts";
import type { Edges, JsonObject, Place } from "../../types.ts";

const named = new WeakMap<JsonObject, ReadonlyMap<string, JsonObject>>();

/** What a `$ref` of a schema refers to; undefined where that is nothing in the schema. */
export function targetOf(ref: string, root: JsonObject): unknown {
  const fragment = ref.startsWith("#") ? decoded(ref.slice(1)) : undefined;
  if (fragment !== undefined && isPointer(fragment)) return resolve(root, fragment);
  const names = named.get(root) ?? namesIn(root);
  named.set(root, names);
  return names.get(ref);
}

/** The schemas that have a name of their own, by how they are referred to. */
function namesIn(root: JsonObject): Map<string, JsonObject> {
  const names = new Map<string, JsonObject>();
  for (const { schema } of walk(root)) {
    const { $id, $anchor } = schema;
    if (typeof $id === "string") names.set($id, schema);
    if (typeof $anchor === "string") names.set(`#${$anchor}`, schema);
  }
  return names;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // Not percent-encoded after all: it is read as it stands.
    return fragment;
  }
}

const { $defs: _, definitions: __, ...inValues } = allEdges;

/**
 * The nodes whose `$ref` leads back to a schema that holds them. `forced`: only where every value must hold another,
 * which an optional or nullable property, and an array that may be empty, do not demand.
 */
export function loopsIn(root: unknown, { forced }: { forced: boolean }): Place[] {
  const places = new Map([...walk(root)].map((place) => [place.schema, place]));
  const left = new Set<JsonObject>();
  const open = new Set<JsonObject>();
  const loops: Place[] = [];
  for (const start of places.values()) {
    const path = [{ place: start, next: stepsFrom(start, places, forced) }];
    if (left.has(start.schema)) continue;
    open.add(start.schema);
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const step = at.next.pop();
      if (!step) {
        open.delete(at.place.schema);
        left.add(at.place.schema);
        path.pop();
      } else if (open.has(step.schema)) loops.push(at.place);
      else if (!left.has(step.schema)) {
        open.add(step.schema);
        path.push({ place: step, next: stepsFrom(step, places, forced) });
      }
    }
  }
  return loops;
}

/** Where a value of a schema leads to, last first. */
function stepsFrom(place: Place, places: ReadonlyMap<JsonObject, Place>, forced: boolean): Place[] {
  const ref = own(place.schema, "$ref");
  const target = typeof ref === "string" ? targetOf(ref, place.root) : undefined;
  const referred = isObject(target) ? places.get(target) : undefined;
  const children = forced ? demandedBy(place) : childrenOf(place, inValues);
  return [...(referred ? [referred] : []), ...children].flatMap((child) => places.get(child.schema) ?? []).reverse();
}

const unions: Edges = { anyOf: "list", oneOf: "list", allOf: "list" };

function demandedBy(place: Place): Place[] {
  const { schema } = place;
  const required = own(schema, "required");
  const names = new Set<unknown>(Array.isArray(required) ? required : []);
  const properties = childrenOf(place, { properties: "map" });
  const demanded = properties.filter(({ step, schema: child }) => names.has(step[1]) && !isNullable(child));
  const atLeast = own(schema, "minItems");
  const items = typeof atLeast === "number" && atLeast > 0 ? childrenOf(place, { items: "schema" }) : [];
  return [...demanded, ...items, ...childrenOf(place, unions)];
}

function isNullable(schema: JsonObject): boolean {
  const branches = [own(schema, "anyOf"), own(schema, "oneOf")].filter(Array.isArray).flat();
  return [schema, ...branches.filter(isObject)].some(
    (each) => typesOf(each).includes("null") || own(each, "nullable") === true,
  );
}
