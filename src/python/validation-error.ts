import type { SchemaFault } from "../schema/metaschema.ts";
import type { JsonObject } from "../types.ts";
import { repr } from "./repr.ts";

type Path = readonly (string | number)[];

/** An error of Python's `jsonschema` as of release 4.25; 4.10 says `is too short` of empty lists. */
export interface ValidationError {
  /** Made when it is read: it prints the whole value at fault. */
  readonly message: string;
  /** From the schema's root to the value at fault. */
  path: Path;
  /** The metaschema's keyword that is not obeyed, its node, and the steps from the metaschema's root to the keyword. */
  keyword: string;
  node: JsonObject;
  nodePath: Path;
  /** The value at fault. */
  instance: unknown;
  /** For `anyOf`, the errors of all its branches. */
  context: readonly ValidationError[];
}

/** Puts a fault into words; `outer` is the error whose context it is of. */
export function validationError(fault: SchemaFault, outer?: ValidationError): ValidationError {
  const context: ValidationError[] = [];
  const error = {
    get message() {
      return `${repr(fault.instance)} ${complaint(fault)}`;
    },
    path: [...(outer?.path ?? []), ...fault.path],
    keyword: fault.keyword,
    node: fault.node,
    nodePath: [...(outer?.nodePath ?? []), ...fault.nodePath],
    instance: fault.instance,
    context,
  };
  for (const cause of fault.context) context.push(validationError(cause, error));
  return error;
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
