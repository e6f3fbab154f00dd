import { jsonType } from "../schema/json.ts";
import type { ValidationError } from "./validation-error.ts";

const weak = new Set(["anyOf", "oneOf"]);

/**
 * The error that `jsonschema.exceptions.best_match` picks as of release 4.25: the shallowest, and from there through `anyOf`
 * down to the deepest of its causes, unless two causes are equally good. Release 4.10 does not compare paths: it takes
 * the first of equally shallow errors, and stops at an `anyOf` whose causes lie equally deep.
 */
export function bestMatch(errors: readonly ValidationError[]): ValidationError | undefined {
  let [best] = errors;
  for (const error of errors) if (best && relevance(error, best) > 0) best = error;
  while (best && best.context.length > 0) {
    const [least, next] = [...best.context].sort(relevance);
    if (least && next && relevance(least, next) === 0) return best;
    best = least;
  }
  return best;
}

/** Above 0 where the first error matters more. */
function relevance(one: ValidationError, other: ValidationError): number {
  return (
    other.path.length - one.path.length ||
    comparePaths(one.path, other.path) ||
    Number(weak.has(other.keyword)) - Number(weak.has(one.keyword)) ||
    Number(hasItsType(other)) - Number(hasItsType(one))
  );
}

function comparePaths(one: ValidationError["path"], other: ValidationError["path"]): number {
  for (const [index, step] of one.entries()) {
    const against = other[index];
    if (against !== undefined && step !== against) return step < against ? -1 : 1;
  }
  return 0;
}

/** Is the value of a type that the metaschema's node names? */
function hasItsType({ instance, node }: ValidationError): boolean {
  const type = jsonType(instance);
  return [node.type].flat().some((named) => named === type || (named === "number" && type === "integer"));
}
