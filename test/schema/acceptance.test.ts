import { expect, test } from "vitest";
import { acceptanceOf } from "../../src/schema/acceptance.ts";

const of = async (schema: object, value: unknown) => {
  const acceptance = await acceptanceOf({ ...schema });
  return acceptance && [acceptance.surely(value), acceptance.possibly(value)];
};

test("a format is held by some and not by others", async () => {
  expect(await of({ type: "string", format: "email" }, "nobody")).toEqual([false, true]);
  expect(await of({ type: "string", format: "email" }, "name@example.com")).toEqual([true, true]);
});

test("of a format that nobody knows nothing is sure, unless a pattern says what it means", async () => {
  expect(await of({ type: "string", format: "jwt" }, "a.b.c")).toEqual([false, true]);
  expect(await of({ type: "string", format: "starts_with", pattern: "^a" }, "abc")).toEqual([true, true]);
});

test("a list of items is a tuple in the draft that has it", async () => {
  const items = [{ type: "string" }];
  expect(await of({ $schema: "http://json-schema.org/draft-07/schema#", items }, [1])).toEqual([false, false]);
  expect(await of({ items }, [1])).toEqual([false, false]);
  expect(await of({ prefixItems: items }, [1])).toEqual([false, false]);
});

test("properties are an object's own", async () => {
  expect(await of({ properties: { constructor: { type: "boolean" } } }, {})).toEqual([true, true]);
  expect(await of({ required: ["toString"] }, {})).toEqual([false, false]);
  expect(await of({ required: [""] }, {})).toEqual([false, false]);
});

test("a schema that cannot be compiled accepts and refuses nothing", async () => {
  expect(await acceptanceOf({ $ref: "#/$defs/none" })).toBeUndefined();
  expect(await acceptanceOf({ pattern: "(" })).toBeUndefined();
});
