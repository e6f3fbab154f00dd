import { createRequire } from "node:module";
import type { Ajv, ValidateFunction } from "ajv";
import type { JsonObject, Schema } from "../types.ts";
import { dialectOf } from "./dialect.ts";

const require = createRequire(import.meta.url);
const answers = new WeakMap<JsonObject, (value: unknown) => boolean | undefined>();

/**
 * Does a value obey a schema, as a runtime that asserts formats judges it? Read in the draft that `$schema` names,
 * else as 2020-12. Undefined where ajv cannot compile the schema: draft-04, a broken reference or pattern, too deep.
 * Loads ajv when first called; for the few tools that carry values.
 */
export function accepts(schema: Schema, value: unknown): boolean | undefined {
  if (typeof schema === "boolean") return schema;
  const test = answers.get(schema) ?? compile(schema);
  answers.set(schema, test);
  return test(value);
}

const builds: Readonly<Record<string, string>> = {
  "draft-06": "ajv",
  "draft-07": "ajv",
  "2019-09": "ajv/dist/2019.js",
  "2020-12": "ajv/dist/2020.js",
};

const validators = new Map<string, Ajv>();

function compile(schema: JsonObject): (value: unknown) => boolean | undefined {
  const build = builds[dialectOf(schema) ?? "2020-12"];
  if (build === undefined) return () => undefined;
  const ajv = validators.get(build) ?? newValidator(build);
  validators.set(build, ajv);
  const { $schema: _, $id: __, ...rest } = schema;
  try {
    const validate = ajv.compile(rest);
    return (value) => verdictOf(validate, value);
  } catch {
    // Whatever is wrong with the schema is another rule's matter.
    return () => undefined;
  } finally {
    ajv.removeSchema(rest);
  }
}

function verdictOf(validate: ValidateFunction, value: unknown): boolean | undefined {
  try {
    return validate(value) === true;
  } catch (error) {
    // Too deep, or too wide, for the code that ajv wrote.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function newValidator(build: string): Ajv {
  const { default: Validator }: { default: typeof Ajv } = require(build);
  const { default: addFormats }: { default: (ajv: Ajv) => unknown } = require("ajv-formats");
  const ajv = new Validator({ strict: false, logger: false, addUsedSchema: false, validateSchema: false });
  addFormats(ajv);
  return ajv;
}
