/** What a generator or an SDK lost on the way from a type to the schema on the wire. */
import { isObject } from "../schema/json.ts";
import { asSent } from "../schema/plain.ts";
import type { JsonObject, Tool } from "../types.ts";
import { type Compared, compare, comparisonRules, nameOf } from "./compare.ts";
import { emptySchema, scalarRoot, untypedProperties } from "./empty.ts";
import { libraryInternals } from "./internals.ts";
import { misnamedSchema } from "./misnamed.ts";
import { misplacedProperties, schemaOfSchema, strandedDefinitions, wrappedSchema } from "./misplaced.ts";
import { type Node, visit } from "./nodes.ts";
import { notJson } from "./not-json.ts";
import { movedToProse } from "./prose.ts";
import { danglingRef, rootRef } from "./references.ts";
import { lostProperties, undeclaredRequired } from "./required.ts";
import { type Loss, type LossRule, lossAt, type NodeRule, type ShapeRule } from "./rule.ts";

export type { Compared } from "./compare.ts";
export { misnamedLosses } from "./misnamed.ts";
export { notJsonLoss } from "./not-json.ts";
export type { Loss, LossRule } from "./rule.ts";

/** The more a rule explains, the earlier it stands: the first that finds something speaks. */
const rootRules: readonly ShapeRule[] = [
  wrappedSchema,
  misplacedProperties,
  strandedDefinitions,
  schemaOfSchema,
  lostProperties,
  emptySchema,
  scalarRoot,
  rootRef,
];
const nodeRules: readonly NodeRule[] = [untypedProperties, undeclaredRequired, danglingRef, movedToProse];

/** Places of one rule that are told. */
const most = 100;

/** Every rule of the family, for `drycall rules` and `drycall explain`. */
export const lossRules: readonly LossRule[] = [
  notJson,
  misnamedSchema,
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
export function shapeLosses(schema: unknown, role?: Tool["role"]): Loss[] {
  if (!isObject(schema)) return [];
  const internals: Loss[] = [];
  const losses: Loss[] = [];
  const counts = new Map<NodeRule, number>();
  visit(schema, (node) => {
    const found = libraryInternals.find(node, schema);
    // What lies inside a library's object is the library's.
    if (found) internals.push(lossAt(libraryInternals, found));
    else for (const rule of nodeRules) note(rule, node, schema, losses, counts);
    return !found && internals.length < most;
  });
  return [...(internals.length > 0 ? internals : rootLosses(schema, role)), ...losses];
}

/**
 * All losses of a generated tool: those that its schema shows, and those that show when its own validator and the
 * schema are asked about the same values. Never throws on the schema, which may be an object of the library; a validator that throws has refused.
 */
export async function lossesOf(tool: Compared): Promise<Loss[]> {
  const inputSchema = asWritten(tool.inputSchema);
  const by = tool.library ? ` It was converted by ${nameOf(tool)}.` : "";
  const shape = shapeLosses(inputSchema).map((loss) => ({ ...loss, mend: loss.mend + by }));
  // Where the schema is lost as a whole, every value would be a witness of the same.
  return shape.some(({ severity }) => severity === "error")
    ? shape
    : [...shape, ...(await compare({ ...tool, inputSchema }))];
}

/** What leaves the process: a library hides members on good schemas, and turns its objects into others as they are written. */
function asWritten(schema: unknown): unknown {
  try {
    return asSent(schema);
  } catch {
    // A cycle or a BigInt: `loss/not-json` says so.
    return undefined;
  }
}

function rootLosses(schema: JsonObject, role: Tool["role"]): Loss[] {
  for (const rule of rootRules) {
    // Gemini's formats may be a list or a text: a format has no arguments.
    if (role === "format" && rule === scalarRoot) continue;
    const losses = [...rule.find(schema)].map((found) => lossAt(rule, found));
    if (losses.length > 0) return losses;
  }
  return [];
}

/** The first of a rule, and that there are more: a hostile schema breaks one in every node. */
function note(rule: NodeRule, node: Node, root: JsonObject, losses: Loss[], counts: Map<NodeRule, number>): void {
  const count = counts.get(rule) ?? 0;
  const found = count > most ? undefined : rule.find(node, root);
  if (!found) return;
  counts.set(rule, count + 1);
  if (count < most) losses.push(lossAt(rule, found));
  else
    losses.push({
      ...lossAt(rule, found),
      why: `So it is here and maybe elsewhere: the first ${most} places are told.`,
    });
}
