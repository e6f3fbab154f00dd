import type { Dialect } from "./dialect.ts";
import { isObject } from "./json.ts";
import { type Check, type Formats, nothingFound, type Run, type SchemaFault } from "./metaschema-check.ts";
import { compileMetaschema } from "./metaschema-compile.ts";

export type { Formats, SchemaFault } from "./metaschema-check.ts";
export { metaschemaDocument, metaschemaUri } from "./metaschema-documents.ts";

/** "too-deep" where a schema nests deeper than `maxDepth`, or contains itself: it is read no further. */
export type Validity = "valid" | "invalid" | "too-deep";

export interface MetaschemaOptions {
  /** "2020-12" unless given: no `$schema` is looked at. */
  dialect?: Dialect;
  /** What is asserted of `format`: nothing unless given. Give the same object each time: answers are kept by it. */
  formats?: Formats;
}

const noFormats: Formats = {};
const compiled = new Map<Dialect, Check>();
const answers = new WeakMap<Formats, Map<Dialect, WeakMap<object, Validity>>>();

/**
 * Does a schema obey its dialect's metaschema? The user's schema is never compiled. The answer for an object is kept:
 * a schema must not be changed after it was asked about.
 *
 * @example
 * schemaValidity({ type: "any" }) // "invalid"
 */
export function schemaValidity(schema: unknown, options: MetaschemaOptions = {}): Validity {
  if (!isObject(schema)) return typeof schema === "boolean" ? "valid" : "invalid";
  const { dialect = "2020-12", formats = noFormats } = options;
  const known = answersOf(dialect, formats);
  const answer = known.get(schema) ?? validity(schema, dialect, formats);
  known.set(schema, answer);
  return answer;
}

/** Where a schema does not obey its metaschema, in the order of Python's `jsonschema`; `first` stops at the first fault. */
export function schemaFaults(schema: unknown, options: MetaschemaOptions & { first?: boolean } = {}): SchemaFault[] {
  const { dialect = "2020-12", formats = noFormats, first = false } = options;
  const found = nothingFound(!first);
  metaschemaCheck(dialect)(schema, newRun(formats), found);
  return found.faults;
}

function validity(schema: unknown, dialect: Dialect, formats: Formats): Validity {
  const run = newRun(formats);
  const obeyed = metaschemaCheck(dialect)(schema, run);
  return run.tooDeep ? "too-deep" : obeyed ? "valid" : "invalid";
}

function newRun(formats: Formats): Run {
  return { formats, depth: 0, tooDeep: false };
}

function answersOf(dialect: Dialect, formats: Formats): WeakMap<object, Validity> {
  const byDialect = answers.get(formats) ?? new Map<Dialect, WeakMap<object, Validity>>();
  const known = byDialect.get(dialect) ?? new WeakMap<object, Validity>();
  answers.set(formats, byDialect.set(dialect, known));
  return known;
}

function metaschemaCheck(dialect: Dialect): Check {
  const check = compiled.get(dialect) ?? compileMetaschema(dialect);
  compiled.set(dialect, check);
  return check;
}
