import { expect, test } from "vitest";
import { isValid } from "../../src/schema/accepts.ts";

const schema = { type: "object", properties: { n: { type: "integer" } }, required: ["n"] };

test("a value is held to a tool's schema, whatever draft it names", () => {
  expect(isValid(schema, { n: 1 })).toBe(true);
  expect(isValid({ $schema: "http://json-schema.org/draft-07/schema#", ...schema }, { n: "1" })).toBe(false);
});

test("of a schema that cannot be compiled, nothing is said", () => {
  expect(isValid({ type: "object", properties: { a: { $ref: "#/$defs/none" } } }, { a: 1 })).toBeUndefined();
  expect(isValid({ type: "object", properties: { a: { type: "string", pattern: "(" } } }, {})).toBeUndefined();
});
