import { hash } from "node:crypto";
import { isObject } from "../schema/json.ts";
import type { JsonObject, Tool } from "../types.ts";

/** A tool as it was written: its own keys in one order, its schema's as they are. Undefined where it cannot be JSON. */
export function writtenText(tool: Omit<Tool, "origin">): string | undefined {
  const { name, description, role, strict, inputSchema, outputSchema, extras } = tool;
  try {
    return JSON.stringify({ name, description, role, strict, inputSchema, outputSchema, extras });
  } catch {
    // A cycle, a BigInt, or endless depth: other findings say so.
    return undefined;
  }
}

/** What a lock keeps of a text that nobody would read: the first 32 hex digits of its SHA-256. */
export function digest(text: string): string {
  return shortened(hash("sha256", text, "hex"));
}

export function shortened(hex: string): string {
  return hex.slice(0, 32);
}

/** The same JSON with the keys of every object sorted. */
export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortedKeys(value[key])]));
}

/** Are two values the same JSON, the order of keys aside? */
export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sortedKeys(a)) === JSON.stringify(sortedKeys(b));
}

/** The same JSON, its keys in the order that a model has them; those that the model lacks come last. */
export function inOrderOf(model: unknown, value: unknown): unknown {
  if (Array.isArray(value)) {
    const models = Array.isArray(model) ? model : [];
    return value.map((item, index) => inOrderOf(models[index], item));
  }
  return isObject(value) && isObject(model) ? membersInOrder(model, value) : value;
}

/** The same of an object. */
export function membersInOrder(model: JsonObject, value: JsonObject): JsonObject {
  const known = Object.keys(model).filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value).filter((key) => !Object.hasOwn(model, key));
  return Object.fromEntries([...known, ...others].map((key) => [key, inOrderOf(model[key], value[key])]));
}

export type Keyed<T> = Map<string, T>;

/** Things by name and, where a name is given more than once, by their place among those of that name. */
export function byName<T>(things: readonly T[], nameOf: (thing: T) => string): Keyed<T> {
  const counts = new Map<string, number>();
  return new Map(
    things.map((thing): [string, T] => {
      const name = nameOf(thing);
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return [`${name}\0${count}`, thing];
    }),
  );
}
