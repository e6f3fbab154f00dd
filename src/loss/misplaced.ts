import { isObject, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import { walk } from "../schema/walk.ts";
import type { JsonObject } from "../types.ts";
import { isBare, isKeyword, ofAnObject } from "./keywords.ts";
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
    const path = wayToSchema(root);
    if (path) yield { pointer: join("", ...path), args: { keyword: path.join(".") } };
  },
};

/** Into envelopes and no further. */
const maxWrappers = 3;

/** The keys above an object's schema, where none of them is a keyword. */
function wayToSchema(holder: JsonObject, path: readonly string[] = []): readonly string[] | undefined {
  for (const key of path.length < maxWrappers ? unknownKeywords(holder) : []) {
    const value = holder[key];
    const below = [...path, key];
    const found = isObjectSchema(value) ? below : isObject(value) ? wayToSchema(value, below) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Definitions were taken along, and the reference to them was not. */
export const strandedDefinitions: ShapeRule = {
  name: "stranded-definitions",
  severity: "error",
  title: "What a schema defines is used",
  why: "The root has no properties, and nothing in it refers to {names}: the tool has no arguments.",
  mend: "Put the definition at the root, or a `$ref` to it: whatever took the schema apart dropped the reference.",
  sources: ["https://github.com/StefanTerdell/zod-to-json-schema#options-object"],
  *find(root) {
    const properties = own(root, "properties");
    if (!isBare(root) || (isObject(properties) && Object.keys(properties).length > 0) || refersOn(root)) return;
    for (const keyword of ["$defs", "definitions"]) {
      const names = isObject(root[keyword]) ? Object.keys(root[keyword]) : [];
      if (names.length > 0) yield { pointer: join("", keyword), args: { names: names.join(", ") } };
    }
  },
};

/** Is there a reference beside the definitions, under `items` say? */
function refersOn({ $defs: _, definitions: __, ...rest }: JsonObject): boolean {
  for (const { schema } of walk(rest))
    if (Object.hasOwn(schema, "$ref") || Object.hasOwn(schema, "$dynamicRef")) return true;
  return false;
}

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

function unknownKeywords(root: JsonObject): string[] {
  return Object.keys(root).filter((key) => !isKeyword(key) && !/^(x-|~|_)/.test(key));
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
