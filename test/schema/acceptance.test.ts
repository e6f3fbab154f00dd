import { expect, test } from "vitest";
import { acceptanceOf } from "../../src/schema/acceptance.ts";

const of = (schema: object, value: unknown) => {
  const acceptance = acceptanceOf({ ...schema });
  return acceptance && [acceptance.surely(value), acceptance.possibly(value)];
};

test("a format is held by some and not by others", () => {
  expect(of({ type: "string", format: "email" }, "nobody")).toEqual([false, true]);
  expect(of({ type: "string", format: "email" }, "name@example.com")).toEqual([true, true]);
});

test("of a format that nobody knows nothing is sure, unless a pattern says what it means", () => {
  expect(of({ type: "string", format: "jwt" }, "a.b.c")).toEqual([false, true]);
  expect(of({ type: "string", format: "starts_with", pattern: "^a" }, "abc")).toEqual([true, true]);
});

test("a list of items is a tuple in the draft that has it", () => {
  const items = [{ type: "string" }];
  expect(of({ $schema: "http://json-schema.org/draft-07/schema#", items }, [1])).toEqual([false, false]);
  expect(of({ items }, [1])).toEqual([false, false]);
  expect(of({ prefixItems: items }, [1])).toEqual([false, false]);
});

test("properties are an object's own", () => {
  expect(of({ properties: { constructor: { type: "boolean" } } }, {})).toEqual([true, true]);
  expect(of({ required: ["toString"] }, {})).toEqual([false, false]);
  expect(of({ required: [""] }, {})).toEqual([false, false]);
});

test("a schema that cannot be compiled accepts and refuses nothing", () => {
  expect(acceptanceOf({ $ref: "#/$defs/none" })).toBeUndefined();
  expect(acceptanceOf({ pattern: "(" })).toBeUndefined();
});

test("what is surely accepted is possibly accepted, below `not` too", () => {
  const read = acceptanceOf({ not: { type: "string", format: "email" } });
  expect([read?.surely("no mail"), read?.possibly("no mail")]).toEqual([true, true]);
});
