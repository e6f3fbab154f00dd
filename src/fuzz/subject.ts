import * as fc from "fast-check";
import type { Acceptance } from "../schema/acceptance.ts";
import { isObject } from "../schema/json.ts";
import type { JsonObject } from "../types.ts";
import type { Loaded, Parsed, Side } from "./generator.ts";
import { type Miss, missesOf } from "./misses.ts";
import type { Type } from "./type.ts";
import { valuesOf } from "./values.ts";

/** One type in one library, and what was found out about it; each thing is done once, when a property asks. */
export interface Subject {
  readonly type: Type;
  readonly loaded: Loaded;
  /** Another type in the same library. */
  as(type: Type): Subject;
  /** What the generator returned, or threw. */
  emitted(side: Side): Emitted;
  /** The schema as it is written to the wire; undefined where there is none. */
  schema(side: Side): JsonObject | undefined;
  /** A second opinion on values; undefined where the schema does not compile. */
  acceptance(side: Side): Acceptance | undefined;
  acceptanceOf(schema: JsonObject): Acceptance | undefined;
  values(): readonly unknown[];
  misses(): readonly Miss[];
  parse(value: unknown): Parsed | { threw: unknown };
}

export type Emitted = { returned: unknown } | { threw: unknown };

export interface SubjectOptions {
  seed: number;
  /** Values drawn of a type; 8 unless told. */
  values?: number;
  acceptanceOf(schema: JsonObject): Acceptance | undefined;
}

/** Near misses tried of a type. */
const mostMisses = 40;

export function subjectOf(type: Type, loaded: Loaded, options: SubjectOptions): Subject {
  const { seed, values: count = 8, acceptanceOf } = options;
  const built = once(() => attempt(() => loaded.build(type)));
  const emitted = bySide((side): Emitted => {
    const type = built();
    return "threw" in type ? type : attempt(() => loaded.emit(type.returned, side));
  });
  const text = bySide((side) => asText(emitted(side)));
  const read = bySide((side) => objectIn(text(side)));
  // Most types are the same on both sides: what was found out about one holds for the other.
  const sideOf = (side: Side) => (text(side) === text("input") ? "input" : side);
  const accepted = bySide((side) => {
    const written = read(side);
    return written && acceptanceOf(written);
  });
  const values = once(() => fc.sample(valuesOf(type), { seed, numRuns: count }));
  const misses = once(() =>
    distinct(
      values()
        .slice(0, 2)
        .flatMap((value) => [...missesOf(type, value)]),
    ).slice(0, mostMisses),
  );
  return {
    type,
    loaded,
    as: (other) => subjectOf(other, loaded, options),
    emitted,
    schema: (side) => read(sideOf(side)),
    acceptance: (side) => accepted(sideOf(side)),
    acceptanceOf,
    values,
    misses,
    parse(value) {
      const type = built();
      if ("threw" in type) return type;
      const outcome = attempt(() => loaded.parse(type.returned, value));
      return "threw" in outcome ? outcome : outcome.returned;
    },
  };
}

function attempt<T>(work: () => T): { returned: T } | { threw: unknown } {
  try {
    return { returned: work() };
  } catch (threw) {
    return { threw };
  }
}

function once<T>(work: () => T): () => T {
  let done: { result: T } | undefined;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}

function bySide<T>(work: (side: Side) => T): (side: Side) => T {
  const input = once(() => work("input"));
  const output = once(() => work("output"));
  return (side) => (side === "input" ? input() : output());
}

function asText(emitted: Emitted): string | undefined {
  if ("threw" in emitted) return undefined;
  const written = attempt((): string | undefined => JSON.stringify(emitted.returned));
  return "returned" in written ? written.returned : undefined;
}

function objectIn(text: string | undefined): JsonObject | undefined {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  return isObject(value) ? value : undefined;
}

function distinct(misses: readonly Miss[]): Miss[] {
  return [...new Map(misses.map((miss) => [JSON.stringify(miss.value), miss])).values()];
}
