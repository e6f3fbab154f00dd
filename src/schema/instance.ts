import { createRequire } from "node:module";
import type { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonObject } from "../types.ts";

const require = createRequire(import.meta.url);
const answers = new WeakMap<JsonObject, (value: unknown) => boolean | undefined>();

/**
 * Does a value obey a tool's schema, read as 2020-12 without formats? Undefined where ajv cannot compile the schema:
 * a broken reference or pattern, or too deep. Loads ajv when first called; for the few tools that carry values.
 */
export function isValid(schema: JsonObject, value: unknown): boolean | undefined {
  const test = answers.get(schema) ?? compile(schema);
  answers.set(schema, test);
  return test(value);
}

function compile({ $schema: _, $id: __, ...schema }: JsonObject): (value: unknown) => boolean | undefined {
  const { Ajv2020: Validator }: { Ajv2020: typeof Ajv2020 } = require("ajv/dist/2020.js");
  try {
    const validate = new Validator({ strict: false, validateFormats: false, logger: false }).compile(schema);
    return (value) => validate(value) === true;
  } catch {
    // Whatever is wrong with the schema is another rule's matter.
    return () => undefined;
  }
}
