import { holds } from "./holds.ts";
import { bare, childrenOf, holdsKind, noScope, type Scope, type Type } from "./type.ts";

/** Is there a value of the type, and does each part stand where it means something? Types that are drawn and shrunk are. */
export function isWellFormed(type: Type): boolean {
  return isSound(type, noScope, true) && !isEndless(type, new Set());
}

function isSound(type: Type, scope: Scope, mayBeOptional: boolean): boolean {
  switch (type.kind) {
    case "ref":
      return scope.has(type.name);
    case "recursive":
      return (
        refersTo(type.of, type.name) &&
        !isItself(type.of, type.name) &&
        isSound(type.of, new Map(scope).set(type.name, type), false)
      );
    case "optional":
      return mayBeOptional && isSound(type.of, scope, false);
    case "default":
      // Libraries disagree on whether a default is what comes in or what comes out: here it is both.
      return (
        mayBeOptional &&
        isSound(type.of, scope, false) &&
        holds(type.of, type.value, scope) &&
        !holdsKind(type.of, "default")
      );
    case "describe":
      return isSound(type.of, scope, mayBeOptional);
    case "brand":
    case "lazy":
    case "refine":
    case "nullable":
      return bare(type.of).kind !== type.kind && isSound(type.of, scope, false);
    case "enum":
      return type.values.length > 0 && new Set(type.values).size === type.values.length;
    case "union":
      return type.of.length > 0 && type.of.every((branch) => isSound(branch, scope, false));
    case "tuple":
      return type.items.length > 0 && type.items.every((item) => isSound(item, scope, false));
    case "object":
      return haveOwnNames(type.properties) && type.properties.every((property) => isSound(property.type, scope, true));
    case "discriminated":
      return (
        type.of.length > 0 &&
        haveOwnNames(type.of.map(({ tag }) => ({ name: tag }))) &&
        type.of.every(
          ({ properties }) =>
            haveOwnNames([...properties, { name: type.on }]) &&
            properties.every((property) => isSound(property.type, scope, true)),
        )
      );
    case "string":
      return (type.minLength ?? 0) <= (type.maxLength ?? Infinity);
    case "array":
      return (type.minItems ?? 0) <= (type.maxItems ?? Infinity) && isSound(type.items, scope, false);
    case "record":
      return isSound(type.values, scope, false);
    case "number":
    case "integer":
      return hasRoom(type);
    default:
      return true;
  }
}

function hasRoom({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
}: Type & { kind: "number" | "integer" }) {
  const low = Math.max(minimum ?? -Infinity, (exclusiveMinimum ?? -Infinity) + 1);
  const high = Math.min(maximum ?? Infinity, (exclusiveMaximum ?? Infinity) - 1);
  return (
    low <= high && (multipleOf === undefined || low === -Infinity || high === Infinity || high - low >= multipleOf)
  );
}

function haveOwnNames(properties: readonly { name: string }[]): boolean {
  return new Set(properties.map(({ name }) => name)).size === properties.length;
}

function refersTo(type: Type, name: string): boolean {
  return type.kind === "ref" ? type.name === name : childrenOf(type).some((child) => refersTo(child, name));
}

/** Is the type defined as itself, without anything between? */
function isItself(type: Type, name: string): boolean {
  switch (type.kind) {
    case "ref":
      return type.name === name;
    case "array":
    case "tuple":
    case "object":
    case "record":
    case "discriminated":
      return false;
    default:
      return childrenOf(type).some((child) => isItself(child, name));
  }
}

/** Does every value hold another one of the same type, so that there is none? A list, a map or an absent property ends it. */
function isEndless(type: Type, open: ReadonlySet<string>): boolean {
  switch (type.kind) {
    case "ref":
      return open.has(type.name);
    case "recursive":
      return isEndless(type.of, new Set(open).add(type.name));
    case "array":
      return isEndless(type.items, (type.minItems ?? 0) > 0 ? open : new Set());
    case "record":
      return isEndless(type.values, new Set());
    case "optional":
    case "default":
    case "nullable":
      return isEndless(type.of, new Set());
    default:
      return childrenOf(type).some((child) => isEndless(child, open));
  }
}
