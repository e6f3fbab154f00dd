import { isObject } from "../../schema/json.ts";
import { allEdges } from "../../schema/walk.ts";
import type { JsonObject, Schema } from "../../types.ts";
import { type Document, isOfItsDraft, newDocument, type Session, target } from "./document.ts";
import type { Literal } from "./parts.ts";

/** Keywords that say nothing of validity. */
const annotations: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "id",
  "$anchor",
  "$comment",
  "$defs",
  "definitions",
  "title",
  "description",
  "default",
  "examples",
  "example",
  "deprecated",
  "readOnly",
  "writeOnly",
  "contentMediaType",
  "contentEncoding",
  "contentSchema",
]);

/** Lists whose order says nothing. */
const unordered: ReadonlySet<string> = new Set(["required", "enum", "type", "anyOf", "allOf", "oneOf"]);

/** A schema as a literal. Two literals of one session have one id where their canonical forms are the same. */
export function literalOf(schema: unknown, document: Document, recorded = false): Literal {
  const known: Schema = isObject(schema) || typeof schema === "boolean" ? schema : true;
  return { schema: known, document, negated: false, recorded, id: idOf(known, document) * 2 + (recorded ? 1 : 0) };
}

/** The literal of a schema that we make ourselves: it has no references. */
export function literalOfOurs(schema: Schema, session: Session, recorded = false): Literal {
  return literalOf(schema, newDocument(schema, session), recorded);
}

/** The same schema, holding for the opposite values; a complement is never read in a closed world. */
export function complement({ schema, document, negated, id }: Literal): Literal {
  const plainId = formOf(id) * 2;
  return { schema, document, negated: !negated, recorded: false, id: negated ? plainId : -plainId };
}

/** What a literal and its complement share. */
export function formOf(id: number): number {
  return Math.floor(Math.abs(id) / 2);
}

function idOf(schema: Schema, document: Document): number {
  if (typeof schema === "boolean") return intern(schema ? "{}" : "false", document.session);
  const known = document.idOf.get(schema);
  if (known !== undefined) return known;
  const named = aliasOf(schema, document);
  const id = named === undefined ? intern(textOf(schema, document), document.session) : idOf(named, document);
  document.idOf.set(schema, id);
  return id;
}

/** The schema that another one only refers to, but for recursion. */
function aliasOf(schema: JsonObject, document: Document): Schema | undefined {
  if (typeof schema.$ref !== "string" || Object.keys(schema).some((key) => key !== "$ref" && !annotations.has(key)))
    return undefined;
  const named = target(schema.$ref, document);
  return named === undefined || isRecursive(named, document) ? undefined : named;
}

function textOf(schema: JsonObject, document: Document): string {
  const keys = Object.keys(schema).filter((key) => !annotations.has(key));
  const members = keys.sort().map((key) => `${JSON.stringify(key)}:${memberOf(key, schema[key], document)}`);
  const context = schema.$ref === undefined ? "" : document.number;
  return `${isOfItsDraft(schema) ? `${document.draft} ${context}` : ""}{${members.join()}}`;
}

function memberOf(keyword: string, value: unknown, document: Document): string {
  const kind = Object.hasOwn(allEdges, keyword) ? allEdges[keyword] : undefined;
  const id = (schema: unknown) =>
    isObject(schema) || typeof schema === "boolean" ? String(idOf(schema, document)) : plain(schema);
  if (kind === "map" && isObject(value))
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${id(value[key])}`)
      .join()}}`;
  if (kind !== undefined && kind !== "map") {
    if (!Array.isArray(value)) return id(value);
    const ids = value.map(id);
    return `[${(unordered.has(keyword) ? ids.sort() : ids).join()}]`;
  }
  if (unordered.has(keyword) && Array.isArray(value)) return `[${value.map(plain).sort().join()}]`;
  return plain(value);
}

/** JSON with sorted keys. */
export function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "undefined";
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${plain(value[key])}`).join()}}`;
}

/** Does following references from a schema lead back to it? */
function isRecursive(schema: Schema, document: Document): boolean {
  const seen = new Set<unknown>();
  const rest: unknown[] = [schema];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (Array.isArray(at)) rest.push(...at);
    else if (isObject(at))
      for (const key in at) {
        const next = key === "$ref" && typeof at.$ref === "string" ? target(at.$ref, document) : at[key];
        if (next === schema) return true;
        if (typeof next !== "object" || next === null || seen.has(next)) continue;
        seen.add(next);
        rest.push(next);
      }
  }
  return false;
}

function intern(text: string, { ids }: Session): number {
  const id = ids.get(text) ?? ids.size + 1;
  ids.set(text, id);
  return id;
}
