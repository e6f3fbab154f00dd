import { childrenOf, type Property, type Type, withChildren } from "./type.ts";
import { someValue } from "./values.ts";
import { isWellFormed } from "./well-formed.ts";

/** The types one step smaller, the boldest steps first. Whoever takes the first that still shows a fault, again and again, ends at a smallest one. */
export function* smallerTypes(type: Type): Generator<Type> {
  const seen = new Set([JSON.stringify(type)]);
  for (const candidate of candidatesOf(type)) {
    const text = JSON.stringify(candidate);
    if (seen.has(text) || !isWellFormed(candidate)) continue;
    seen.add(text);
    yield candidate;
  }
}

function* candidatesOf(type: Type): Generator<Type> {
  if (type.kind !== "boolean") yield { kind: "boolean" };
  yield* childrenOf(type);
  yield* simpler(type);
  const children = childrenOf(type);
  for (const [index, child] of children.entries())
    for (const smaller of candidatesOf(child))
      yield refilled(
        withChildren(
          type,
          children.map((each, place) => (place === index ? smaller : each)),
        ),
      );
}

/** A default of the smaller type: the one before may hold keys that are gone. */
function refilled(type: Type): Type {
  return type.kind === "default" ? { ...type, value: someValue(type.of) } : type;
}

/** The same kind of type with less in it. */
function* simpler(type: Type): Generator<Type> {
  switch (type.kind) {
    case "string":
    case "number":
    case "integer":
    case "array":
      yield* withoutOne(type);
      break;
    case "object":
      if (type.closed) yield { kind: "object", properties: type.properties };
      for (const properties of fewer(type.properties)) yield { ...type, properties };
      for (const properties of plainNames(type.properties)) yield { ...type, properties };
      break;
    case "union":
      for (const of of fewer(type.of)) yield { ...type, of };
      break;
    case "tuple":
      for (const items of fewer(type.items)) yield { ...type, items };
      break;
    case "enum":
      for (const values of fewer(type.values)) yield { ...type, values };
      break;
    case "discriminated":
      for (const of of fewer(type.of)) yield { ...type, of };
      for (const [index, branch] of type.of.entries())
        for (const properties of fewer(branch.properties))
          yield { ...type, of: type.of.map((each, place) => (place === index ? { ...each, properties } : each)) };
      break;
    case "literal":
      if (type.value !== "a") yield { kind: "literal", value: "a" };
      break;
    case "recursive":
      yield unrolled(type.of, type.name);
      break;
  }
}

/** The type as it stands once, with a plain one where it would begin again. */
function unrolled(type: Type, name: string): Type {
  if (type.kind === "ref" && type.name === name) return { kind: "boolean" };
  return withChildren(
    type,
    childrenOf(type).map((child) => unrolled(child, name)),
  );
}

function* withoutOne(type: Type): Generator<Type> {
  for (const key of Object.keys(type).filter((each) => each !== "kind" && each !== "items")) {
    const { [key]: _, ...rest }: Record<string, unknown> = { ...type };
    const fewerKeys = { ...rest };
    if (key === "pattern") delete fewerKeys.flags;
    if (isSameKind(fewerKeys, type)) yield fewerKeys;
  }
}

/** Leaving out a bound leaves the type what it is. */
function isSameKind<T extends Type>(value: Record<string, unknown>, type: T): value is T & Record<string, unknown> {
  return value.kind === type.kind;
}

function* fewer<T>(list: readonly T[]): Generator<readonly T[]> {
  if (list.length > 2) yield list.slice(0, Math.ceil(list.length / 2));
  for (const index of list.keys()) yield list.filter((_, place) => place !== index);
}

const names = ["a", "b", "c", "d", "e", "f"];

/** Odd names are kept only where they are the cause. */
function* plainNames(properties: readonly Property[]): Generator<readonly Property[]> {
  for (const [index, { name }] of properties.entries()) {
    const plain = names.find((each) => properties.every((other) => other.name !== each));
    if (!names.includes(name) && plain !== undefined)
      yield properties.map((property, place) => (place === index ? { ...property, name: plain } : property));
  }
}
