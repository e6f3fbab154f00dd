/** What a generator or an SDK lost on the way from a type to the schema on the wire. */
import { isObject } from "../schema/json.ts";
import type { JsonObject } from "../types.ts";
import { type Compared, compare, comparisonRules } from "./compare.ts";
import { emptySchema, scalarRoot, untypedProperties } from "./empty.ts";
import { libraryInternals } from "./internals.ts";
import { misplacedProperties, schemaOfSchema, wrappedSchema } from "./misplaced.ts";
import { visit } from "./nodes.ts";
import { notJson } from "./not-json.ts";
import { movedToProse } from "./prose.ts";
import { danglingRef, rootRef } from "./references.ts";
import { type Found, type Loss, type LossRule, lossAt, type NodeRule, type ShapeRule } from "./rule.ts";

export type { Compared } from "./compare.ts";
export { notJsonLoss } from "./not-json.ts";
export type { Loss, LossRule } from "./rule.ts";

/** The more a rule explains, the earlier it stands: the first that finds something speaks. */
const rootRules: readonly ShapeRule[] = [
  wrappedSchema,
  misplacedProperties,
  schemaOfSchema,
  emptySchema,
  scalarRoot,
  rootRef,
];
const nodeRules: readonly NodeRule[] = [untypedProperties, danglingRef, movedToProse];

/** Every rule of the family, for `drycall rules` and `drycall explain`. */
export const lossRules: readonly LossRule[] = [
  notJson,
  libraryInternals,
  ...rootRules,
  ...nodeRules,
  ...comparisonRules,
];

/**
 * The losses that a schema shows by itself, whoever wrote it. Pure and fast: asked of every tool of every run.
 * Nothing is said of what is no object, and nothing of a tool that simply takes no arguments.
 *
 * @example shapeLosses({ $schema: "http://json-schema.org/draft-07/schema#" }) // [{ rule: "loss/empty-schema", … }]
 */
export function shapeLosses(schema: unknown): Loss[] {
  if (!isObject(schema)) return [];
  const internals: Loss[] = [];
  const losses: Loss[] = [];
  visit(schema, (node) => {
    const found = libraryInternals.find(node, schema);
    // What lies inside a library's object is the library's.
    if (found) internals.push(lossAt(libraryInternals, found));
    else for (const rule of nodeRules) note(rule, rule.find(node, schema), losses);
    return !found;
  });
  return [...(internals.length > 0 ? internals : rootLosses(schema)), ...losses];
}

/**
 * All losses of a generated tool: those that its schema shows, and those that show when its own validator and the
 * schema are asked about the same values. Never throws on the schema, which may be an object of the library; a validator that throws has refused.
 */
export async function lossesOf(tool: Compared): Promise<Loss[]> {
  const inputSchema = asWritten(tool.inputSchema);
  const shape = shapeLosses(inputSchema);
  // Where the schema is lost as a whole, every value would be a witness of the same.
  return shape.some(({ severity }) => severity === "error")
    ? shape
    : [...shape, ...(await compare({ ...tool, inputSchema }))];
}

/** What leaves the process: a library hides members on good schemas, and turns its objects into others as they are written. */
function asWritten(schema: unknown): unknown {
  try {
    const text: string | undefined = JSON.stringify(schema);
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // A cycle or a BigInt: `loss/not-json` says so.
    return undefined;
  }
}

function rootLosses(schema: JsonObject): Loss[] {
  for (const rule of rootRules) {
    const losses = [...rule.find(schema)].map((found) => lossAt(rule, found));
    if (losses.length > 0) return losses;
  }
  return [];
}

function note(rule: NodeRule, found: Found | undefined, losses: Loss[]): void {
  if (found) losses.push(lossAt(rule, found));
}
