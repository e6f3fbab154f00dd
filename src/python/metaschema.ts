import type { Dialect } from "../schema/dialect.ts";
import { schemaFaults, schemaValidity } from "../schema/metaschema.ts";
import { join } from "../schema/pointer.ts";
import type { Pointer } from "../types.ts";
import { bestMatch } from "./best-match.ts";
import { pythonFormats } from "./formats.ts";
import { type ValidationError, validationError } from "./validation-error.ts";

export interface PythonOptions {
  /** "2020-12" unless given. */
  dialect?: Dialect;
  /** Are `regex`, `uri` and `uri-reference` asserted? Yes unless given: `check_schema` does so since 4.17. */
  formats?: boolean;
}

/** What Python complains of. */
export interface MetaschemaFault {
  message: string;
  /** The value to mend: where `anyOf` is complained of, the one that keeps its likeliest branch from holding. */
  pointer: Pointer;
  /** The metaschema's keyword that is not obeyed; "format" where formats alone are at fault. */
  keyword: string;
}

/**
 * Everything wrong with a schema, in the order of `Draft202012Validator(META_SCHEMA).iter_errors(schema)`. Of one
 * object's members Python takes any first, by its hash seed; here they come as they stand. Nothing is said of a schema
 * from where it nests too deeply.
 */
export function metaschemaErrors(schema: unknown, options: PythonOptions = {}): ValidationError[] {
  return schemaFaults(schema, asked(options)).map((fault) => validationError(fault));
}

/**
 * What `Draft202012Validator.check_schema(schema)` complains of: the first error found, not the `best_match` among all,
 * which would look behind an `anyOf`. Mistral's answer of 2025-05-22 prints a whole `items` for a fault deep within
 * (https://github.com/SylphxAI/pdf-reader-mcp/issues/63), and mistral-common's and SGLang's sources call `check_schema`.
 * OpenAI's known answers have one fault each and fit both: of `type: "json_object"`
 * (https://github.com/ag2ai/ag2/issues/1990) the branches are equally good, so even `best_match` prints the `anyOf`.
 *
 * Undefined where the schema is valid, or nests deeper than `maxDepth`; Python itself gives up at about 100 levels.
 *
 * @example
 * metaschemaFault({ required: null })
 * // { message: "None is not of type 'array'", pointer: "/required", keyword: "type" }
 */
export function metaschemaFault(schema: unknown, options: PythonOptions = {}): MetaschemaFault | undefined {
  if (schemaValidity(schema, asked(options)) !== "invalid") return undefined;
  const errors = schemaFaults(schema, { ...asked(options), first: true }).map((fault) => validationError(fault));
  const [error] = errors;
  const cause = bestMatch(errors);
  return error && cause && { message: error.message, pointer: join("", ...cause.path), keyword: error.keyword };
}

function asked({ dialect = "2020-12", formats = true }: PythonOptions) {
  return formats ? { dialect, formats: pythonFormats } : { dialect };
}
