import { isObject, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";

/** Proto JSON takes a field's name in camelCase and as the proto has it: https://protobuf.dev/programming-guides/json/ */
export function field(message: unknown, name: string): unknown {
  if (!isObject(message)) return undefined;
  return own(message, name) ?? own(message, snakeCase(name));
}

/** The messages of a repeated field; one that stands alone is a list of one. */
export function messages(message: unknown, name: string): readonly JsonObject[] {
  const value = field(message, name);
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

export function texts(message: unknown, name: string): readonly string[] {
  const value = field(message, name);
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((text) => typeof text === "string");
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
