import { childrenOf, type Property, type Type, typesIn } from "./type.ts";

/**
 * Is the smallest type of a failure inside another type? Then that one fails for the same reason, and need not be made
 * small. A `boolean` in the smallest type stands for any type: nothing smaller could be put there.
 */
export function explains(smallest: Type, type: Type): boolean {
  for (const inner of typesIn(type)) if (fits(smallest, inner)) return true;
  return false;
}

function fits(small: Type, type: Type): boolean {
  if (small.kind === "boolean") return true;
  if (small.kind !== type.kind || !sharesConstraints(small, type)) return false;
  if (small.kind === "object" && type.kind === "object") return fitsProperties(small.properties, type.properties);
  const others = childrenOf(type);
  return childrenOf(small).every((child) => others.some((other) => fits(child, other)));
}

function fitsProperties(small: readonly Property[], all: readonly Property[]): boolean {
  const isPlain = (name: string) => /^[a-z]$/.test(name);
  return small.every(({ name, type }) =>
    all.some((other) => (isPlain(name) || name === other.name) && fits(type, other.type)),
  );
}

const parts: ReadonlySet<string> = new Set([
  "kind",
  "of",
  "items",
  "properties",
  "values",
  "value",
  "name",
  "text",
  "on",
]);

/** `minLength`, `closed`, `pattern`, …: what the one has, the other has too; of a format or a scalar, the same. */
function sharesConstraints(small: Type, type: Type): boolean {
  if (small.kind === "string" && type.kind === "string" && small.format !== type.format) return false;
  if (small.kind === "literal" && type.kind === "literal") return typeof small.value === typeof type.value;
  return Object.keys(small).every((key) => parts.has(key) || Object.hasOwn(type, key));
}
