import { isObject, own } from "../schema/json.ts";
import type { JsonObject } from "../types.ts";
import type { Step } from "./ignored.ts";
import type { Pair } from "./relation.ts";
import { literalOf } from "./set/literal.ts";
import type { Literal } from "./set/parts.ts";

/** A place inside two schemas at which they differ, when all around it is the same. */
export interface Apart {
  step: Step;
  was: unknown;
  is: unknown;
  /** A value of the whole schema before, from one that stands at the place and one of the whole. */
  around(inner: unknown, whole: unknown): unknown;
}

export interface Aparts {
  places: Apart[];
  /** Where one of these has no value, the places say nothing of the whole. */
  needed: Literal[];
}

/** Keywords that say nothing of validity, and need not be the same. */
const silent: ReadonlySet<string> = new Set([
  ...["$schema", "$comment", "$defs", "definitions", "title", "description", "default", "examples"],
]);
const ofObjects: ReadonlySet<string> = new Set(["type", "properties", "required", "additionalProperties"]);
const ofArrays: ReadonlySet<string> = new Set(["type", "items", "minItems", "maxItems"]);
const mostItems = 20;

/**
 * The places at which two plain objects, or two plain arrays, differ in nothing but the values that stand there: how
 * the wholes relate is then decided there. Undefined for any other pair.
 */
export function partsApart({ before, after }: Pair): Aparts | undefined {
  const [was, is] = [before.schema, after.schema];
  if (!isObject(was) || !isObject(is) || was.type !== is.type) return undefined;
  if (before.document.draft !== after.document.draft) return undefined;
  if (was.type === "object" && isOnly(was, ofObjects) && isOnly(is, ofObjects))
    return propertiesApart(was, is, before, after);
  return was.type === "array" && isOnly(was, ofArrays) && isOnly(is, ofArrays) ? itemsApart(was, is) : undefined;
}

function isOnly(schema: JsonObject, keywords: ReadonlySet<string>): boolean {
  for (const keyword in schema) if (!keywords.has(keyword) && !silent.has(keyword)) return false;
  return true;
}

function propertiesApart(
  was: JsonObject,
  is: JsonObject,
  before: Pair["before"],
  after: Pair["after"],
): Aparts | undefined {
  const [a, b] = [was.properties, is.properties];
  if (!isObject(a) || !isObject(b)) return undefined;
  const keys = Object.keys(a);
  const [required, demanded] = [keysOf(was.required), keysOf(is.required)];
  const isSame =
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key)) &&
    required.size === demanded.size &&
    [...required].every((key) => demanded.has(key) && Object.hasOwn(a, key)) &&
    literalOf(was.additionalProperties, before.document).id === literalOf(is.additionalProperties, after.document).id;
  if (!isSame) return undefined;
  const places = keys
    .filter((key) => literalOf(a[key], before.document).id !== literalOf(b[key], after.document).id)
    .map((key): Apart => {
      const around = (inner: unknown, whole: unknown) => ({ ...(isObject(whole) ? whole : {}), [key]: inner });
      return { step: { key }, was: own(a, key), is: own(b, key), around };
    });
  const needed = [...required].flatMap((key) => [
    literalOf(a[key], before.document, true),
    literalOf(b[key], after.document, true),
  ]);
  return { places, needed };
}

function itemsApart(was: JsonObject, is: JsonObject): Aparts | undefined {
  const { minItems = 0, maxItems = 1, items } = was;
  if (typeof minItems !== "number" || minItems > mostItems || typeof maxItems !== "number" || maxItems < 1)
    return undefined;
  if (minItems > maxItems && was.maxItems !== undefined) return undefined;
  if (was.minItems !== is.minItems || was.maxItems !== is.maxItems) return undefined;
  if (Array.isArray(items) || Array.isArray(is.items)) return undefined;
  const around = (inner: unknown) => Array.from({ length: Math.max(1, minItems) }, () => inner);
  return { places: [{ step: "item", was: items, is: is.items, around }], needed: [] };
}

function keysOf(required: unknown): Set<string> {
  return new Set(Array.isArray(required) ? required.filter((key) => typeof key === "string") : []);
}
