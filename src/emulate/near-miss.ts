import { isObject } from "../schema/json.ts";

/**
 * Arguments as a model gives them that is not held to the schema: a property left out, a null, a number as text.
 * One place of the value is changed; a value without properties stays as it is.
 *
 * @param random numbers from 0 up to 1
 */
export function nearMiss(value: unknown, random: () => number): unknown {
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  const key = keys[Math.floor(random() * keys.length)];
  if (key === undefined) return value;
  const member = value[key];
  if (isObject(member) && Object.keys(member).length > 0 && random() < 0.5)
    return { ...value, [key]: nearMiss(member, random) };
  if (typeof member === "number" && random() < 0.5) return { ...value, [key]: String(member) };
  if (random() < 0.5) return { ...value, [key]: null };
  const { [key]: _, ...rest } = value;
  return rest;
}
