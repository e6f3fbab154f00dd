import type { JsonObject, Schema } from "../types.ts";
import { dialectOf } from "./dialect.ts";
import { type Reading, type ValueTest, valueTest } from "./value-test.ts";

/**
 * Does a value obey a schema, as a runtime that asserts formats judges it? Read in the draft that `$schema` names,
 * else as 2020-12. Undefined where ajv cannot compile the schema: draft-04, a broken reference or pattern, too deep.
 * Loads ajv when first called; for the few tools that carry values.
 */
export function accepts(schema: Schema, value: unknown): boolean | undefined {
  if (typeof schema === "boolean") return schema;
  const dialect = dialectOf(schema) ?? "2020-12";
  return dialect === "unknown" ? undefined : ask(asserting, schema, { dialect, formats: "held" }, value);
}

/** The same of a schema that is read as 2020-12 without formats, whatever it says itself. */
export function isValid(schema: JsonObject, value: unknown): boolean | undefined {
  return ask(plain, schema, { dialect: "2020-12", formats: "ignored" }, value);
}

type Answers = WeakMap<JsonObject, ValueTest>;
const asserting: Answers = new WeakMap();
const plain: Answers = new WeakMap();

/** A schema is compiled once: it must not be changed after it was asked about. */
function ask(answers: Answers, schema: JsonObject, reading: Reading, value: unknown): boolean | undefined {
  const test = answers.get(schema) ?? valueTest(schema, reading) ?? (() => undefined);
  answers.set(schema, test);
  return test(value);
}
