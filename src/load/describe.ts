import { isObject, jsonType } from "../schema/json.ts";
import { excerpt } from "./printable.ts";

/** Says in a few words what a value is. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return "an empty array";
    return `an array of ${value.length} whose first is ${describe(value[0])}`;
  }
  if (!isObject(value)) return `the ${jsonType(value)} ${excerpt(JSON.stringify(value), 40)}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty object";
  return `an object with keys ${excerpt(keys.slice(0, 8).join(", "), 200)}${keys.length > 8 ? ", …" : ""}`;
}
