import { isObject, own } from "../../schema/json.ts";
import { maxDepth, typesOf } from "../../schema/walk.ts";
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
  const entries = Object.entries(schema)
    .filter(([keyword]) => keyword !== "default")
    .map(([keyword, value]): [string, unknown] => [keyword, below(keyword, value, depth + 1)]);
  return Object.fromEntries(typesOf(schema).includes("object") ? [...entries, ...closing(schema)] : entries);
}

/** The schemas that a keyword holds, normalised; other values as they are. */
function below(keyword: string, value: unknown, depth: number): unknown {
  const kind = edges[keyword];
  if (kind === "map" && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, schema]) => [key, normalise(schema, depth)]));
  if (kind === "list" && Array.isArray(value)) return value.map((schema) => normalise(schema, depth));
  return kind === "schema" ? normalise(value, depth) : value;
}

function closing(schema: JsonObject): [string, unknown][] {
  const properties = own(schema, "properties");
  const additional = own(schema, "additionalProperties") ?? false;
  return [
    ["additionalProperties", additional],
    ...(isObject(properties) ? [["required", Object.keys(properties)] satisfies [string, unknown]] : []),
  ];
}
