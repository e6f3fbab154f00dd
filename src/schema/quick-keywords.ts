import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "../types.ts";
import { isObject, own } from "./json.ts";
import type { Reading } from "./value-test.ts";

export type Test = (value: unknown) => boolean;

/** What turns parts of a schema into tests. */
export interface Compiler {
  compile(node: unknown): Test;
  refer(ref: string): Test;
  reading: Reading;
}

/** The schema has something that is not read here. */
export class Unread extends Error {}

/** What a keyword asks of a value; undefined where it asks nothing. */
type Keyword = (expected: unknown, node: JsonObject, to: Compiler) => Test | undefined;

/** @throws Unread where one is not known here */
export function keywordTests(node: JsonObject, to: Compiler): Test[] {
  return Object.keys(node).flatMap((keyword) => {
    if (annotations.has(keyword)) return [];
    const read = Object.hasOwn(keywords, keyword) ? keywords[keyword] : unread();
    return read?.(node[keyword], node, to) ?? [];
  });
}

const annotations: ReadonlySet<string> = new Set([
  ...["$schema", "$comment", "$defs", "definitions", "title", "description", "default", "examples", "deprecated"],
  ...["readOnly", "writeOnly", "contentEncoding", "contentMediaType"],
  // Read beside `type` and `items`.
  ...["nullable", "additionalItems"],
]);

const keywords: Readonly<Record<string, Keyword>> = {
  $ref: (ref, _, to) => to.refer(String(ref)),
  type: (expected, { nullable }) => {
    const names = nullable === true ? [expected, "null"].flat() : [expected].flat();
    const tests = names.map((name) => types[String(name)] ?? unread());
    return (value) => tests.some((test) => test(value));
  },
  enum: (expected) => {
    const values = listOf(expected);
    return (value) => values.some((each) => isSame(each, value));
  },
  const: (expected) => (value) => isSame(expected, value),
  minimum: bound(numberOf, (value, limit) => value >= limit),
  maximum: bound(numberOf, (value, limit) => value <= limit),
  exclusiveMinimum: bound(numberOf, (value, limit) => value > limit),
  exclusiveMaximum: bound(numberOf, (value, limit) => value < limit),
  multipleOf: bound(numberOf, (value, step) => Number.isInteger(value / step)),
  minLength: bound(lengthOf, (length, limit) => length >= limit),
  maxLength: bound(lengthOf, (length, limit) => length <= limit),
  minItems: bound(itemsIn, (items, limit) => items >= limit),
  maxItems: bound(itemsIn, (items, limit) => items <= limit),
  minProperties: bound(keysIn, (keys, limit) => keys >= limit),
  maxProperties: bound(keysIn, (keys, limit) => keys <= limit),
  pattern: (pattern) => {
    const expression = new RegExp(String(pattern), "u");
    return ofString((value) => expression.test(value));
  },
  format,
  uniqueItems: (wanted) =>
    wanted === true
      ? ofList((list) => list.every((item, index) => list.findIndex((other) => isSame(item, other)) === index))
      : undefined,
  items: (expected, node, { compile, reading }) => {
    const isOld = reading.dialect !== "2020-12";
    if (Array.isArray(expected)) return isOld ? tuple(expected, own(node, "additionalItems"), compile) : unread();
    return tuple(isOld ? [] : listOf(own(node, "prefixItems") ?? []), expected, compile);
  },
  prefixItems: (expected, node, { compile, reading }) =>
    reading.dialect === "2020-12" ? tuple(listOf(expected), own(node, "items"), compile) : undefined,
  required: (expected) => {
    const names = listOf(expected).map(String);
    return ofObject((object) => names.every((name) => has(object, name)));
  },
  properties: (expected, _, { compile }) => {
    const members = Object.entries(objectOf(expected)).map(([name, node]) => ({ name, test: compile(node) }));
    return ofObject((object) => members.every(({ name, test }) => !has(object, name) || test(object[name])));
  },
  patternProperties: (expected, _, { compile }) => {
    const nodes = Object.entries(objectOf(expected));
    const members = nodes.map(([pattern, node]) => ({ named: new RegExp(pattern, "u"), test: compile(node) }));
    return ofObject((object) =>
      Object.keys(object).every((key) => members.every(({ named, test }) => !named.test(key) || test(object[key]))),
    );
  },
  additionalProperties: (expected, node, { compile }) => {
    const declared = objectOf(own(node, "properties") ?? {});
    const patterns = Object.keys(objectOf(own(node, "patternProperties") ?? {})).map((each) => new RegExp(each, "u"));
    const test = compile(expected);
    const isOther = (key: string) => !Object.hasOwn(declared, key) && !patterns.some((pattern) => pattern.test(key));
    return ofObject((object) => Object.keys(object).every((key) => !isOther(key) || test(object[key])));
  },
  propertyNames: (expected, _, { compile }) => {
    const test = compile(expected);
    return ofObject((object) => Object.keys(object).every(test));
  },
  allOf: (branches, _, { compile }) => {
    const tests = listOf(branches).map(compile);
    return (value) => tests.every((test) => test(value));
  },
  anyOf: (branches, _, { compile }) => {
    const tests = listOf(branches).map(compile);
    return (value) => tests.some((test) => test(value));
  },
  oneOf: (branches, _, { compile }) => {
    const tests = listOf(branches).map(compile);
    return (value) => tests.filter((test) => test(value)).length === 1;
  },
  not: (expected, _, { compile }) => {
    const test = compile(expected);
    return (value) => !test(value);
  },
};

const types: Readonly<Record<string, Test>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  number: Number.isFinite,
  integer: Number.isInteger,
  null: (value) => value === null,
};

/** Formats as ajv-formats knows them; its formats of numbers are not read. */
function format(expected: unknown, node: JsonObject, { reading: { formats } }: Compiler): Test | undefined {
  if (formats === "ignored") return undefined;
  const { fullFormats }: { fullFormats: JsonObject } = createRequire(import.meta.url)("ajv-formats/dist/formats.js");
  const known = own(fullFormats, String(expected));
  if (known === undefined || known === true)
    return formats === "sure" && known === undefined && !Object.hasOwn(node, "pattern")
      ? ofString(() => false)
      : undefined;
  if (isObject(known) && known.type === "number") return unread();
  const check = isObject(known) && !(known instanceof RegExp) ? known.validate : known;
  if (check instanceof RegExp) return ofString((value) => check.test(value));
  return typeof check === "function" ? ofString((value) => check(value) === true) : unread();
}

function tuple(items: readonly unknown[], others: unknown, compile: Compiler["compile"]): Test {
  const tests = items.map(compile);
  const rest = compile(others ?? true);
  return ofList((list) => list.every((item, index) => (tests[index] ?? rest)(item)));
}

/** A bound for a number that some values have. */
function bound(
  measure: (value: unknown) => number | undefined,
  holds: (measured: number, limit: number) => boolean,
): Keyword {
  return (limit) => {
    if (typeof limit !== "number") return unread();
    return (value) => {
      const measured = measure(value);
      return measured === undefined || holds(measured, limit);
    };
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** Code points: an emoji is one character. */
function lengthOf(value: unknown): number | undefined {
  return typeof value === "string" ? [...value].length : undefined;
}

function itemsIn(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function keysIn(value: unknown): number | undefined {
  return isObject(value) ? Object.keys(value).length : undefined;
}

function ofString(test: (value: string) => boolean): Test {
  return (value) => typeof value !== "string" || test(value);
}

function ofList(test: (value: readonly unknown[]) => boolean): Test {
  return (value) => !Array.isArray(value) || test(value);
}

function ofObject(test: (value: JsonObject) => boolean): Test {
  return (value) => !isObject(value) || test(value);
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === "object" && isDeepStrictEqual(one, other));
}

/** ajv takes a member that is undefined for none. */
function has(object: JsonObject, name: string): boolean {
  return own(object, name) !== undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : unread();
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : unread();
}

function unread(): never {
  throw new Unread();
}
