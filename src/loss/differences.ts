import type { Acceptance } from "../schema/acceptance.ts";
import { join } from "../schema/pointer.ts";
import { valuesOf } from "../schema/values.ts";
import type { JsonObject, Pointer } from "../types.ts";
import { type IsWanted, type NearMiss, nearMisses } from "./near-misses.ts";

/** A value that the schema and the tool judge differently. */
export interface Difference {
  /** Widened: the schema accepts what the tool refuses. Narrowed: the reverse. */
  kind: "widened" | "narrowed";
  /** Into the schema: the node at fault, the root where it could not be told. */
  pointer: Pointer;
  /** The property whose absence makes the difference. */
  missing?: string;
  witness: unknown;
}

export interface SearchOptions {
  /** Values drawn; 60 unless told. */
  runs?: number;
  /** A guard for the whole search, 2,000 unless told: the runs decide, so that two runs find the same. */
  milliseconds?: number;
  seed?: number;
}

/** Enough to show what is wrong with a tool. */
const most = 8;
/** Times that a place of the schema is changed, each in another value. */
const tries = 2;

/** What the tool and the schema say of a value: both take it, both refuse it (undefined), or they differ. */
type Judge = (value: unknown) => Promise<"both" | Difference["kind"] | undefined>;

/**
 * Draws values from a schema, and values that miss it narrowly, until the tool and the schema disagree; then again for
 * other places. Extra keys are not tried: most generators close objects that their validators strip.
 */
export async function search(
  schema: JsonObject,
  takes: (value: unknown) => Promise<boolean>,
  acceptance: Acceptance,
  { runs = 60, milliseconds = 2000, seed = 1 }: SearchOptions,
): Promise<Difference[]> {
  const fc = await import("fast-check");
  const values = valuesOf(fc, schema);
  const until = performance.now() + milliseconds;
  const judge: Judge = async (value) => {
    const taken = await takes(value);
    if (acceptance.surely(value)) return taken ? "both" : "widened";
    return taken && !acceptance.possibly(value) ? "narrowed" : undefined;
  };
  const found = new Map<string, Difference>();
  const tried = new Map<string, number>();
  /** What was tried in one round needs no second look in the next, which draws the same values. */
  const isDue: IsWanted = (pointer, missing) => {
    const place = missing === undefined ? pointer : `${pointer} ${missing}`;
    const times = tried.get(place) ?? 0;
    tried.set(place, times + 1);
    return times < tries;
  };
  while (found.size < most && performance.now() < until) {
    let latest: Difference | undefined;
    const property = fc.asyncProperty(values, async (value) => {
      for await (const difference of differencesIn(value, schema, judge, latest ?? isDue)) {
        if (latest === undefined && found.has(keyOf(difference))) continue;
        latest = difference;
        return false;
      }
      return true;
    });
    // Shrinking takes what time it is given: the other places have a share.
    const left = Math.max(1, Math.min(until - performance.now(), milliseconds / 4));
    await fc.check(property, { numRuns: runs, seed, interruptAfterTimeLimit: left, skipAllAfterTimeLimit: left });
    if (latest === undefined) break;
    found.set(keyOf(latest), latest);
  }
  return [...found.values()].filter((difference, _, all) => !all.some((other) => isBelow(other, difference)));
}

/**
 * What is judged differently of a value and its near misses. Of a fresh value those are tried that are due; of a value
 * that shrinks, only what shows the same again counts.
 */
async function* differencesIn(
  value: unknown,
  schema: JsonObject,
  judge: Judge,
  aim: Difference | IsWanted,
): AsyncGenerator<Difference> {
  const kind = await judge(value);
  if (kind === undefined) return;
  const isFresh = typeof aim === "function";
  if (kind !== "both") {
    const misses = nearMisses(value, schema, (...place) => isFresh || placeOf(...place) === aim.pointer);
    const difference = { kind, pointer: await blamed(misses, judge), witness: value };
    if (isFresh || keyOf(aim) === keyOf(difference)) yield difference;
    return;
  }
  const isAimedAt: IsWanted = isFresh ? aim : (pointer, missing) => pointer === aim.pointer && missing === aim.missing;
  // Both take the value: where they differ on a miss, the place of the miss is to blame.
  for (const { value: witness, ...place } of nearMisses(value, schema, isAimedAt)) {
    const missed = await judge(witness);
    if (missed !== undefined && missed !== "both") yield { kind: missed, witness, ...place };
  }
}

/** Of a value that is judged differently, the deepest place where one change makes both take it. */
async function blamed(misses: Iterable<NearMiss>, judge: Judge): Promise<Pointer> {
  let deepest: Pointer = "";
  for (const { value, pointer, missing } of misses) {
    const place = placeOf(pointer, missing);
    if (place.length > deepest.length && (await judge(value)) === "both") deepest = place;
  }
  return deepest;
}

function placeOf(pointer: Pointer, missing?: string): Pointer {
  return missing === undefined ? pointer : join(pointer, "properties", missing);
}

/** Of two places, one in the other, the inner one says more; the whole value is shown only where no place was found. */
function isBelow(other: Difference, { kind, pointer, missing }: Difference): boolean {
  if (missing !== undefined || other.kind !== kind) return false;
  return other.pointer.startsWith(`${pointer}/`) || (other.missing !== undefined && other.pointer === pointer);
}

function keyOf({ kind, pointer, missing = "" }: Difference): string {
  return `${kind} ${pointer} ${missing}`;
}
