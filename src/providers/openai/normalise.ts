import { isObject, own } from "../../schema/json.ts";
import { maxDepth, typesOf } from "../../schema/walk.ts";
import type { IsoDate } from "../../types.ts";
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
  const { default: _, ...normal } = schema;
  for (const keyword of Object.keys(edges)) {
    const value = own(schema, keyword);
    if (value !== undefined) normal[keyword] = below(keyword, value, depth + 1);
  }
  if (!typesOf(schema).includes("object")) return normal;
  const properties = own(schema, "properties");
  if (isOpen(own(schema, "additionalProperties"))) normal.additionalProperties = false;
  if (isObject(properties)) normal.required = Object.keys(properties);
  return normal;
}

/** A map's schema cannot be closed without losing the map; what says nothing of the other keys can. */
function isOpen(additional: unknown): boolean {
  return (
    additional === undefined || additional === true || (isObject(additional) && Object.keys(additional).length === 0)
  );
}

/** The schemas that a keyword holds, normalised; other values as they are. */
function below(keyword: string, value: unknown, depth: number): unknown {
  const kind = edges[keyword];
  if (Array.isArray(value)) return kind === "list" ? value.map((schema) => normalise(schema, depth)) : value;
  if (kind !== "map" || !isObject(value)) return normalise(value, depth);
  // The spread makes own properties of all keys, `__proto__` too, so that they can be set.
  const schemas = { ...value };
  for (const key of Object.keys(value)) schemas[key] = normalise(value[key], depth);
  return schemas;
}
