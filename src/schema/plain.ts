import type { Pointer } from "../types.ts";
import { join } from "./pointer.ts";
import { maxDepth } from "./walk.ts";

/** A schema adds at most two levels of JSON to its parent: `properties`, and the property. */
export const plainLevels = maxDepth * 2;

/** Is this JSON through and through, and no deeper than any walk goes? The short answer to `inspect`. */
export function isPlainJson(value: unknown, levels = plainLevels): boolean {
  if (typeof value !== "object" || value === null) return isScalar(value) || value === null;
  if (levels === 0 || !isPlain(value)) return false;
  for (const member of Array.isArray(value) ? value : Object.values(value))
    if (!isScalar(member) && !isPlainJson(member, levels - 1)) return false;
  return true;
}

/** A value that JSON cannot carry as it is. */
export interface Unfit {
  pointer: Pointer;
  /** "NaN", "undefined", "a function", "a cycle", … */
  what: string;
  /** JSON.stringify throws on it, so that nothing leaves the process; else it is dropped or rewritten. */
  fatal: boolean;
}

export interface Inspection {
  unfit: Unfit[];
  /** Levels of objects and lists. */
  levels: number;
}

interface Step {
  value: unknown;
  key: string | number;
  parent: Step | undefined;
  level: number;
  done?: boolean;
}

/**
 * What JSON cannot carry of a schema, to be told: an object of a class at the root is written as what it holds, and no
 * schema is none.
 */
export function unfitIn(schema: unknown): Unfit[] {
  const isWhole = typeof schema === "object" || schema === undefined;
  return inspect(schema).unfit.filter(({ pointer }) => pointer !== "" || !isWhole);
}

/** A schema as it is after the way over the wire; undefined where nothing of it is left. Throws where JSON does. */
export function asSent(schema: unknown): unknown {
  const text: string | undefined = JSON.stringify(schema);
  return text === undefined ? undefined : JSON.parse(text);
}

/** What JSON would make of a value, seen without recursion: hostile values are deep, or contain themselves. */
export function inspect(value: unknown): Inspection {
  const found: Inspection = { unfit: [], levels: 0 };
  const open = new Set<object>();
  const rest: Step[] = [{ value, key: "", parent: undefined, level: 1 }];
  for (let step = rest.pop(); step; step = rest.pop()) {
    const { value: at, level } = step;
    if (typeof at !== "object" || at === null) note(found, step, scalarFault(at));
    else if (step.done) open.delete(at);
    else if (open.has(at)) note(found, step, "a cycle");
    else if (!isPlain(at)) note(found, step, `a ${at.constructor.name}`);
    else {
      open.add(at);
      found.levels = Math.max(found.levels, level);
      step.done = true;
      rest.push(step);
      const entries = Array.isArray(at) ? at.entries() : Object.entries(at);
      for (const [key, member] of entries)
        if (!isScalar(member)) rest.push({ value: member, key, parent: step, level: level + 1 });
    }
  }
  return found;
}

function note({ unfit }: Inspection, step: Step, what: string | undefined): void {
  if (what === undefined) return;
  const path: (string | number)[] = [];
  for (let at = step; at.parent; at = at.parent) path.unshift(at.key);
  unfit.push({ pointer: join("", ...path), what, fatal: what === "a cycle" || what === "a BigInt" });
}

/** What most members are, and what needs no second look. */
function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

function scalarFault(value: unknown): string | undefined {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) ? undefined : String(value);
    case "bigint":
      return "a BigInt";
    case "undefined":
      return "undefined";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    default:
      return undefined;
  }
}

/** Lists and literal objects; also those of another realm, as a module loader gives them. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
