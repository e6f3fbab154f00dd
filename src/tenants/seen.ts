import { isObject, own } from "../schema/json.ts";
import type { JsonObject } from "../types.ts";

/**
 * What is known of values, by the JSON that they are written as, order of keys included. Never by identity: a program
 * may change an object in place and give it again.
 */
export interface Seen<T> {
  get(value: unknown): T | undefined;
  /** Of what JSON cannot carry nothing is remembered. */
  set(value: unknown, known: T): void;
}

/** The copy of a value, laid out to be compared with: six times faster than to write JSON and look that up. */
type Layout = string | number | boolean | null | Members;

interface Members {
  /** Absent of a list. */
  keys: readonly string[] | undefined;
  values: readonly Layout[];
}

/** Layouts of one name that a value is compared with; where there are more variants, JSON is written. */
const mostLayouts = 8;

export function seenValues<T>(): Seen<T> {
  const byText = new Map<string, T>();
  const byName = new Map<unknown, { layout: Layout; known: T }[]>();
  const near = (value: unknown, known: T) => {
    const layouts = byName.get(nameOf(value)) ?? [];
    byName.set(nameOf(value), [{ layout: layoutOf(value), known }, ...layouts].slice(0, mostLayouts));
  };
  return {
    get(value) {
      const found = byName.get(nameOf(value))?.find(({ layout }) => isLaidOutAs(value, layout));
      if (found) return found.known;
      const text = textOf(value);
      const known = text === undefined ? undefined : byText.get(text);
      if (text !== undefined && known !== undefined) near(JSON.parse(text), known);
      return known;
    },
    set(value, known) {
      const text = textOf(value);
      if (text === undefined) return;
      byText.set(text, known);
      near(JSON.parse(text), known);
    },
  };
}

function layoutOf(value: unknown): Layout {
  if (Array.isArray(value)) return { keys: undefined, values: value.map(layoutOf) };
  if (isObject(value)) return { keys: Object.keys(value), values: Object.values(value).map(layoutOf) };
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function isLaidOutAs(value: unknown, layout: Layout | undefined): boolean {
  if (typeof layout !== "object" || layout === null) return value === layout;
  if (typeof value !== "object" || value === null) return false;
  const { keys, values } = layout;
  if (keys !== undefined) return isObject(value) && hasMembers(value, keys, values);
  if (!Array.isArray(value) || value.length !== values.length) return false;
  for (let index = 0; index < values.length; index += 1) if (!isLaidOutAs(value[index], values[index])) return false;
  return true;
}

function hasMembers(value: JsonObject, keys: readonly string[], values: readonly Layout[]): boolean {
  let count = 0;
  for (const key in value) {
    if (key !== keys[count] || !isLaidOutAs(value[key], values[count])) return false;
    count += 1;
  }
  return count === keys.length && (count > 0 || !("toJSON" in value));
}

/** A cheap guess at which tool it is. */
function nameOf(value: unknown): unknown {
  if (!isObject(value)) return undefined;
  const inner = own(value, "function");
  return own(isObject(inner) ? inner : value, "name");
}

/** Undefined where JSON cannot carry it. */
function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
