import { accepts } from "../schema/accepts.ts";
import { arbitraryOf } from "./arbitrary.ts";
import type { Witness } from "./change.ts";
import { ignoredPaths, reaches } from "./ignored.ts";
import { type Pair, recordedNode } from "./relation.ts";
import { TooHard } from "./set/parts.ts";

export interface Bounds {
  /** Values drawn for one tool; 200 unless given. */
  runs?: number;
  /** Milliseconds for one tool; 1000 unless given. */
  budgetMs?: number;
  /** Draws the same values again. */
  seed?: number;
}

/** A witness, or how many values were tried in vain. */
export type Refutation = { witness: Witness; tries: number } | { witness?: never; tries: number };

/** Draws recorded arguments by the schema before, the prover's candidate first, and lets ajv judge them by the one after. */
export async function refute(
  pair: Pair,
  { runs = 200, budgetMs = 1000, seed = 1 }: Bounds = {},
  candidate?: unknown,
): Promise<Refutation> {
  const likely = candidate === undefined ? undefined : judged(pair, candidate);
  if (likely) return { witness: likely, tries: 1 };
  const fc = await import("fast-check");
  const until = performance.now() + budgetMs;
  let tries = 0;
  try {
    const values = arbitraryOf(recordedNode(pair), fc);
    for (let batch = 0; tries < runs && performance.now() < until; batch++)
      for (const value of fc.sample(values, { numRuns: Math.min(10, runs - tries), seed: seed + batch })) {
        tries++;
        const witness = judged(pair, value);
        if (witness) return { witness, tries };
      }
  } catch (error) {
    if (!(error instanceof TooHard)) throw error;
  }
  return { tries };
}

/** Is a value a witness? ajv must have taken it before; undefined where it harms nobody, or ajv cannot tell. */
export function judged(pair: Pair, value: unknown): Witness | undefined {
  if (accepts(pair.before.schema, value) !== true) return undefined;
  if (accepts(pair.after.schema, value) === false) return { arguments: value, effect: "refused" };
  const isIgnored = ignoredPaths(pair, true).some((path) => reaches(value, path));
  return isIgnored ? { arguments: value, effect: "ignored" } : undefined;
}
