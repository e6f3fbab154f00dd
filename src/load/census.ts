import { UserError } from "../errors.ts";
import type { JsonObject } from "../types.ts";

/**
 * Values nested deeper than this are refused, so that whatever walks them may recurse. Tools and
 * recorded answers seen so far stay under 70; the YAML composer itself recurses and gives up near 800.
 */
export const maxNesting = 500;

/** Counts the keys of all objects in a value, and how deep it is nested. Does not recurse. */
export function census(value: unknown): { keys: number; depth: number } {
  let keys = 0;
  let depth = 0;
  for (let level = [value].filter(isContainer); level.length > 0; depth++) {
    const next: (JsonObject | unknown[])[] = [];
    for (const container of level) {
      if (Array.isArray(container)) {
        for (const part of container) if (isContainer(part)) next.push(part);
        continue;
      }
      for (const key of Object.keys(container)) {
        keys++;
        const part = container[key];
        if (isContainer(part)) next.push(part);
      }
    }
    level = next;
  }
  return { keys, depth };
}

/** The fault of a value nested deeper than `maxNesting`. */
export function tooDeep(where: string): UserError {
  return new UserError(`${where}: nested deeper than ${maxNesting} levels`, {
    hint: "no provider reads such a schema",
  });
}

function isContainer(value: unknown): value is JsonObject | unknown[] {
  return typeof value === "object" && value !== null;
}
