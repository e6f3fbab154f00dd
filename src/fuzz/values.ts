import * as fc from "fast-check";
import { formats } from "./holds.ts";
import { isOptional, type NumberType, noScope, type Property, type Scope, type StringType, type Type } from "./type.ts";

/** Recursion ends below this depth: lists are empty, optional properties absent. */
const deepest = 4;

/** JSON values of a type, before defaults are filled in; `date`, which JSON has no value for, gives nothing that holds. */
export function valuesOf(type: Type): fc.Arbitrary<unknown> {
  return draw(type, noScope, 0);
}

/** One value of a type, the plainest. */
export function someValue(type: Type): unknown {
  return simplest(type, noScope);
}

function draw(type: Type, scope: Scope, depth: number): fc.Arbitrary<unknown> {
  const below = (inner: Type) => draw(inner, scope, depth + 1);
  if (depth > deepest) return fc.constant(simplest(type, scope));
  switch (type.kind) {
    case "string":
      return stringsOf(type);
    case "number":
    case "integer":
      return numbersOf(type);
    case "boolean":
      return fc.boolean();
    case "null":
    case "literal":
    case "date":
      return fc.constant(simplest(type, scope));
    case "enum":
      return fc.constantFrom(...type.values);
    case "array": {
      const minLength = type.minItems ?? 0;
      return fc.array(below(type.items), { minLength, maxLength: Math.min(type.maxItems ?? Infinity, minLength + 2) });
    }
    case "tuple":
      return fc.tuple(...type.items.map(below));
    case "object":
      return objectsOf(type.properties, below);
    case "record":
      return fc.dictionary(fc.constantFrom("k", "other key", "ü"), below(type.values), {
        maxKeys: 2,
        noNullPrototype: true,
      });
    case "union":
      return fc.oneof(...type.of.map(below));
    case "discriminated":
      return fc.oneof(...type.of.map(({ tag, properties }) => objectsOf([tagged(type.on, tag), ...properties], below)));
    case "nullable":
      return fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: below(type.of) });
    case "recursive":
      return draw(type.of, new Map(scope).set(type.name, type), depth);
    case "ref":
      return draw(named(type.name, scope), scope, depth + 1);
    default:
      return draw(type.of, scope, depth);
  }
}

/** A discriminator as the property it is. */
export function tagged(name: string, tag: string): Property {
  return { name, type: { kind: "literal", value: tag } };
}

/** Entries, not an object: `__proto__` is a key like any other. */
function objectsOf(
  properties: readonly Property[],
  below: (type: Type) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const entries = properties.map((property) => {
    const entry = below(property.type).map((value) => [[property.name, value]] as const);
    return isOptional(property) ? fc.oneof(entry, fc.constant([])) : entry;
  });
  return fc.tuple(...entries).map((all) => Object.fromEntries(all.flat()));
}

function stringsOf({ format, pattern, flags, minLength = 0, maxLength = Infinity }: StringType): fc.Arbitrary<string> {
  if (format !== undefined) return fc.constantFrom(...formats[format].good);
  const most = Math.min(maxLength, minLength + 4);
  if (pattern === undefined) return fc.string({ minLength, maxLength: most });
  const texts = fc.constantFrom(...(examples[pattern] ?? [""]));
  return flags === "i" ? texts.map((text) => text.toUpperCase()) : texts;
}

const examples: Readonly<Record<string, readonly string[]>> = {
  "^[a-z]+$": ["a", "abc", "zz"],
  "^\\d{3}$": ["000", "123"],
  "^a.*z$": ["az", "abz"],
};

function numbersOf(type: NumberType): fc.Arbitrary<number> {
  const [low, high] = rangeOf(type);
  const step = type.multipleOf ?? 1;
  const first = Math.ceil(low / step);
  const whole = fc
    .integer({ min: first, max: Math.max(first, Math.floor(high / step)) })
    .map((count) => count * step || 0);
  if (type.kind === "integer" || type.multipleOf !== undefined || high - low < 1) return whole;
  return fc.oneof(
    whole,
    whole.map((value) => (value + 0.5 < high ? value + 0.5 : value)),
  );
}

/** Whole numbers, ends included. */
function rangeOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberType): [number, number] {
  const low = Math.max(minimum ?? -Infinity, (exclusiveMinimum ?? -Infinity) + 1);
  const high = Math.min(maximum ?? Infinity, (exclusiveMaximum ?? Infinity) - 1);
  if (low === -Infinity) return [Math.min(-100, high - 100), Math.min(high, 100)];
  return [low, high === Infinity ? low + 100 : high];
}

function simplest(type: Type, scope: Scope): unknown {
  switch (type.kind) {
    case "string":
      return type.format
        ? formats[type.format].good[0]
        : (examples[type.pattern ?? ""]?.[0] ?? "x".repeat(type.minLength ?? 0));
    case "number":
    case "integer": {
      const [low, high] = rangeOf(type);
      const step = type.multipleOf ?? 1;
      return low <= 0 && high >= 0 ? 0 : Math.ceil(low / step) * step;
    }
    case "boolean":
      return false;
    case "null":
    case "nullable":
      return null;
    case "literal":
      return type.value;
    case "enum":
      return type.values[0];
    case "date":
      return "2026-01-31T12:00:00.000Z";
    case "array":
      return Array.from({ length: type.minItems ?? 0 }, () => simplest(type.items, scope));
    case "tuple":
      return type.items.map((item) => simplest(item, scope));
    case "object":
      return simplestObject(type.properties, scope);
    case "record":
      return {};
    case "union":
      return type.of[0] && simplest(type.of[0], scope);
    case "discriminated": {
      const [branch] = type.of;
      return branch && simplestObject([tagged(type.on, branch.tag), ...branch.properties], scope);
    }
    case "recursive":
      return simplest(type.of, new Map(scope).set(type.name, type));
    case "ref":
      return simplest(named(type.name, scope), scope);
    default:
      return simplest(type.of, scope);
  }
}

function simplestObject(properties: readonly Property[], scope: Scope): unknown {
  const required = properties.filter((property) => !isOptional(property));
  return Object.fromEntries(required.map(({ name, type }) => [name, simplest(type, scope)]));
}

/** Types are drawn with parts that lack their definition, and are thrown away later. */
function named(name: string, scope: Scope): Type {
  return scope.get(name) ?? { kind: "null" };
}
