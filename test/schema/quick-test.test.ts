import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isObject } from "../../src/schema/json.ts";
import { quickTest } from "../../src/schema/quick-test.ts";
import { type Reading, valueTest } from "../../src/schema/value-test.ts";

const suite = readFileSync(new URL("../../fixtures/json-schema-test-suite/schemas.jsonl", import.meta.url), "utf8");
const schemas = suite
  .trim()
  .split("\n")
  .map((line): unknown => JSON.parse(line).schema)
  .filter(isObject);

/** Names and values that the suite's schemas speak of, and what JSON is made of. */
const words = ["foo", "bar", "baz", "", "a", "aaa", "x1", "2026-01-31", "name@example.com", "127.0.0.1", "💩💩"];
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(...words, null, true, false, 0, 1, 2, 3, -1, 1.5),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...words, "constructor", "quux"), tie("value"), { noNullPrototype: true }),
  ),
}));
const values = fc.sample(value, { seed: 1, numRuns: 300 });

const readings: readonly Reading[] = [
  { dialect: "2020-12", formats: "held" },
  { dialect: "2020-12", formats: "sure" },
  { dialect: "draft-07", formats: "ignored" },
];

test.each([...readings.entries()])("what it reads of the suite, it judges as ajv does: %j %j", (turn, reading) => {
  const own = schemas.filter((_, index) => index % readings.length === turn);
  const read = own.flatMap((schema) => {
    const quick = quickTest(schema, reading);
    return quick ? { schema, quick, ajv: valueTest(schema, reading) } : [];
  });
  expect(read.length).toBeGreaterThan(own.length / 2);
  for (const { schema, quick, ajv } of read) {
    const differs = values.filter((value) => quick(value) !== ajv?.(value));
    expect({ schema, differs }).toEqual({ schema, differs: [] });
  }
});

test.each([
  { $ref: "#/$defs/none" },
  { pattern: "(" },
  { if: {} },
  { $ref: "#named", $defs: { a: { $anchor: "named" } } },
  { type: "text" },
  { properties: [] },
])("of %j nothing is said: it is left to ajv", (schema) => {
  expect(quickTest(schema, { dialect: "2020-12", formats: "held" })).toBeUndefined();
});
