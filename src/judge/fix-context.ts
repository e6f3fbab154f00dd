import { tokensOf } from "../schema/pointer.ts";
import { pathOf, walk } from "../schema/walk.ts";
import type { Fix } from "../types.ts";

/** Below these, a part that accepts more may make a whole that accepts less. */
const turning: ReadonlySet<string> = new Set(["not", "if", "oneOf", "contains"]);
const maps: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "dependencies",
  "$defs",
  "definitions",
]);

/** A fix whose safety holds where it stands: what narrows or widens a part need not do so to the whole. */
export function inContext(fix: Fix, schema: unknown): Fix {
  if (fix.safety === "same" || fix.safety === "changes") return fix;
  const paths = fix.edits.map(({ path }) => tokensOf(path));
  const isTurned = paths.some(turns) || (paths.some(isShared) && hasTurnedReference(schema));
  return isTurned ? { ...fix, safety: "changes" } : fix;
}

function turns(path: readonly string[]): boolean {
  // A property of such a name is none of these keywords.
  return path.some((token, index) => turning.has(token) && !maps.has(path[index - 1] ?? ""));
}

function isShared([first]: readonly string[]): boolean {
  return first === "$defs" || first === "definitions";
}

function hasTurnedReference(schema: unknown): boolean {
  for (const place of walk(schema)) if (typeof place.schema.$ref === "string" && turns(pathOf(place))) return true;
  return false;
}
