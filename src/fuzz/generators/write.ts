import type { Property } from "../type.ts";

/** A value as source. */
export function literal(value: unknown): string {
  return JSON.stringify(value) ?? "undefined";
}

/** A property's name as a key of an object literal; `__proto__` would set the prototype. */
export function key(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_]\w*$/.test(name) ? name : literal(name);
}

/** `{ a: …, b: … }` */
export function members(
  properties: readonly Property[],
  write: (property: Property) => string,
  keyOf = ({ name }: Property) => key(name),
): string {
  return properties.length === 0
    ? "{}"
    : `{ ${properties.map((property) => `${keyOf(property)}: ${write(property)}`).join(", ")} }`;
}

/** `/pattern/flags` */
export function regex(pattern: string, flags = ""): string {
  return `/${pattern.replaceAll("/", "\\/")}/${flags}`;
}

/** `{ minimum: 1 }`; nothing where there is nothing in it. */
export function options(given: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return entries.length === 0
    ? ""
    : `{ ${entries.map(([name, value]) => `${key(name)}: ${literal(value)}`).join(", ")} }`;
}
