import { isObject, own } from "../schema/json.ts";
import { allEdges } from "../schema/walk.ts";
import type { JsonObject } from "../types.ts";

/** Keywords that the schema of an object has. */
export const ofAnObject: ReadonlySet<string> = new Set([
  ...["type", "properties", "required", "additionalProperties", "patternProperties", "$schema", "$defs", "definitions"],
  ...["title", "description", "minProperties", "maxProperties", "$id"],
]);

const known: ReadonlySet<string> = new Set([
  ...Object.keys(allEdges),
  ...ofAnObject,
  ...["$ref", "$dynamicRef", "$recursiveRef", "$anchor", "$comment", "$vocabulary", "enum", "const", "default"],
  ...["examples", "example", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum"],
  ...["exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
  ...["dependentRequired", "dependencies", "deprecated", "readOnly", "writeOnly", "contentEncoding"],
  ...["contentMediaType", "nullable", "discriminator", "xml", "externalDocs", "strict", "propertyOrdering"],
]);

/** Is it a keyword of some draft, of OpenAPI or of a provider? */
export function isKeyword(key: string): boolean {
  return known.has(key);
}

/** Do a schema's properties, and nothing else, say which keys there may be? */
export function isBare(schema: JsonObject): boolean {
  return (
    !["anyOf", "oneOf", "allOf", "$ref", "patternProperties", "if"].some((keyword) => Object.hasOwn(schema, keyword)) &&
    !isObject(own(schema, "additionalProperties"))
  );
}
