import { isObject, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import { allEdges } from "../schema/walk.ts";
import type { JsonObject } from "../types.ts";
import type { ShapeRule } from "./rule.ts";

/** A schema was put under a key of an envelope, and the envelope sent as the schema. */
export const wrappedSchema: ShapeRule = {
  name: "wrapped-schema",
  severity: "error",
  title: "The schema is not in a wrapper",
  why: "The object stands under `{keyword}`, where no provider looks: the tool has no arguments.",
  mend: "Pass what is under `{keyword}`, not what holds it.",
  sources: [],
  *find(root) {
    if (isObject(own(root, "properties"))) return;
    for (const keyword of unknownKeywords(root))
      if (isObjectSchema(root[keyword])) yield { pointer: join("", keyword), args: { keyword } };
  },
};

/** The properties are there, but not under `properties`: another library's description of a type. */
export const misplacedProperties: ShapeRule = {
  name: "misplaced-properties",
  severity: "error",
  title: "Properties stand under `properties`",
  why: "The properties stand {where}, where no provider looks: the tool has no arguments.",
  mend: "Convert the type to JSON Schema: {where} is where the properties stand in a library's own description, or in a bare map of properties.",
  sources: [],
  *find(root) {
    if (Object.hasOwn(root, "properties")) return;
    const unknown = unknownKeywords(root);
    for (const keyword of unknown)
      if (isMapOfSchemas(root[keyword])) yield { pointer: join("", keyword), args: { where: `under \`${keyword}\`` } };
    const named = Object.keys(root).filter((key) => key !== "$schema");
    if (named.length === unknown.length && isMapOfSchemas(Object.fromEntries(unknown.map((key) => [key, root[key]]))))
      yield { pointer: "", args: { where: "at the root" } };
  },
};

/** A JSON Schema was taken for a map of properties, so that the model is asked for a schema. */
export const schemaOfSchema: ShapeRule = {
  name: "schema-of-schema",
  severity: "error",
  title: "A schema describes arguments, not another schema",
  why: "The tool's arguments are called {names}: a JSON Schema was converted as if it were a type, and the model is asked to write a schema.",
  mend: "Pass the JSON Schema as it is, or through the library's own door for JSON Schemas; convert types only.",
  sources: [],
  *find(root) {
    const properties = own(root, "properties");
    if (!isObject(properties) || !("type" in properties && "properties" in properties)) return;
    const names = Object.keys(properties);
    if (typeof properties.type === "string" || names.every((name) => ofAnObject.has(name)))
      yield { pointer: join("", "properties"), args: { names: names.join(", ") } };
  },
};

/** Keywords that the schema of an object has. */
const ofAnObject: ReadonlySet<string> = new Set([
  ...["type", "properties", "required", "additionalProperties", "patternProperties", "$schema", "$defs", "definitions"],
  ...["title", "description", "minProperties", "maxProperties", "$id"],
]);

const known: ReadonlySet<string> = new Set([
  ...Object.keys(allEdges),
  ...ofAnObject,
  ...["$ref", "$dynamicRef", "$anchor", "$comment", "$vocabulary", "enum", "const", "default", "examples", "example"],
  ...["format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["multipleOf", "minItems", "maxItems", "uniqueItems", "minContains", "maxContains", "dependentRequired"],
  ...["dependencies", "deprecated", "readOnly", "writeOnly", "contentEncoding", "contentMediaType", "nullable"],
  ...["discriminator", "xml", "externalDocs", "strict", "propertyOrdering"],
]);

function unknownKeywords(root: JsonObject): string[] {
  return Object.keys(root).filter((key) => !known.has(key) && !/^(x-|~|_)/.test(key));
}

function isObjectSchema(value: unknown): boolean {
  return isObject(value) && isNamed(own(value, "type"), "object") && isObject(own(value, "properties"));
}

function isMapOfSchemas(value: unknown): boolean {
  if (!isObject(value)) return false;
  const members = Object.values(value);
  return members.length > 0 && members.every((member) => isObject(member) && isTypeName(own(member, "type")));
}

function isNamed(type: unknown, name: string): boolean {
  return typeof type === "string" && type.toLowerCase() === name;
}

function isTypeName(type: unknown): boolean {
  const names = Array.isArray(type) ? type : [type];
  return (
    names.length > 0 &&
    names.every((name) => typeof name === "string" && /^(object|array|string|number|integer|boolean|null)$/i.test(name))
  );
}
