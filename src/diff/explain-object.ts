import { isObject, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import type { JsonObject } from "../types.ts";
import { type Change, change } from "./change.ts";
import { explain, related, type Spot } from "./explain.ts";
import { likeness } from "./match.ts";
import { below, type Pair, relationOf } from "./relation.ts";

interface Shape {
  properties: JsonObject;
  required: ReadonlySet<unknown>;
  /** "open", "closed", or a map with a schema for its values. */
  others: "open" | "closed" | JsonObject;
}

/** What became of an object's properties, matched by name, renames as one change. */
export function objectChanges(pair: Pair, was: JsonObject, is: JsonObject, spot: Spot): Change[] {
  const [a, b] = [shapeOf(was), shapeOf(is)];
  const changes: Change[] = [];
  const at = (property: string) => ({ tool: spot.tool, pointer: join(spot.pointer, "properties", property) });
  const removed = Object.keys(a.properties).filter((key) => !Object.hasOwn(b.properties, key));
  const added = new Set(Object.keys(b.properties).filter((key) => !Object.hasOwn(a.properties, key)));
  for (const property of removed) {
    const to = renamed(property, removed, added, pair, a, b);
    if (to !== undefined) {
      added.delete(to);
      changes.push(change("property-name-changed", { ...at(to), args: { property, to } }));
    } else {
      const effect = b.others === "closed" ? "refused" : isObject(b.others) ? "taken as the map's" : "ignored";
      changes.push(change("property-removed", { ...at(property), args: { property, effect } }));
    }
  }
  for (const property of added) {
    const rule = b.required.has(property) ? "required-property-added" : "property-added";
    changes.push(change(rule, { ...at(property), args: { property } }));
  }
  for (const [key, schema] of Object.entries(b.properties)) {
    if (!Object.hasOwn(a.properties, key)) continue;
    changes.push(...explain(below(pair, a.properties[key], schema), { ...spot, ...at(key), isRoot: false }));
  }
  return [...changes, ...requirementChanges(a, b, spot), ...otherKeys(pair, a, b, spot)];
}

function requirementChanges(a: Shape, b: Shape, { tool, pointer }: Spot): Change[] {
  const changes: Change[] = [];
  for (const property of new Set([...a.required, ...b.required])) {
    const [was, is] = [a.required.has(property), b.required.has(property)];
    if (was === is || typeof property !== "string") continue;
    const [had, has] = [Object.hasOwn(a.properties, property), Object.hasOwn(b.properties, property)];
    const where = { tool, pointer: join(pointer, "required"), args: { property } };
    if (is && (had || !has)) changes.push(change("requirement-added", where));
    if (was && (has || !had)) changes.push(change("requirement-removed", where));
  }
  return changes;
}

/** What became of the keys that are not declared. */
function otherKeys(pair: Pair, a: Shape, b: Shape, spot: Spot): Change[] {
  const [was, is] = [a.others, b.others];
  const where = { tool: spot.tool, pointer: spot.pointer };
  if (isObject(was) && isObject(is)) {
    const pointer = join(spot.pointer, "additionalProperties");
    return explain(below(pair, was, is), { ...spot, pointer, isRoot: false });
  }
  if (was === is) return [];
  const wasMap = isObject(was) || (was === "open" && !spot.isRoot && Object.keys(a.properties).length === 0);
  if (was === "open" && is === "closed" && !wasMap) return [change("object-closed", where)];
  if (was === "closed" && is === "open") return [change("object-opened", where)];
  const relation = was === "open" || is === "closed" ? "narrowed" : "widened";
  return [related("map", relation, spot)];
}

/** The new name of a property: of the same meaning, as much required, and alike in name or the only candidate. */
function renamed(
  property: string,
  removed: readonly string[],
  added: ReadonlySet<string>,
  pair: Pair,
  a: Shape,
  b: Shape,
): string | undefined {
  const candidates = [...added].filter(
    (name) =>
      a.required.has(property) === b.required.has(name) &&
      relationOf(below(pair, a.properties[property], b.properties[name])) === "equal",
  );
  const best = [...candidates].sort((x, y) => likeness(property, y) - likeness(property, x))[0];
  if (best === undefined) return undefined;
  const isAlike = likeness(property, best) > 0 || isShortFor(property, best) || isShortFor(best, property);
  const isOnly = removed.length === 1 && candidates.length === 1 && a.required.has(property);
  return isAlike || isOnly || likeness(wordsOf(a, property), wordsOf(b, best)) >= 0.5 ? best : undefined;
}

/** "qty" is short for "quantity". */
function isShortFor(short: string, long: string): boolean {
  let from = 0;
  for (const letter of short) from = long.indexOf(letter, from) + 1 || Infinity;
  return short.length > 1 && short[0] === long[0] && from < Infinity;
}

/** A property's description. */
function wordsOf({ properties }: Shape, property: string): string {
  const schema = properties[property];
  const words = isObject(schema) ? own(schema, "description") : undefined;
  return typeof words === "string" ? words : "";
}

function shapeOf(schema: JsonObject): Shape {
  const { properties, required, additionalProperties: others } = schema;
  const isMap = isObject(others) && Object.keys(others).length > 0;
  return {
    properties: isObject(properties) ? properties : {},
    required: new Set(Array.isArray(required) ? required : []),
    others: others === false ? "closed" : isMap ? others : "open",
  };
}
