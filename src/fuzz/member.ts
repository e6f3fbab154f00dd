/** How libraries that we do not depend on are used: by what they have, never by their types. */

/** The value at the end of some keys, inherited ones too, or undefined. */
export function member(value: unknown, ...keys: readonly (string | symbol)[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      (typeof inner === "object" && inner !== null) || typeof inner === "function"
        ? Reflect.get(inner, key)
        : undefined,
    value,
  );
}

/** @throws TypeError where there is no such method; else whatever the method throws */
export function call(value: unknown, method: string, ...args: readonly unknown[]): unknown {
  const found = member(value, method);
  if (typeof found !== "function") throw new TypeError(`it has no \`${method}\``);
  return Reflect.apply(found, value, args);
}
