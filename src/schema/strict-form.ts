import type { JsonObject } from "../types.ts";
import { acceptanceOf, quickAcceptanceOf } from "./acceptance.ts";
import { isObject, own } from "./json.ts";
import { isPointer, resolve } from "./pointer.ts";

/**
 * A schema as an SDK sends it where a provider is strict: every property is required, one that was optional may be
 * null, and no other key is allowed: https://platform.openai.com/docs/guides/structured-outputs
 */
export function strictOf(schema: JsonObject): JsonObject {
  const below = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(below) : isObject(value) ? strictOf(value) : value;
  const inMap = (value: unknown): unknown => (isObject(value) ? mapped(value, below) : value);
  const rest = mapped(schema, (value, keyword) =>
    schemas.has(keyword) ? below(value) : maps.has(keyword) ? inMap(value) : value,
  );
  const properties = own(rest, "properties");
  if (!isObject(properties)) return rest;
  const required = requiredOf(schema);
  const all = mapped(properties, (value, name) => (required.has(name) || takesNull(value) ? value : orNull(value)));
  return { ...rest, properties: all, required: Object.keys(properties), additionalProperties: false };
}

const schemas: ReadonlySet<string> = new Set([
  "items",
  "prefixItems",
  "anyOf",
  "oneOf",
  "allOf",
  "additionalProperties",
]);
const maps: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs", "definitions"]);

/** Arguments as the tool gets them: the null of a property that may be absent is taken out, as the SDK does that put it in. */
export function fromStrict(value: unknown, schema: unknown, root: JsonObject): unknown {
  const node = followed(schema, root);
  if (!isObject(node)) return value;
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = own(node, keyword);
    if (!Array.isArray(branches)) continue;
    const branch = branches.find((each: unknown) => takes(each, value, root));
    return branch === undefined ? value : fromStrict(value, branch, root);
  }
  if (Array.isArray(value)) return value.map((item, index) => fromStrict(item, itemOf(node, index), root));
  const properties = own(node, "properties");
  if (!isObject(value)) return value;
  if (!isObject(properties)) return mapped(value, (each) => fromStrict(each, own(node, "additionalProperties"), root));
  const required = requiredOf(node);
  const entries = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
    const property = own(properties, name);
    const isAbsent = each === null && !required.has(name) && !takes(property, null, root);
    return isAbsent ? [] : [[name, fromStrict(each, property, root)]];
  });
  return Object.fromEntries(entries);
}

/** Does the strict form of a part of the schema take a value? */
function takes(part: unknown, value: unknown, root: JsonObject): boolean {
  if (!isObject(part)) return true;
  const { $defs, definitions, $schema } = root;
  const whole = {
    ...strictOf({ ...part, ...($defs !== undefined && { $defs }), ...(definitions !== undefined && { definitions }) }),
    ...($schema !== undefined && { $schema }),
  };
  return (quickAcceptanceOf(whole) ?? acceptanceOf(whole))?.possibly(value) ?? false;
}

function itemOf(node: JsonObject, index: number): unknown {
  const list = [own(node, "prefixItems"), own(node, "items")].find(Array.isArray);
  return list === undefined ? own(node, "items") : list[index];
}

function followed(schema: unknown, root: JsonObject): unknown {
  const ref = isObject(schema) ? own(schema, "$ref") : undefined;
  const pointer = typeof ref === "string" && ref.startsWith("#") ? ref.slice(1) : undefined;
  return pointer !== undefined && isPointer(pointer) ? resolve(root, pointer) : schema;
}

function orNull(schema: unknown): JsonObject {
  return { anyOf: [schema, { type: "null" }] };
}

function takesNull(schema: unknown): boolean {
  const branches = isObject(schema) ? own(schema, "anyOf") : undefined;
  return Array.isArray(branches) && branches.some((branch) => isObject(branch) && branch.type === "null");
}

function requiredOf(schema: JsonObject): ReadonlySet<unknown> {
  const required = own(schema, "required");
  return new Set(Array.isArray(required) ? required : []);
}

function mapped(object: JsonObject, change: (value: unknown, key: string) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
