import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairOf, relationOf, replayOf } from "../../src/diff/index.ts";
import { find } from "../../src/diff/set/find.ts";
import { literalOf } from "../../src/diff/set/literal.ts";
import { accepts } from "../../src/schema/accepts.ts";
import type { JsonObject } from "../../src/types.ts";

const string = { type: "string" };
const integer = { type: "integer" };
const object = (properties: JsonObject, more: JsonObject = {}) => ({ type: "object", properties, ...more });
const zodEmail =
  "^(?!\\.)(?!.*\\.\\.)([A-Za-z0-9_'+\\-\\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}$";
const branch = (kind: string, more: JsonObject = {}) =>
  object({ kind: { const: kind, ...more }, [kind]: string }, { required: ["kind"], additionalProperties: false });
const tree = (name: string) => ({
  ...object({ root: { $ref: `#/$defs/${name}` } }),
  $defs: { [name]: object({ children: { type: "array", items: { $ref: `#/$defs/${name}` } } }) },
});

describe("two spellings of one meaning are equal, and break no recorded call", () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      "zod 3's map and zod 4's",
      { additionalProperties: string },
      { propertyNames: string, additionalProperties: string },
    ],
    ["nullable and a type array", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["a nullable enum and a union", { enum: ["a", null] }, { anyOf: [{ const: "a" }, { type: "null" }] }],
    ["a look-ahead, twice", { type: "string", pattern: zodEmail }, { allOf: [string, { pattern: zodEmail }] }],
    [
      "oneOf and anyOf of distinct kinds",
      { oneOf: [branch("a"), branch("b")] },
      { anyOf: [branch("b", string), branch("a")] },
    ],
    [
      "not null, and every other type",
      { not: { type: "null" } },
      { type: ["string", "number", "boolean", "array", "object"] },
    ],
    [
      "named keys and a closed object",
      { type: "object", propertyNames: { enum: ["a"] }, additionalProperties: string },
      object({ a: string }, { additionalProperties: false }),
    ],
    [
      "if and then, and a union",
      // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
      { enum: [1, 2, 3], if: { minimum: 2 }, then: { maximum: 2 } },
      { anyOf: [{ const: 1 }, { const: 2 }] },
    ],
    ["a bound that the list implies", { enum: [1, 2], minimum: 1 }, { enum: [2, 1] }],
    ["an unknown format", { type: "string", format: "markdown" }, string],
  ])("%s", (_, was, is) => {
    const pair = pairOf(object({ value: was }), object({ value: is }));
    expect([relationOf(pair), replayOf(pair).verdict]).toEqual(["equal", "compatible"]);
  });

  test("a recursion under another name", () => {
    expect(relationOf(pairOf(tree("Node"), tree("Tree")))).toBe("equal");
  });

  test("draft-04's exclusive bound and today's", () => {
    const old = { $schema: "http://json-schema.org/draft-04/schema#", minimum: 0, exclusiveMinimum: true };
    expect(relationOf(pairOf(old, { exclusiveMinimum: 0 }))).toBe("equal");
  });
});

describe("recorded arguments", () => {
  test.each<[string, JsonObject, JsonObject, string]>([
    [
      "hold no undeclared key, so that a new optional one is harmless",
      object({ a: string }),
      object({ a: string, b: integer }),
      "compatible",
    ],
    [
      "lose what an open object no longer declares",
      object({ a: string, b: integer }),
      object({ a: string }),
      "breaking",
    ],
    [
      "lose nothing where a branch still declares it",
      object({ a: string, b: string }),
      object({ a: string }, { anyOf: [object({ b: string }), { required: ["a"] }] }),
      "compatible",
    ],
    [
      "lose nothing where a free object takes it",
      object({ f: object({ a: string }) }),
      object({ f: { type: "object" } }),
      "compatible",
    ],
    [
      "may hold any key of a map",
      object({ m: { type: "object" } }),
      object({ m: { type: "object", additionalProperties: false } }),
      "breaking",
    ],
    [
      "hold no number beyond the safe ones",
      object({ n: { type: "number" } }),
      object({ n: { type: "number", maximum: 2 ** 53 - 1 } }),
      "compatible",
    ],
  ])("%s", (_, was, is, verdict) => {
    expect(replayOf(pairOf(was, is)).verdict).toBe(verdict);
  });
});

/** Schemas over few keys and values, so that they often meet. */
const { schema } = fc.letrec<{ schema: JsonObject | boolean }>((tie) => {
  const inner = tie("schema");
  const values = fc.constantFrom<unknown>(null, true, 0, 1, 2, 1.5, "", "a", "ab", [], [1], {}, { a: 1 });
  const number = fc.record(
    {
      type: fc.constantFrom("number", "integer"),
      minimum: fc.integer({ min: 0, max: 2 }),
      exclusiveMaximum: fc.integer({ min: 1, max: 4 }),
      multipleOf: fc.constantFrom(2, 3, 0.5),
    },
    { requiredKeys: ["type"] },
  );
  const text = fc.record(
    {
      type: fc.constant("string"),
      minLength: fc.constantFrom(1, 2),
      maxLength: fc.constantFrom(1, 2),
      pattern: fc.constantFrom("^a", "b$", "^[a-c]+$", "^\\d{2}$"),
    },
    { requiredKeys: ["type"] },
  );
  // No prefixItems beside contains: ajv 8.20 then takes an empty list.
  const list = fc.record(
    {
      type: fc.constant("array"),
      items: inner,
      minItems: fc.constantFrom(1, 2),
      maxItems: fc.constantFrom(1, 2),
      uniqueItems: fc.constant(true),
      contains: inner,
    },
    { requiredKeys: ["type"] },
  );
  const object = fc.record(
    {
      type: fc.constant("object"),
      properties: fc.dictionary(fc.constantFrom("a", "b"), inner, { maxKeys: 2, noNullPrototype: true }),
      required: fc.constantFrom(["a"], ["a", "b"]),
      additionalProperties: fc.oneof(fc.constant(false), inner),
      dependentRequired: fc.constant({ a: ["b"] }),
      minProperties: fc.constant(1),
    },
    { requiredKeys: ["type"] },
  );
  const union = fc.record(
    {
      anyOf: fc.tuple(inner, inner),
      oneOf: fc.tuple(inner, inner),
      allOf: fc.tuple(inner, inner),
      not: inner,
      if: inner,
      // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
      then: inner,
    },
    { requiredKeys: [] },
  );
  const leaf = fc.oneof(
    fc.boolean(),
    fc.record({ enum: fc.uniqueArray(values, { minLength: 1, maxLength: 3 }) }),
    number,
    text,
  );
  return { schema: fc.oneof({ maxDepth: 2, depthSize: "small" }, leaf, list, object, union) };
});

const samples = [
  null,
  true,
  0,
  1,
  2,
  3,
  1.5,
  "",
  "a",
  "b",
  "ab",
  "12",
  [],
  [1],
  ["a"],
  [1, 1],
  [1, 2],
  {},
  { a: 1 },
  { b: "a" },
  { a: "a", b: 1 },
  { c: null },
];

describe("on drawn schemas", () => {
  test("a value that is found is one to ajv", () => {
    fc.assert(
      fc.property(schema, (drawn) => {
        const { before } = pairOf(drawn, true);
        before.document.session.steps = 20_000;
        const found = find([literalOf(drawn, before.document)]);
        if (found?.sure) expect(accepts(drawn, found.value)).not.toBe(false);
        if (!found) expect(samples.filter((value) => accepts(drawn, value) === true)).toEqual([]);
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  test("no value tells apart what is called equal, and none leaves what is called wider", () => {
    fc.assert(
      fc.property(schema, schema, (was, other) => {
        const is = { anyOf: [was, other] };
        expect(["equal", "widened", "unknown"]).toContain(relationOf(pairOf(was, is)));
        const relation = relationOf(pairOf(was, other));
        for (const value of samples) {
          const [before, after] = [accepts(was, value), accepts(other, value)];
          if (before === true && after === false) expect(relation).not.toMatch(/equal|widened/);
          if (before === false && after === true) expect(relation).not.toMatch(/equal|narrowed/);
        }
      }),
      { numRuns: 80, seed: 5 },
    );
  });
});
