import { createRequire } from "node:module";
import type { Ajv, ValidateFunction } from "ajv";
import type { JsonObject } from "../types.ts";
import type { Dialect } from "./dialect.ts";
import { own } from "./json.ts";
import { walk } from "./walk.ts";

/** How a schema is read where the specification leaves it open. */
export interface Reading {
  dialect: Dialect;
  /**
   * `held`: as runtimes do that assert them; one that ajv-formats does not know is held by all values.
   * `sure`: that one is held by none, unless a pattern beside it says what it means. `ignored`: as annotations.
   */
  formats: "held" | "sure" | "ignored";
}

/** Undefined where the value, or the schema, is too deep or too wide for the code that ajv wrote. */
export type ValueTest = (value: unknown) => boolean | undefined;

const require = createRequire(import.meta.url);

/**
 * A test of values against a schema, whatever `$schema` names. Own properties only: one called `constructor` is a
 * property like any other. Compiling takes some 2 ms; loads ajv when first called.
 *
 * @returns undefined where ajv cannot compile the schema: a broken reference, a pattern, two equal `$id`s
 */
export function valueTest(schema: JsonObject, reading: Reading): ValueTest | undefined {
  const { $schema: _, ...rest } = schema;
  try {
    const ajv = validatorFor(rest, reading);
    const validate = ajv.compile(rest);
    ajv.removeSchema(rest);
    return (value) => verdictOf(validate, value);
  } catch {
    // Whatever is wrong with the schema is another rule's matter.
    return undefined;
  }
}

function verdictOf(validate: ValidateFunction, value: unknown): boolean | undefined {
  try {
    return validate(value) === true;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const builds: Readonly<Record<Dialect, string>> = {
  "draft-06": "ajv",
  "draft-07": "ajv",
  "2019-09": "ajv/dist/2019.js",
  "2020-12": "ajv/dist/2020.js",
};

const shared = new Map<string, Ajv>();

/** One for all schemas, but for those that would leave names or formats of their own behind. */
function validatorFor(schema: JsonObject, { dialect, formats }: Reading): Ajv {
  const build = builds[dialect];
  const { hasIds, named } = peculiarities(schema);
  const key = `${build} ${formats === "ignored"}`;
  const known = shared.get(key);
  const ajv = known ?? newValidator(build, formats !== "ignored");
  shared.set(key, ajv);
  const nobodys = formats === "sure" ? named.filter((name) => !(name in ajv.formats)) : [];
  if (!hasIds && nobodys.length === 0) return ajv;
  const own = newValidator(build, formats !== "ignored");
  for (const name of nobodys) own.addFormat(name, () => false);
  return own;
}

function newValidator(build: string, holdsFormats: boolean): Ajv {
  const { default: Validator }: { default: typeof Ajv } = require(build);
  const ajv = new Validator({
    strict: false,
    logger: false,
    // Metaschemas cost more than the schema, and are another rule's matter; so does code that is made short.
    validateSchema: false,
    meta: false,
    code: { optimize: false },
    ownProperties: true,
    // ajv 8 otherwise takes `{}` for an object that requires the property "".
    allErrors: true,
    validateFormats: holdsFormats,
  });
  if (holdsFormats) {
    const { default: addFormats }: { default: (ajv: Ajv) => unknown } = require("ajv-formats");
    addFormats(ajv);
  }
  return ajv;
}

/** `named`: formats without a pattern beside them. A generator writes one beside the formats of its own making. */
function peculiarities(schema: JsonObject): { hasIds: boolean; named: string[] } {
  const named = new Set<string>();
  let hasIds = false;
  for (const { schema: node } of walk(schema)) {
    const format = own(node, "format");
    if (typeof format === "string" && !Object.hasOwn(node, "pattern")) named.add(format);
    hasIds ||= ["$id", "$anchor", "$dynamicAnchor", "id"].some((keyword) => Object.hasOwn(node, keyword));
  }
  return { hasIds, named: [...named] };
}
