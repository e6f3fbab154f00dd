import * as fc from "fast-check";
import { isObject } from "../../schema/json.ts";
import { walk } from "../../schema/walk.ts";
import type { JsonObject, Schema } from "../../types.ts";
import { type DialectWords, dialects, type SchemaDialect } from "./dialects.ts";
import { leavesOf } from "./leaves.ts";

export interface SchemaOptions {
  /** 2020-12 unless told. */
  dialect?: SchemaDialect;
  /** How deep schemas are nested; 3 unless told. */
  depth?: number;
}

type Schemas = fc.Arbitrary<Schema>;

/**
 * Draws the schemas of tools' arguments as people and generators write them: an object at the root, and below it every
 * keyword that the dialect has. Each obeys its metaschema and compiles; a value that obeys it need not exist.
 */
export function schemaArbitrary({ dialect = "2020-12", depth = 3 }: SchemaOptions = {}): fc.Arbitrary<JsonObject> {
  const words = dialects[dialect];
  const { node } = fc.letrec<{ node: Schema; inner: Schema }>((tie) => ({
    node: fc.oneof({ maxDepth: depth, depthSize: "small", withCrossShrink: true }, leavesOf(words), tie("inner")),
    inner: fc.oneof(...innerOf(tie("node"), words)),
  }));
  const { uri, definitions } = words;
  if (definitions === undefined) return objectOf(node, words);
  const named = uri === undefined ? {} : { $schema: fc.constant(uri) };
  const root = fc.record(named, { requiredKeys: [] });
  return fc
    .tuple(objectOf(node, words), root, fc.tuple(...definitionNames.map(() => objectOf(node, words))), fc.nat(4))
    .map(([schema, head, drawn, extra]) => withDefinitions({ ...head, ...schema }, definitions, drawn, extra === 4));
}

/** What `$ref`s point at. */
export const definitionNames = ["Item", "Node", "Kind"] as const;
const propertyNames = ["a", "b", "c", "id", "kind"] as const;
const oddNames = ["constructor", "toString", "a/b", "10", "$ref", "type", "properties", "é", "a b"] as const;

function innerOf(node: Schemas, words: DialectWords): Schemas[] {
  const some = fc.array(node, { minLength: 1, maxLength: 3 });
  const unions = ["anyOf", "oneOf", "allOf"].map((keyword) =>
    some.map((branches): Schema => ({ [keyword]: branches })),
  );
  const inner: Schemas[] = [
    objectOf(node, words),
    objectOf(node, words),
    listOf(node, words),
    ...unions,
    node.map((not): Schema => ({ not })),
    annotated(node),
  ];
  const { definitions, isJsonSchema } = words;
  if (definitions !== undefined)
    inner.push(fc.constantFrom(...definitionNames).map((name): Schema => ({ $ref: `#/${definitions}/${name}` })));
  if (isJsonSchema) inner.push(fc.tuple(node, node, node).map(([test, yes, no]): Schema => conditional(test, yes, no)));
  return inner;
}

function conditional(test: Schema, yes: Schema, no: Schema): JsonObject {
  // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
  return { if: test, then: yes, else: no };
}

/** Names beyond the five are rare, so that schemas often share theirs. */
const names: fc.Arbitrary<string> = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...propertyNames) },
  { weight: 1, arbitrary: fc.constantFrom(...oddNames) },
);

function objectOf(node: Schemas, { isJsonSchema, dependencies }: DialectWords): fc.Arbitrary<JsonObject> {
  const properties = fc.dictionary(names, node, { maxKeys: 4, noNullPrototype: true });
  const counts = fc.nat(3);
  const more = fc.record(
    {
      description: texts,
      title: texts,
      additionalProperties: fc.oneof({ weight: 3, arbitrary: fc.boolean() }, { weight: 1, arbitrary: node }),
      ...rarely("minProperties", counts),
      ...rarely(
        "maxProperties",
        counts.map((count) => count + 3),
      ),
      ...(isJsonSchema &&
        rarely("patternProperties", fc.dictionary(fc.constant("^x-"), node, { noNullPrototype: true }))),
      ...(isJsonSchema && rarely("propertyNames", fc.constant({ pattern: "^[a-z]" }))),
      ...(dependencies && rarely(dependencies, fc.constant({ a: ["b"] }))),
    },
    { requiredKeys: [] },
  );
  return fc.tuple(properties, fc.nat(15), more).map(([each, chosen, rest]) => {
    const required = Object.keys(each).filter((_, index) => (chosen >> index) % 2 === 1);
    return present({ type: "object", properties: each, ...(required.length > 0 && { required }), ...rest });
  });
}

function listOf(node: Schemas, { tuple, isJsonSchema }: DialectWords): fc.Arbitrary<JsonObject> {
  const counts = fc.nat(2);
  const bounds = fc.record(
    {
      description: texts,
      ...rarely("minItems", counts),
      ...rarely(
        "maxItems",
        counts.map((count) => count + 2),
      ),
      ...rarely("uniqueItems", fc.boolean()),
      ...(isJsonSchema && rarely("contains", node)),
    },
    { requiredKeys: [] },
  );
  const items = node.map((each): JsonObject => ({ items: isJsonSchema || isObject(each) ? each : {} }));
  const members = fc.array(node, { minLength: 1, maxLength: 3 });
  const tuples = tuple && members.map((each): JsonObject => ({ [tuple]: each }));
  const content = tuples ? fc.oneof({ weight: 4, arbitrary: items }, { weight: 1, arbitrary: tuples }) : items;
  return fc.tuple(content, bounds).map(([each, rest]) => present({ type: "array", ...each, ...rest }));
}

const texts = fc.constantFrom("What it is.", "In °C, “quoted”.", "", "x".repeat(300));

function annotated(node: Schemas): Schemas {
  return fc.tuple(node, texts).map(([schema, description]) => (isObject(schema) ? { ...schema, description } : schema));
}

/** Present in one record of four: most schemas do without it. */
function rarely(keyword: string, values: fc.Arbitrary<unknown>): Record<string, fc.Arbitrary<unknown>> {
  return { [keyword]: fc.option(values, { freq: 3, nil: undefined }) };
}

function present(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

/** The definitions that are pointed at, and with `all` also those that nobody wants. */
function withDefinitions(
  schema: JsonObject,
  keyword: "$defs" | "definitions",
  drawn: readonly JsonObject[],
  all: boolean,
): JsonObject {
  const wanted = new Set<string>(all ? definitionNames : []);
  const rest: JsonObject[] = [schema, ...(all ? drawn : [])];
  for (let at = rest.pop(); at; at = rest.pop())
    for (const [index, name] of definitionNames.entries()) {
      const body = drawn[index];
      if (wanted.has(name) || !body || !pointsAt(at, `#/${keyword}/${name}`)) continue;
      wanted.add(name);
      rest.push(body);
    }
  if (wanted.size === 0) return schema;
  const entries = definitionNames.flatMap((name, index) => (wanted.has(name) ? [[name, drawn[index]]] : []));
  return { ...schema, [keyword]: Object.fromEntries(entries) };
}

function pointsAt(schema: JsonObject, ref: string): boolean {
  for (const place of walk(schema)) if (place.schema.$ref === ref) return true;
  return false;
}
