import { isObject } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import type { Args, JsonObject, Pointer } from "../types.ts";
import { sameBytes } from "./cache.ts";
import { type Change, change } from "./change.ts";
import type { ChangeId } from "./changes.ts";
import { objectChanges } from "./explain-object.ts";
import { typeChanges, valueChanges } from "./explain-values.ts";
import { below, type Pair, type Relation, type Replay, relationOf, replayOf } from "./relation.ts";
import { target } from "./set/document.ts";
import { literalOf } from "./set/literal.ts";

/** Where two schemas are looked at. */
export interface Spot {
  tool: string;
  pointer: Pointer;
  isRoot: boolean;
  trail: Trail;
}

/** The pairs of schemas that are being explained above, and those that recursion came back to: they are told of once. */
export interface Trail {
  above: Set<string>;
  cameBack: Set<string>;
}

/**
 * Words for what became of a schema's meaning, as near to the place as may be; none where the meaning is the same.
 *
 * @param known - how the two relate, where that was asked before
 */
export function explain(pair: Pair, spot: Spot, known?: { relation: Relation; replay: Replay }): Change[] {
  const { above, cameBack } = spot.trail;
  const [was, is] = [pair.before, pair.after].map(({ schema, document }) => literalOf(schema, document).id);
  if (was === is) return [];
  const ids = `${was} ${is}`;
  if (above.has(ids)) {
    cameBack.add(ids);
    return [];
  }
  const { relation, replay } = known ?? { relation: relationOf(pair), replay: replayOf(pair, spot.isRoot) };
  if (relation === "equal" && replay.verdict === "compatible") return [];
  above.add(ids);
  const found = changesAt(pair, spot);
  above.delete(ids);
  cameBack.delete(ids);
  if (found.length === 0 && cameBack.size > 0) return [];
  const isHarmless = replay.verdict === "compatible";
  if (isHarmless) {
    const told = found.filter(({ rule }) => rule !== "schema-proof-changed").map(harmless);
    return told.length > 0
      ? told
      : [related("schema", relation === "unknown" ? "widened" : relation, spot, {}, "info")];
  }
  const isTold = found.some(({ harms, level }) => harms === "arguments" && level !== "info");
  if (isTold) return found;
  if (replay.verdict === "unknown") return [...found, related("schema", "unknown", spot)];
  return [...found, related("schema", relation === "widened" || relation === "equal" ? "narrowed" : relation, spot)];
}

/** A change that no recorded call can feel. */
function harmless(each: Change): Change {
  return each.harms === "arguments" ? { ...each, level: "info" } : each;
}

/** The row of a relation. */
export function related(of: Of, relation: Relation, spot: Spot, args: Args = {}, level?: Change["level"]): Change {
  const rule: ChangeId = relation === "unknown" ? "schema-proof-changed" : `${of}-${directions[relation]}`;
  const { tool, pointer } = spot;
  const told = rule === "schema-proof-changed" ? { tries: 0, ...args } : args;
  return change(rule, { tool, pointer, args: told, ...(level !== undefined && { level }) });
}

type Of = "schema" | "bound" | "pattern" | "map" | "tuple" | "union" | "type";
const directions = { equal: "changed", incomparable: "changed", narrowed: "narrowed", widened: "widened" } as const;

/** Keywords that are told of together, each group by its own relation. */
const groups: readonly (readonly [Of, readonly string[]])[] = [
  [
    "bound",
    [
      ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"],
      ...["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
    ],
  ],
  ["pattern", ["pattern"]],
  ["tuple", ["prefixItems", "additionalItems"]],
  ["map", ["patternProperties", "propertyNames"]],
  ["union", ["anyOf", "oneOf"]],
  [
    "schema",
    [
      ...["allOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "dependencies"],
      ...["contains", "minContains", "maxContains", "unevaluatedProperties", "unevaluatedItems"],
    ],
  ],
];

function changesAt(pair: Pair, spot: Spot): Change[] {
  const was = followed(pair.before);
  const is = followed(pair.after);
  if (!was || !is) return [];
  const types = typeChanges(pair, was, is, spot);
  if (types.some(({ rule }) => rule === "type-changed")) return types;
  const values = valueChanges(pair, spot);
  if (values.length > 0) return [...types, ...values];
  const changes = [...types, ...objectChanges(pair, was, is, spot), ...itemChanges(pair, was, is, spot)];
  if (was.format !== is.format) changes.push(...formatChange(was.format, is.format, spot));
  const kind = { ...(was.type === undefined ? {} : { type: was.type }) };
  for (const [of, keywords] of groups) changes.push(...groupChanges(pair, [was, is], of, keywords, kind, spot));
  return changes;
}

function groupChanges(
  pair: Pair,
  [was, is]: readonly [JsonObject, JsonObject],
  of: Of,
  keywords: readonly string[],
  kind: JsonObject,
  spot: Spot,
): Change[] {
  const differing = keywords.filter((key) => !sameBytes(was[key], is[key]));
  if (differing.length === 0 && pair.before.document.draft === pair.after.document.draft) return [];
  const [a, b] = [picked(was, keywords), picked(is, keywords)];
  const parts = below(pair, { ...kind, ...a }, { ...kind, ...b });
  const relation = relationOf(parts);
  if (relation === "equal") return [];
  const args = { keywords: differing.join(", "), from: picked(a, differing), to: picked(b, differing) };
  if (of !== "bound")
    return [related(of, relation, spot, of === "pattern" ? { from: a.pattern, to: b.pattern } : args)];
  const isSafe = relation === "narrowed" && replayOf(parts, false).verdict === "compatible";
  const wasSafe = relation === "widened" && replayOf(reversed(parts), false).verdict === "compatible";
  if (isSafe) return [change("safe-integer-bounds-added", spotted(spot))];
  return wasSafe
    ? [change("safe-integer-bounds-removed", spotted(spot))]
    : [related("bound", relation, spot, { from: bounds(args.from), to: bounds(args.to) })];
}

function bounds(keywords: JsonObject): string {
  const told = Object.entries(keywords).map(([keyword, value]) => `${keyword} ${JSON.stringify(value)}`);
  return told.length === 0 ? "none" : told.join(", ");
}

/** The same two schemas, the other way round. */
export function reversed({ session, before, after }: Pair): Pair {
  return { session, before: after, after: before };
}

export function spotted({ tool, pointer }: Spot): { tool: string; pointer: Pointer } {
  return { tool, pointer };
}

function formatChange(from: unknown, to: unknown, spot: Spot): Change[] {
  const rule: ChangeId = from === undefined ? "format-added" : to === undefined ? "format-removed" : "format-changed";
  return [change(rule, { ...spotted(spot), args: { from, to } })];
}

function itemChanges(pair: Pair, was: JsonObject, is: JsonObject, spot: Spot): Change[] {
  const [a, b] = [was.items, is.items];
  if (Array.isArray(a) || Array.isArray(b))
    return groupChanges(pair, [was, is], "tuple", ["items", "prefixItems"], {}, spot);
  if (a === undefined && b === undefined) return [];
  const pointer = join(spot.pointer, "items");
  return explain(below(pair, a ?? true, b ?? true), { ...spot, pointer, isRoot: false });
}

/** A schema, behind its references. */
function followed({ schema, document }: Pair["before"]): JsonObject | undefined {
  let at: unknown = schema;
  for (let hops = 0; isObject(at) && typeof at.$ref === "string" && hops < 20; hops++) {
    const { $ref: reference, ...rest } = at;
    const named = target(reference, document);
    at = isObject(named) ? { ...named, ...rest } : rest;
  }
  return isObject(at) ? at : at === true ? {} : undefined;
}

function picked(schema: JsonObject, keywords: readonly string[]): JsonObject {
  return Object.fromEntries(keywords.filter((key) => Object.hasOwn(schema, key)).map((key) => [key, schema[key]]));
}
