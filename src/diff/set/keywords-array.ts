import { isObject, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import { isRead } from "./document.ts";
import { isSurelyEmpty } from "./find.ts";
import { lengths } from "./keywords-scalar.ts";
import { complement, literalOf } from "./literal.ts";
import type { ArrayPart, Literal, Node } from "./parts.ts";
import { claimOn, type Keywords, type TypedClaim } from "./typed-claim.ts";

export const arrays: Keywords = {
  minItems: ({ minItems }) => (typeof minItems === "number" ? lengths("array", minItems, Infinity) : undefined),
  maxItems: ({ maxItems }) => (typeof maxItems === "number" ? lengths("array", 0, maxItems) : undefined),
  prefixItems: ({ prefixItems }, literal) => (Array.isArray(prefixItems) ? tuple(prefixItems, literal) : undefined),
  items: (schema, literal) => {
    if (Array.isArray(schema.items)) return tuple(schema.items, literal);
    return isSchema(schema.items) ? itemsFrom(prefixOf(schema, literal), schema.items, literal) : undefined;
  },
  additionalItems: ({ items, additionalItems }, literal) =>
    Array.isArray(items) && isSchema(additionalItems) ? itemsFrom(items.length, additionalItems, literal) : undefined,
  unevaluatedItems: (schema, literal) =>
    isSchema(schema.unevaluatedItems) && saysAllOfItems(schema) && schema.items === undefined
      ? itemsFrom(prefixOf(schema, literal), schema.unevaluatedItems, literal)
      : undefined,
  contains: contains,
  uniqueItems: ({ uniqueItems }) =>
    uniqueItems === true
      ? claimOn(
          "array",
          (part) => (part.repeated ? [] : [part.unique ? part : { ...part, unique: true }]),
          (part) => (part.unique ? [] : [{ ...part, repeated: true, min: Math.max(part.min, 2) }]),
        )
      : undefined,
};

/** What an item at an index obeys. */
export function itemNode(part: ArrayPart, index: number): Node {
  return part.items.filter(({ from, to }) => from <= index && index < to).map(({ literal }) => literal);
}

/** Has nothing beside a schema's own keywords a part in evaluating items? */
export function saysAllOfItems(schema: JsonObject): boolean {
  const others = ["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "dependentSchemas", "contains"];
  return !Array.isArray(schema.items) && !others.some((keyword) => Object.hasOwn(schema, keyword));
}

function isSchema(value: unknown): value is JsonObject | boolean {
  return typeof value === "boolean" || isObject(value);
}

function prefixOf(schema: JsonObject, { document }: Literal): number {
  const prefix = isRead("prefixItems", document) ? own(schema, "prefixItems") : undefined;
  return Array.isArray(prefix) ? prefix.length : 0;
}

function tuple(schemas: readonly unknown[], { document, recorded }: Literal): TypedClaim {
  const literals = schemas.map((schema) => literalOf(schema, document, recorded));
  return claimOn(
    "array",
    (part) => {
      const items = literals.map((literal, from) => ({ from, to: from + 1, literal }));
      return [{ ...part, items: [...part.items, ...items.filter(({ literal }) => literal.schema !== true)] }];
    },
    (part) =>
      literals.flatMap((literal, from) => {
        const outside = complement(literal);
        if (part.max <= from || isSurelyEmpty([...itemNode(part, from), outside])) return [];
        const item = { from, to: from + 1, literal: outside };
        return [{ ...part, min: Math.max(part.min, from + 1), items: [...part.items, item] }];
      }),
  );
}

function itemsFrom(from: number, schema: unknown, { document, recorded }: Literal): TypedClaim {
  const literal = literalOf(schema, document, recorded);
  const outside = complement(literal);
  return claimOn(
    "array",
    (part) => {
      if (schema === true) return [part];
      if (schema === false && part.max <= from) return [part];
      if (schema === false) return part.min > from ? [] : [{ ...part, max: from }];
      return [{ ...part, items: [...part.items, { from, to: Infinity, literal }] }];
    },
    (part) => {
      if (part.max <= from || schema === true) return [];
      const ends = part.items.flatMap(({ from: low, to }) => [low, to]).filter((end) => end > from && end < part.max);
      const indexes = [...new Set([from, ...ends])].filter(Number.isFinite);
      if (indexes.every((index) => isSurelyEmpty([...itemNode(part, index), outside]))) return [];
      return [{ ...part, min: Math.max(part.min, from + 1), some: [...part.some, { from, node: [outside] }] }];
    },
  );
}

/** Counts other than "at least one" and "none" are left open. */
function contains(schema: JsonObject, { document, recorded }: Literal): TypedClaim | undefined {
  if (!isSchema(schema.contains)) return undefined;
  const count = (keyword: string) => (isRead(keyword, document) ? own(schema, keyword) : undefined);
  const literal = literalOf(schema.contains, document, recorded);
  const min = count("minContains") ?? 1;
  if (min === 0 && count("maxContains") === undefined) return undefined;
  const isPlain = min === 1 && count("maxContains") === undefined;
  const doubt = isPlain ? {} : { doubt: true };
  return claimOn(
    "array",
    (part) => [
      min === 0
        ? { ...part, ...doubt }
        : { ...part, ...doubt, min: Math.max(part.min, 1), some: [...part.some, { from: 0, node: [literal] }] },
    ],
    (part) =>
      isPlain
        ? [{ ...part, items: [...part.items, { from: 0, to: Infinity, literal: complement(literal) }] }]
        : [{ ...part, doubt: true }],
  );
}
