import { hasType } from "../schema/walk.ts";
import type { JsonObject } from "../types.ts";
import { type Change, change } from "./change.ts";
import { related, type Spot, spotted } from "./explain.ts";
import type { Pair, Relation } from "./relation.ts";
import { literalOf, plain } from "./set/literal.ts";
import { partsOf } from "./set/narrow.ts";
import { TooHard } from "./set/parts.ts";

export function typeChanges(pair: Pair, was: JsonObject, is: JsonObject, spot: Spot): Change[] {
  const [a, b] = [typesIn(pair.before), typesIn(pair.after)];
  if (!a || !b) return [];
  if (spot.isRoot) {
    const [had, has] = [hasType(was, "object"), hasType(is, "object")];
    if (had === has) return [];
    return [change(has ? "root-type-added" : "root-type-removed", spotted(spot))];
  }
  const lost = [...a].filter((type) => !b.has(type) && !(type === "integer" && b.has("number")));
  const gained = [...b].filter((type) => !a.has(type) && !(type === "integer" && a.has("number")));
  const [less, more] = [lost, gained].map((types) => types.some((type) => type !== "null"));
  const relation: Relation = less && more ? "incomparable" : less ? "narrowed" : more ? "widened" : "equal";
  const args = { from: [...a].sort().join(" or "), to: [...b].sort().join(" or ") };
  if (relation !== "equal") return [related("type", relation, spot, args)];
  if (lost.includes("null")) return [change("null-removed", spotted(spot))];
  return gained.includes("null") ? [change("null-added", spotted(spot))] : [];
}

/** JSON's names of the types a schema lets through; undefined where that is not known. */
function typesIn({ schema, document }: Pair["before"]): Set<string> | undefined {
  try {
    const types = partsOf([literalOf(schema, document)]).map((part) => {
      if (part.type === "number") return part.steps.some(Number.isInteger) ? "integer" : "number";
      if (part.type !== "value") return part.type;
      if (Array.isArray(part.value)) return "array";
      return part.value === null ? "null" : Number.isInteger(part.value) ? "integer" : typeof part.value;
    });
    const all = new Set<string>(types);
    if (all.has("number")) all.delete("integer");
    return all;
  } catch (error) {
    if (error instanceof TooHard) return undefined;
    throw error;
  }
}

/** Changes of finite sets: what an `enum` says, however it is spelt. */
export function valueChanges(pair: Pair, spot: Spot): Change[] {
  const [a, b] = [valuesIn(pair.before), valuesIn(pair.after)];
  const isOfList = (values: readonly unknown[] | undefined) =>
    values?.some((value) => value !== null && typeof value !== "boolean") === true;
  if (!isOfList(a) && !isOfList(b)) return [];
  if (!a) return [change("enum-added", spotted(spot))];
  if (!b) return [change("enum-removed", spotted(spot))];
  const [had, has] = [a.map(plain), b.map(plain)];
  const lost = had.filter((value) => !has.includes(value) && value !== "null");
  const gained = has.filter((value) => !had.includes(value) && value !== "null");
  return [
    ...(lost.length > 0 ? [change("enum-value-removed", { ...spotted(spot), args: { values: lost.join(", ") } })] : []),
    ...(gained.length > 0
      ? [change("enum-value-added", { ...spotted(spot), args: { values: gained.join(", ") } })]
      : []),
  ];
}

function valuesIn({ schema, document }: Pair["before"]): unknown[] | undefined {
  try {
    const values: unknown[] = [];
    for (const part of partsOf([literalOf(schema, document)])) {
      if (part.type !== "value") return undefined;
      values.push(part.value);
    }
    return values;
  } catch (error) {
    if (error instanceof TooHard) return undefined;
    throw error;
  }
}
