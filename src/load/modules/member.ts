/** How objects of libraries that we do not depend on are read: by what they have, never by their types. */

/** The value at the end of some keys, inherited ones too, or undefined. */
export function member(value: unknown, ...keys: readonly (string | symbol)[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isHolder(inner) ? Reflect.get(inner, key) : undefined), value);
}

/** @throws TypeError where there is no such method; else whatever the method throws */
export function call(value: unknown, method: string, ...args: readonly unknown[]): unknown {
  const found = member(value, method);
  if (typeof found !== "function") throw new TypeError(`it has no \`${method}\``);
  return Reflect.apply(found, value, args);
}

/** An object or a function: libraries make schemas of both. */
export function isHolder(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** An object literal, or what came of one in another realm. */
export function isLiteral(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
