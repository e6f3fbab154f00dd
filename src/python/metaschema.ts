import type { Dialect } from "../schema/dialect.ts";
import { type SchemaFault, schemaFaults, schemaValidity } from "../schema/metaschema.ts";
import { join } from "../schema/pointer.ts";
import type { JsonObject, Pointer } from "../types.ts";
import { pythonFormats } from "./formats.ts";
import { repr } from "./repr.ts";

/** An error of Python's `jsonschema`, as of its releases since 4.21. */
export interface ValidationError {
  message: string;
  /** From the schema's root to the value at fault. */
  path: readonly (string | number)[];
  /** The metaschema's keyword that is not obeyed, its node, and the steps from the metaschema's root to it. */
  keyword: string;
  node: JsonObject;
  nodePath: readonly (string | number)[];
  /** The value at fault. */
  instance: unknown;
  /** For `anyOf`, the errors of all its branches. */
  context: readonly ValidationError[];
}

export interface PythonOptions {
  /** "2020-12" unless given. */
  dialect?: Dialect;
  /** Are `regex`, `uri` and `uri-reference` asserted? Yes unless given: `check_schema` has done so since 4.17. */
  formats?: boolean;
}

/**
 * Everything wrong with a schema, in the order of `Draft202012Validator(META_SCHEMA).iter_errors(schema)`. Of one
 * object's members Python takes any first, by its hash seed; here they come as they stand.
 */
export function metaschemaErrors(schema: unknown, options: PythonOptions = {}): ValidationError[] {
  return schemaFaults(schema, from(options)).map((fault) => worded(fault, [], []));
}

/**
 * What `Draft202012Validator.check_schema(schema)` complains of: the first error found, whatever lies deeper. It is
 * not `best_match`'s: that looks into the branches of `anyOf`, and Mistral's answer of 2025-05-22 prints a whole
 * `items` for a fault deep within (https://github.com/SylphxAI/pdf-reader-mcp/issues/63), as SGLang's and
 * mistral-common's sources say. OpenAI's seen answers have one fault each and fit both: of `type: "json_object"`
 * (https://github.com/ag2ai/ag2/issues/1990) the branches are equally good, so even `best_match` prints the `anyOf`.
 *
 * Undefined where the schema is valid, or nests deeper than `maxDepth`; Python itself gives up at about 100 levels.
 *
 * @example
 * metaschemaFault({ required: null }) // { message: "None is not of type 'array'", pointer: "/required", keyword: "type" }
 */
export function metaschemaFault(
  schema: unknown,
  options: PythonOptions = {},
): { message: string; pointer: Pointer; keyword: string } | undefined {
  const asked = from(options);
  if (schemaValidity(schema, asked) !== "invalid") return undefined;
  const [fault] = schemaFaults(schema, { ...asked, first: true });
  return fault && { message: message(fault), pointer: join("", ...fault.path), keyword: fault.keyword };
}

function from({ dialect = "2020-12", formats = true }: PythonOptions) {
  return formats ? { dialect, formats: pythonFormats } : { dialect };
}

type Path = readonly (string | number)[];

function worded(fault: SchemaFault, path: Path, nodePath: Path): ValidationError {
  const { keyword, node, instance, context } = fault;
  const at = [...path, ...fault.path];
  const nodeAt = [...nodePath, ...fault.nodePath];
  const inner = context.map((cause) => worded(cause, at, nodeAt));
  return { message: message(fault), path: at, keyword, node, nodePath: nodeAt, instance, context: inner };
}

function message(fault: SchemaFault): string {
  return `${repr(fault.instance)} ${complaint(fault)}`;
}

function complaint({ keyword, expected }: SchemaFault): string {
  switch (keyword) {
    case "type":
      return `is not of type ${[expected].flat().map(repr).join(", ")}`;
    case "anyOf":
      return "is not valid under any of the given schemas";
    case "enum":
      return `is not one of ${repr(expected)}`;
    case "minItems":
      return expected === 1 ? "should be non-empty" : "is too short";
    case "uniqueItems":
      return "has non-unique elements";
    case "minimum":
      return `is less than the minimum of ${repr(expected)}`;
    case "exclusiveMinimum":
      return `is less than or equal to the minimum of ${repr(expected)}`;
    case "pattern":
      return `does not match ${repr(expected)}`;
    case "format":
      return `is not a ${repr(expected)}`;
    default:
      throw new Error(`no words for a metaschema's ${keyword}`);
  }
}
