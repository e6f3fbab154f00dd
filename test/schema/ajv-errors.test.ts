import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { draft07Errors } from "../../src/schema/ajv-errors.ts";

test.each([
  [["a", "b", "a"]],
  [["a", "a", "b", "b"]],
  [["a", "a", "a"]],
  [[1, "1", { a: 1 }, null, { a: 1 }]],
  [[[1], [1]]],
])("repeated items of %j are told as ajv's own keyword tells them", (list) => {
  const validate = new Ajv().compile({ type: "array", uniqueItems: true });
  expect(validate(list)).toBe(false);
  expect(draft07Errors({ enum: list })).toEqual([{ pointer: "/enum", message: validate.errors?.[0]?.message }]);
});

test("a schema is left as it was", () => {
  const schema = { minLength: "3" };
  expect(draft07Errors(schema)).toEqual([]);
  expect(schema).toEqual({ minLength: "3" });
});

test("a hundred thousand items and ten thousand levels are taken in stride", () => {
  const started = performance.now();
  expect(draft07Errors({ enum: Array.from({ length: 100_000 }, (_, index) => `value ${index}`) })).toEqual([]);
  let deep: Record<string, unknown> = { type: "float" };
  for (let level = 0; level < 10_000; level++) deep = { items: deep };
  expect(() => draft07Errors(deep)).not.toThrow();
  expect(performance.now() - started).toBeLessThan(2_000);
});
