import type * as FastCheck from "fast-check";
import type { Acceptance } from "../schema/acceptance.ts";
import { isObject } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import { fromStrict, strictOf } from "../schema/strict-form.ts";
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
  /** A key that is not named makes the difference. */
  extra?: true;
  witness: unknown;
}

export interface SearchOptions {
  /** Values drawn; 40 unless told. */
  runs?: number;
  /** A guard for the whole search, 2,000 unless told: the runs decide, so that two runs find the same. */
  milliseconds?: number;
  seed?: number;
  /** Fuzzes: 1,000 values, half of which come back from the strict form of the schema. */
  fuzz?: boolean;
}

/** Enough to show what is wrong with a tool. */
const most = 8;
/** Values of which it is asked which place is to blame; steps in which one is made smaller. */
const maxBlamed = 20;
const maxSteps = 200;
/** Values of which the optional properties are looked at one by one. */
const few = 8;

/** What the tool and the schema say of a value: both take it, both refuse it (undefined), or they differ. */
type Judge = (value: unknown) => Promise<"both" | Difference["kind"] | undefined>;

/**
 * Draws values from a schema, and values that miss it narrowly, and notes where the tool and the schema disagree; then
 * makes each witness small. A key too many that only the schema refuses is no difference: most generators close objects
 * that their validators strip.
 */
export async function search(
  schema: JsonObject,
  takes: (value: unknown) => Promise<boolean>,
  acceptance: Acceptance,
  { fuzz = false, runs = fuzz ? 1000 : 40, milliseconds = 2000, seed = 1 }: SearchOptions,
): Promise<Difference[]> {
  const fc = await import("fast-check");
  const values = fuzz ? fc.oneof(valuesOf(fc, schema), returnedOf(fc, schema)) : valuesOf(fc, schema);
  const until = performance.now() + milliseconds;
  const judge: Judge = async (value) => {
    const taken = await takes(value);
    if (acceptance.surely(value)) return taken ? "both" : "widened";
    return taken && !acceptance.possibly(value) ? "narrowed" : undefined;
  };
  const found = await gather(fc.sample(values, { seed, numRuns: runs }), schema, judge, until);
  const told = found.filter((difference) => !found.some((other) => isBelow(other, difference)));
  const small: Difference[] = [];
  for (const difference of told) {
    let smallest = difference;
    let steps = 0;
    const property = fc.asyncProperty(values, async (value) => {
      const shown = steps++ < maxSteps ? await shows(value, difference, schema, judge) : undefined;
      smallest = shown ?? smallest;
      return shown === undefined;
    });
    // The other witnesses have a share of the time.
    const left = Math.max(1, Math.min(until - performance.now(), milliseconds / 4));
    await fc.check(property, { numRuns: runs, seed, interruptAfterTimeLimit: left, skipAllAfterTimeLimit: left });
    small.push(smallest);
  }
  return small;
}

/** What a model writes where an SDK sends the strict form, with null for what is absent, as the SDK hands it on. */
function returnedOf(fc: typeof FastCheck, schema: JsonObject): FastCheck.Arbitrary<unknown> {
  return valuesOf(fc, strictOf(schema)).map((value) => fromStrict(value, schema, schema));
}

/** The first difference of each kind at each place. Each place of the schema is changed once, in one of the values. */
async function gather(
  values: readonly unknown[],
  schema: JsonObject,
  judge: Judge,
  until: number,
): Promise<Difference[]> {
  const found = new Map<string, Difference>();
  const tried = new Set<string>();
  const isDue: IsWanted = (pointer, missing = "") => {
    const place = `${pointer} ${missing}`;
    const isNew = !tried.has(place);
    tried.add(place);
    return isNew;
  };
  const note = (difference: Difference) => {
    const key = keyOf(difference);
    if (!found.has(key)) found.set(key, difference);
  };
  let blames = 0;
  const look = async (value: unknown) => {
    if (found.size >= most || performance.now() > until) return;
    const kind = await judge(value);
    if (kind === "both") for await (const each of missed(nearMisses(value, schema, isDue), judge)) note(each);
    else if (kind !== undefined && blames++ < maxBlamed)
      note({ kind, pointer: await blamed(nearMisses(value, schema), judge), witness: value });
  };
  for (const value of values) await look(value);
  // One fault hides another: what is optional one by one.
  blames = 0;
  if (found.size > 0)
    for (const value of values.slice(0, few).flatMap((each) => oneByOne(each, schema))) await look(value);
  return [...found.values()];
}

/** A value with one of its optional properties at a time, and with none. */
function oneByOne(value: unknown, { required }: JsonObject): unknown[] {
  if (!isObject(value)) return [];
  const isNeeded = (key: string) => Array.isArray(required) && required.includes(key);
  const optional = Object.keys(value).filter((key) => !isNeeded(key));
  return [undefined, ...optional].map((one) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => isNeeded(key) || key === one)),
  );
}

/** Does a value, or a near miss of it, show this difference? */
async function shows(
  value: unknown,
  wanted: Difference,
  schema: JsonObject,
  judge: Judge,
): Promise<Difference | undefined> {
  const kind = await judge(value);
  if (kind === "both") {
    const isThere: IsWanted = (pointer, missing) => pointer === wanted.pointer && missing === wanted.missing;
    for await (const each of missed(nearMisses(value, schema, isThere), judge))
      if (each.kind === wanted.kind && each.extra === wanted.extra) return each;
  } else if (kind === wanted.kind) {
    const misses = nearMisses(value, schema, (...place) => placeOf(...place) === wanted.pointer);
    if ((await blamed(misses, judge)) === wanted.pointer) return { ...wanted, witness: value };
  }
  return undefined;
}

/** Of a value that both take: where they differ on a near miss, the place of the miss is to blame. */
async function* missed(misses: Iterable<NearMiss>, judge: Judge): AsyncGenerator<Difference> {
  for (const { value: witness, ...place } of misses) {
    const kind = await judge(witness);
    if (kind === "widened" || (kind === "narrowed" && !place.extra)) yield { kind, witness, ...place };
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
function isBelow(other: Difference, { kind, pointer, missing, extra }: Difference): boolean {
  if (missing !== undefined || extra || other.kind !== kind) return false;
  return other.pointer.startsWith(`${pointer}/`) || (other.missing !== undefined && other.pointer === pointer);
}

function keyOf({ kind, pointer, missing = "", extra }: Difference): string {
  return `${kind} ${pointer} ${missing} ${extra ?? ""}`;
}
