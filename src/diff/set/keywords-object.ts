import { isObject } from "../../schema/json.ts";
import { isSurelyEmpty } from "./find.ts";
import { lengths } from "./keywords-scalar.ts";
import { complement, literalOf } from "./literal.ts";
import { having, joined, knowing, mayOccur, othersOf, valueNode, without } from "./object-part.ts";
import type { ObjectPart } from "./parts.ts";
import { claimOn, type Keywords } from "./typed-claim.ts";

const maxAlternatives = 64;

export const objects: Keywords = {
  minProperties: ({ minProperties: min }) => (typeof min === "number" ? lengths("object", min, Infinity) : undefined),
  maxProperties: ({ maxProperties: max }) => (typeof max === "number" ? lengths("object", 0, max) : undefined),
  required: ({ required }, { recorded, document }) => {
    if (!Array.isArray(required)) return undefined;
    const keys = required.map(String);
    const never = literalOf(false, document);
    return claimOn(
      "object",
      (part) => {
        if (keys.every((key) => part.required.has(key))) return [part];
        const all = new Set([...part.required, ...keys]);
        return [{ ...part, required: all, ...(recorded && { recorded: knowing(part.recorded, keys) }) }];
      },
      (part) => keys.filter((key) => !part.required.has(key)).map((key) => without(part, key, never)),
    );
  },
  properties: ({ properties }, literal) => {
    if (!isObject(properties)) return undefined;
    const keys = Object.keys(properties);
    const literals = new Map(keys.map((key) => [key, literalOf(properties[key], literal.document, literal.recorded)]));
    return claimOn(
      "object",
      (part) => {
        const all = new Map(part.properties);
        for (const [key, each] of literals) all.set(key, joined(all.get(key) ?? [], each));
        const recorded = literal.recorded ? { ...knowing(part.recorded, keys), declares: true } : part.recorded;
        return [{ ...part, properties: all, recorded }];
      },
      (part) => {
        const out: ObjectPart[] = [];
        for (const [key, each] of literals) {
          const outside = complement(each);
          if (!mayOccur(part, key) || isSurelyEmpty(joined(valueNode(part, key), outside))) continue;
          // The rest stands in one part that promises nothing: an object of many properties is not taken apart.
          if (out.length >= maxAlternatives) return [...out, { ...part, doubt: true }];
          out.push(having(part, key, outside));
        }
        return out;
      },
    );
  },
  patternProperties: ({ patternProperties }, literal) => {
    if (!isObject(patternProperties)) return undefined;
    const literals = Object.entries(patternProperties).map(([source, schema]) => ({
      source,
      literal: literalOf(schema, literal.document, literal.recorded),
    }));
    const sources = literals.map(({ source }) => source);
    return claimOn(
      "object",
      (part) => {
        const { recorded } = part;
        const known = literal.recorded ? { ...recorded, patterns: [...recorded.patterns, ...sources] } : recorded;
        return [{ ...part, patterns: [...part.patterns, ...literals], recorded: known }];
      },
      (part) =>
        literals.map(({ source, literal: each }) => {
          const name = literalOf({ pattern: source }, literal.document);
          const some = { keys: new Set<string>(), patterns: [], name: [name], value: [complement(each)] };
          return { ...part, min: Math.max(part.min, 1), some: [...part.some, some] };
        }),
    );
  },
  additionalProperties: (schema, literal) => {
    const { additionalProperties: values } = schema;
    if (values === true || !(isObject(values) || values === false)) return undefined;
    const others = othersOf(schema);
    const each = literalOf(values, literal.document, literal.recorded);
    const isMap = literal.recorded && values !== false && Object.keys(values).length > 0;
    return claimOn(
      "object",
      (part) => {
        const recorded = isMap ? { ...part.recorded, map: true } : part.recorded;
        return [{ ...part, others: [...part.others, { ...others, literal: each }], recorded }];
      },
      (part) => {
        const some = { ...others, name: [], value: [complement(each)] };
        return [{ ...part, min: Math.max(part.min, 1), some: [...part.some, some] }];
      },
    );
  },
  propertyNames: ({ propertyNames }, { document }) => {
    if (!isObject(propertyNames) && propertyNames !== false) return undefined;
    const names = literalOf(propertyNames, document);
    return claimOn(
      "object",
      (part) => [{ ...part, names: joined(part.names, names) }],
      (part) => {
        const some = { keys: new Set<string>(), patterns: [], name: [complement(names)], value: [] };
        return [{ ...part, min: Math.max(part.min, 1), some: [...part.some, some] }];
      },
    );
  },
};
