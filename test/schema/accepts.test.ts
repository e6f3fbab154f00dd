import { expect, test } from "vitest";
import { accepts, isValid } from "../../src/schema/accepts.ts";

const schema = { type: "object", properties: { n: { type: "integer" } }, required: ["n"] };

test("a value is held to a tool's schema, whatever draft it names", () => {
  expect(isValid(schema, { n: 1 })).toBe(true);
  expect(isValid({ $schema: "http://json-schema.org/draft-07/schema#", ...schema }, { n: "1" })).toBe(false);
});

test("of a schema that cannot be compiled, nothing is said", () => {
  expect(isValid({ type: "object", properties: { a: { $ref: "#/$defs/none" } } }, { a: 1 })).toBeUndefined();
  expect(isValid({ type: "object", properties: { a: { type: "string", pattern: "(" } } }, {})).toBeUndefined();
});

test.each([
  ["by its root", { properties: { n: { type: "integer" }, in: { $ref: "#" } } }],
  ["by an id", { $id: "T0", properties: { n: { type: "integer" }, in: { $ref: "T0" } } }],
  [
    "by an inner id",
    { $ref: "T0", $defs: { T: { $id: "T0", properties: { n: { type: "integer" }, in: { $ref: "T0" } } } } },
  ],
])("a schema that names itself %s is read, as often as it comes", (_, schema) => {
  for (const copy of [schema, structuredClone(schema)]) {
    expect(accepts(copy, { in: { n: 1 } })).toBe(true);
    expect(accepts(copy, { in: { n: "1" } })).toBe(false);
  }
});
