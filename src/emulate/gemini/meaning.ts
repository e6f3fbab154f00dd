import { aiplatformFields, geminiFields, typeNames } from "../../providers/gemini/schema-keywords.ts";
import { isObject } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";

const fields = { ...geminiFields, ...aiplatformFields };
const named = new Map(
  Object.entries(fields).flatMap(([name, field]) => [name, camelCase(name)].map((key) => [key, { name, field }])),
);

/**
 * The JSON Schema that a message `Schema` stands for: types in small letters, `nullable` as a type, whole numbers for
 * those written as text. A JSON Schema stays what it is.
 */
export function meaning(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const meant: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    const { name, field } = named.get(key) ?? { name: key, field: undefined };
    if (name === "nullable" || name === "property_ordering" || name === "example") continue;
    if (field?.kind === "Schema" || name === "additional_properties")
      meant[camelCase(name)] = within(value, field?.many);
    else if (field?.kind === "Type") meant.type = typeOf(value);
    else if (field?.kind === "int64" || field?.kind === "double") meant[camelCase(name)] = Number(value);
    else if (name === "ref") meant.$ref = value;
    else meant[field ? camelCase(name) : key] = value;
  }
  if (meant.type === undefined) delete meant.type;
  const { defs, ...rest } = meant;
  const whole = defs === undefined ? rest : { ...rest, $defs: defs };
  return schema.nullable === true ? { anyOf: [whole, { type: "null" }] } : whole;
}

function within(value: unknown, many: "list" | "map" | undefined): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (many !== "map" || !isObject(value)) return meaning(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, meaning(inner)]));
}

function typeOf(value: unknown): unknown {
  if (typeof value !== "string" || !typeNames.has(value.toUpperCase())) return value;
  return value.toUpperCase() === "TYPE_UNSPECIFIED" ? undefined : value.toLowerCase();
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
