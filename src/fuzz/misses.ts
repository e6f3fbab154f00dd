import * as fc from "fast-check";
import { isObject } from "../schema/json.ts";
import { formats, holds } from "./holds.ts";
import {
  type ArrayType,
  isOptional,
  type NumberType,
  noScope,
  type Property,
  type Scope,
  type StringType,
  type Type,
} from "./type.ts";
import { tagged, valuesOf } from "./values.ts";

/** A value that was made to miss its type in one place; it may still be of it, by another branch of a union. */
export interface Miss {
  value: unknown;
  /** What is wrong, and with what kind of type: "string: too long". */
  how: string;
}

/** Values that miss a type by one step. */
export function nearMissesOf(type: Type): fc.Arbitrary<Miss> {
  return valuesOf(type).chain((value) => {
    const misses = [...missesOf(type, value)];
    return misses.length === 0 ? fc.constant({ value, how: "none" }) : fc.constantFrom(...misses);
  });
}

/** All near misses of one value: each place made wrong in each way, the places nearest the root first. */
export function* missesOf(type: Type, value: unknown, scope: Scope = noScope): Generator<Miss> {
  const below = (inner: Type, at: unknown) => missesOf(inner, at, scope);
  switch (type.kind) {
    case "object":
      yield* typeMisses(type, value);
      yield* objectMisses(type.properties, value, type.kind, below);
      if (type.closed && isObject(value)) yield { value: { ...value, unknownKey: 1 }, how: "object: unknown key" };
      return;
    case "discriminated":
      yield* typeMisses(type, value);
      if (!isObject(value)) return;
      yield { value: { ...value, [type.on]: "unknown" }, how: "discriminated: unknown tag" };
      for (const { tag, properties } of type.of)
        if (value[type.on] === tag) yield* objectMisses([tagged(type.on, tag), ...properties], value, type.kind, below);
      return;
    case "record":
      yield* typeMisses(type, value);
      if (isObject(value))
        for (const miss of below(type.values, Object.values(value)[0]))
          yield { ...miss, value: { ...value, k: miss.value } };
      return;
    case "array":
      yield* typeMisses(type, value);
      if (Array.isArray(value)) yield* arrayMisses(type, value, below, scope);
      return;
    case "tuple":
      yield* typeMisses(type, value);
      if (!Array.isArray(value)) return;
      yield { value: value.slice(0, -1), how: "tuple: too short" };
      yield { value: [...value, value.at(-1)], how: "tuple: too long" };
      for (const [index, item] of type.items.entries())
        for (const miss of below(item, value[index])) yield { ...miss, value: value.with(index, miss.value) };
      return;
    case "union": {
      const branch = type.of.find((each) => holds(each, value, scope));
      if (branch) yield* below(branch, value);
      return;
    }
    case "nullable":
      if (value !== null) yield* below(type.of, value);
      else yield* typeMisses(type, value);
      return;
    case "recursive":
      yield* missesOf(type.of, value, new Map(scope).set(type.name, type));
      return;
    case "ref": {
      const named = scope.get(type.name);
      if (named) yield* below(named, value);
      return;
    }
    case "string":
      yield* typeMisses(type, value);
      for (const [text, how] of badStrings(type)) yield { value: text, how: `string: ${how}` };
      return;
    case "number":
    case "integer":
      yield* typeMisses(type, value);
      for (const [number, how] of badNumbers(type)) yield { value: number, how: `${type.kind}: ${how}` };
      return;
    case "literal":
    case "enum":
    case "boolean":
    case "null":
      yield* typeMisses(type, value);
      return;
    case "date":
      return;
    default:
      yield* below(type.of, value);
  }
}

const samples: readonly unknown[] = [null, "x", "", 1.5, 7, true, [], {}];

/** A value of each other type of JSON's. */
function* typeMisses(type: Type, value: unknown): Generator<Miss> {
  for (const sample of samples)
    if (nameOf(sample) !== nameOf(value) || type.kind === "literal" || type.kind === "enum")
      yield { value: sample, how: `another type: ${nameOf(sample)}` };
}

function nameOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

type Below = (inner: Type, at: unknown) => Iterable<Miss>;

function* objectMisses(properties: readonly Property[], value: unknown, kind: string, below: Below): Generator<Miss> {
  if (!isObject(value)) return;
  for (const property of properties) {
    const { name, type } = property;
    if (!Object.hasOwn(value, name)) continue;
    yield {
      value: without(value, name),
      how: `${kind}: ${isOptional(property) ? "optional" : "required"} key left out`,
    };
    for (const miss of below(type, value[name])) yield { ...miss, value: withKey(value, name, miss.value) };
  }
}

function* arrayMisses(type: ArrayType, value: readonly unknown[], below: Below, scope: Scope): Generator<Miss> {
  const { minItems = 0, maxItems, items } = type;
  if (minItems > 0) yield { value: value.slice(0, minItems - 1), how: "array: too short" };
  const [first] = value;
  if (value.length === 0) {
    for (const sample of samples) if (!holds(items, sample, scope)) yield { value: [sample], how: "array: wrong item" };
    return;
  }
  if (maxItems !== undefined)
    yield { value: Array.from({ length: maxItems + 1 }, () => first), how: "array: too long" };
  for (const miss of below(items, first)) yield { ...miss, value: value.with(0, miss.value) };
}

function* badStrings({ minLength, maxLength, pattern, flags, format }: StringType): Generator<[string, string]> {
  if (minLength) yield ["x".repeat(minLength - 1), "too short"];
  if (maxLength !== undefined) yield ["x".repeat(maxLength + 1), "too long"];
  // One character is two code units here, and libraries disagree on which they count.
  if (minLength !== undefined && minLength > 1) yield ["😀".repeat(minLength - 1), "too short, not in code units"];
  if (maxLength) yield ["😀".repeat(maxLength), "too long in code units only"];
  if (pattern !== undefined) yield ["?", "outside the pattern"];
  if (pattern !== undefined && flags === undefined) yield ["ABC", "in the other case"];
  if (format !== undefined) for (const text of formats[format].bad) yield [text, `no ${format}`];
}

function* badNumbers(type: NumberType): Generator<[number, string]> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = type;
  if (minimum !== undefined) yield [minimum - 1, "too small"];
  if (maximum !== undefined) yield [maximum + 1, "too big"];
  if (exclusiveMinimum !== undefined) yield [exclusiveMinimum, "at the lower bound"];
  if (exclusiveMaximum !== undefined) yield [exclusiveMaximum, "at the upper bound"];
  if (multipleOf !== undefined) yield [multipleOf * 4 + 1, "no multiple"];
  if (type.kind === "integer") yield [(minimum ?? exclusiveMinimum ?? 0) + 1.5, "no integer"];
}

function without(value: object, missing: string): unknown {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== missing));
}

function withKey(value: object, name: string, other: unknown): unknown {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === name ? other : each]));
}
