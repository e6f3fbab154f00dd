import { createRequire } from "node:module";
import type { JsonObject } from "../types.ts";
import type { Dialect } from "./dialect.ts";
import { isObject } from "./json.ts";

const require = createRequire(import.meta.url);
const documents = new Map<string, JsonObject | undefined>();

/** The address of a dialect's metaschema. */
export function metaschemaUri(dialect: Dialect): string {
  return dialect.startsWith("draft-")
    ? `http://json-schema.org/${dialect}/schema`
    : `https://json-schema.org/draft/${dialect}/schema`;
}

/**
 * A metaschema, or one of its vocabularies, by its address without fragment; undefined for addresses of no
 * known metaschema. Read from the ajv package when first asked for.
 *
 * @example
 * metaschemaDocument("https://json-schema.org/draft/2020-12/meta/core")
 */
export function metaschemaDocument(uri: string): JsonObject | undefined {
  if (!documents.has(uri)) documents.set(uri, read(uri));
  return documents.get(uri);
}

function read(uri: string): JsonObject | undefined {
  const old = /^http:\/\/json-schema\.org\/(draft-0[67])\/schema$/.exec(uri)?.[1];
  if (old !== undefined) return asPublished(load(`json-schema-${old}.json`));
  const [, draft, file] =
    /^https:\/\/json-schema\.org\/draft\/(2019-09|2020-12)\/(schema|meta\/[a-z-]+)$/.exec(uri) ?? [];
  return draft === undefined ? undefined : load(`json-schema-${draft}/${file}.json`);
}

function load(file: string): JsonObject {
  const document: unknown = require(`ajv/dist/refs/${file}`);
  if (!isObject(document)) throw new TypeError(`ajv/dist/refs/${file} is not an object`);
  return document;
}

/**
 * ajv has drafts 06 and 07 in a form that refuses empty and repeating `enum`s and, in 06, does not ask patterns to be
 * patterns. They are given as Python's jsonschema-specifications 2025.9.1 has them.
 */
function asPublished(document: JsonObject): JsonObject {
  const properties = isObject(document.properties) ? document.properties : {};
  const patterns = isObject(properties.patternProperties) ? properties.patternProperties : {};
  const patternProperties = { ...patterns, propertyNames: { format: "regex" } };
  return { ...document, properties: { ...properties, enum: { type: "array" }, patternProperties } };
}
