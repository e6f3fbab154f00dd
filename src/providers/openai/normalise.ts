import { isObject, own } from "../../schema/json.ts";
import { childrenOf, maxDepth, typesOf } from "../../schema/walk.ts";
import type { IsoDate, JsonObject } from "../../types.ts";
import { edges } from "./context.ts";

/**
 * First day on which a schema that cannot be made strict is taken as non-strict instead of refused:
 * the guide's wording of 2026-09 (https://github.com/juspay/neurolink/pull/1691); 400s were seen until 2026-07-30.
 */
export const fallsBackSince: IsoDate = "2026-09-01";

/**
 * What Responses makes of a schema when `strict` is left out: closed objects with every key required.
 * Recorded echoes of 2025-12 and 2026-03 (openai-0184, azure-openai-0186). `default` survives there
 * without being refused, so it is no part of what the strict rules see.
 */
export function normalise(schema: unknown, depth = 0): unknown {
  if (!isObject(schema) || depth > maxDepth) return schema;
  const { default: _, ...kept } = schema;
  const closed: JsonObject = typesOf(schema).includes("object") ? { ...kept, ...closing(schema) } : kept;
  const place = { schema, step: [], root: schema, depth };
  for (const { step, schema: child, boolean } of childrenOf(place, edges)) {
    if (boolean === undefined) put(closed, step, normalise(child, depth + 1));
  }
  return closed;
}

function closing(schema: JsonObject): JsonObject {
  const properties = own(schema, "properties");
  return {
    additionalProperties: own(schema, "additionalProperties") ?? false,
    ...(isObject(properties) && { required: Object.keys(properties) }),
  };
}

/** Writes a child below `object`, on copies of the containers between. */
function put(object: JsonObject, step: readonly string[], value: unknown): void {
  const [key = "", ...below] = step;
  if (below.length === 0) define(object, key, value);
  else {
    const container = object[key];
    const copy = Array.isArray(container) ? [...container] : { ...(isObject(container) ? container : {}) };
    if (Array.isArray(copy)) copy[Number(below[0])] = value;
    else define(copy, below[0] ?? "", value);
    define(object, key, copy);
  }
}

/** An own property, whatever its name. */
function define(object: JsonObject, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
