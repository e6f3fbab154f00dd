import type { Violation } from "./property.ts";
import { smallerTypes } from "./smaller.ts";
import type { Type } from "./type.ts";

export interface Minimal {
  type: Type;
  violation: Violation;
  /** The choices among `smallerTypes` that led here, as fast-check writes a path. */
  path: readonly number[];
}

/** Candidates tried of one failure. */
const mostTries = 400;

/** The smallest type on the way down that still fails in the same way. */
export function minimise(start: Minimal, fails: (type: Type) => Violation | undefined): Minimal {
  const tried = new Set<string>();
  let smallest = start;
  for (;;) {
    const next = firstSmaller();
    if (!next) return smallest;
    smallest = next;
  }

  function firstSmaller(): Minimal | undefined {
    let index = 0;
    for (const type of smallerTypes(smallest.type)) {
      const text = JSON.stringify(type);
      const violation = tried.has(text) || tried.size >= mostTries ? undefined : fails(type);
      tried.add(text);
      if (violation) return { type, violation, path: [...smallest.path, index] };
      index++;
    }
    return undefined;
  }
}
