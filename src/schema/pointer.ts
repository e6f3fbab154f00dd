import type { Pointer } from "../types.ts";

/** Adds reference tokens to a pointer, escaped as RFC 6901 asks. */
export function join(pointer: Pointer, ...tokens: readonly (string | number)[]): Pointer {
  let joined: Pointer = pointer;
  for (const token of tokens) joined = `${joined}/${escapeToken(String(token))}`;
  return joined;
}

/** The reference tokens of a pointer, unescaped. */
export function tokensOf(pointer: Pointer): string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeToken);
}

/** The value a pointer names, or undefined where there is none. Own properties only. */
export function resolve(document: unknown, pointer: Pointer): unknown {
  let value = document;
  for (const token of tokensOf(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return undefined;
    value = Reflect.get(value, token);
  }
  return value;
}

/** Is this text a pointer? */
export function isPointer(text: string): text is Pointer {
  return text === "" || text.startsWith("/");
}

function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
}

function unescapeToken(token: string): string {
  return token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
}
