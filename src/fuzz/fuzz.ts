import * as fc from "fast-check";
import { acceptanceOf, quickAcceptanceOf } from "../schema/acceptance.ts";
import type { JsonObject, Target } from "../types.ts";
import { explains } from "./explains.ts";
import { type Failure, failureOf, keyOf } from "./failure.ts";
import type { Loaded } from "./generator.ts";
import { minimise } from "./minimise.ts";
import { properties as allProperties } from "./properties/index.ts";
import type { Property, Violation } from "./property.ts";
import { type Subject, type SubjectOptions, subjectOf } from "./subject.ts";
import type { Type } from "./type.ts";
import { typeArbitrary } from "./type-arbitrary.ts";
import type { TypeOptions } from "./type-draw.ts";

export interface FuzzOptions extends TypeOptions {
  /** Types drawn; 200 unless told. */
  runs?: number;
  /** Draws the same types and values again; 1 unless told, so that two runs agree. */
  seed?: number;
  /** One type alone, as a failure names it. */
  path?: string;
  /** These types, and none that are drawn. */
  types?: readonly Type[];
  /** No new type is begun after this. */
  milliseconds?: number;
  /** Stops once so many failures are known. */
  failures?: number;
  properties?: readonly Property[];
  targets?: readonly Target[];
  onProgress?(doing: string): void;
}

export interface FuzzReport {
  seed: number;
  /** Types drawn, and how many of them each generator could say. */
  runs: number;
  types: Readonly<Record<string, number>>;
  failures: readonly Failure[];
  milliseconds: number;
}

/** Draws types, and holds each generator to each property. Every failure is told once, on a smallest type. */
export function fuzz(generators: readonly Loaded[], options: FuzzOptions = {}): FuzzReport {
  const { runs = 200, seed = 1, path, milliseconds, properties = allProperties } = options;
  const { targets = [], failures: enough = Number.POSITIVE_INFINITY, onProgress } = options;
  const started = performance.now();
  const searches = generators.map((loaded) => newSearch(loaded, properties, targets, seed));
  const types = typeArbitrary(options);
  let drawn = 0;
  const examine = (type: Type, at: readonly number[]) => {
    drawn++;
    for (const search of searches) {
      onProgress?.(`${drawn} of ${runs} types, ${search.failures.size} failures`);
      search.examine(type, at);
    }
  };
  if (options.types) for (const [index, type] of options.types.entries()) examine(type, [index]);
  else if (path !== undefined) examine(replayed(types, seed, path), path.split(":").map(Number));
  else {
    const until = milliseconds === undefined ? {} : { interruptAfterTimeLimit: milliseconds };
    const isEnough = () => searches.reduce((sum, { failures }) => sum + failures.size, 0) >= enough;
    const property = fc.property(types, (type) => {
      if (!isEnough()) examine(type, [drawn]);
    });
    // Whatever is thrown here is our own fault: there is nothing to shrink.
    const { errorInstance } = fc.check(property, { seed, numRuns: runs, endOnFailure: true, ...until });
    if (errorInstance !== null) throw errorInstance;
  }
  return {
    seed,
    runs: drawn,
    types: Object.fromEntries(searches.map(({ loaded, types: count }) => [loaded.generator.id, count()])),
    failures: searches.flatMap(({ failures }) => [...failures.values()]),
    milliseconds: performance.now() - started,
  };
}

function replayed(types: fc.Arbitrary<Type>, seed: number, path: string): Type {
  const [type] = fc.sample(types, { seed, path, numRuns: 1 });
  if (!type) throw new Error(`no type is drawn at ${path}`);
  return type;
}

/** Reads what it can at once; ajv, which takes milliseconds, reads the rest. */
const atFirst = (schema: JsonObject) => quickAcceptanceOf(schema) ?? acceptanceOf(schema);

interface Search {
  loaded: Loaded;
  types(): number;
  failures: ReadonlyMap<string, Failure>;
  examine(type: Type, path: readonly number[]): void;
}

/** Smallest types kept of one cause; others that fail so are only counted. */
const mostAlike = 8;

function newSearch(loaded: Loaded, properties: readonly Property[], targets: readonly Target[], seed: number): Search {
  const { generator } = loaded;
  const failures = new Map<string, Failure>();
  let types = 0;

  const quick = { seed, acceptanceOf: atFirst };
  const sure = { seed, acceptanceOf };

  function* violations(property: Property, subject: Subject): Generator<Violation> {
    const gaps = generator.gaps.filter((gap) => gap.property === property.id && (gap.of?.(subject.type) ?? true));
    for (const violation of property.check(subject, { targets, acceptanceOf: subject.acceptanceOf }))
      if (!gaps.some(({ cause = "" }) => violation.cause.startsWith(cause))) yield violation;
  }

  /** A type's failures by their causes; what a first look finds is looked at again. */
  function failing(property: Property, subject: Subject): ReadonlyMap<string, Violation> {
    const [first] = violations(property, subject);
    const found = first ? [...violations(property, subjectOf(subject.type, loaded, sure))] : [];
    return new Map(found.map((violation) => [violation.cause, violation]));
  }

  function failsBy(cause: string, property: Property): (type: Type) => Violation | undefined {
    const find = (type: Type, options: SubjectOptions) =>
      [...violations(property, subjectOf(type, loaded, options))].find((violation) => violation.cause === cause);
    return (type) => (generator.supports(type) && find(type, quick) ? find(type, sure) : undefined);
  }

  function note(property: Property, violation: Violation, type: Type, path: readonly number[]): void {
    const alike = [...failures.values()].filter(
      (each) => each.property === property.id && each.cause === violation.cause,
    );
    const known =
      alike.find((each) => explains(each.type, type)) ?? (alike.length >= mostAlike ? alike.at(-1) : undefined);
    if (known) {
      known.count++;
      return;
    }
    const smallest = minimise({ type, violation, path }, failsBy(violation.cause, property));
    const failure = failureOf(generator, property.id, smallest, seed);
    const before = failures.get(keyOf(failure));
    if (before) before.count++;
    else failures.set(keyOf(failure), failure);
  }

  return {
    loaded,
    types: () => types,
    failures,
    examine(type, path) {
      if (!generator.supports(type)) return;
      types++;
      const subject = subjectOf(type, loaded, quick);
      for (const property of properties)
        for (const violation of failing(property, subject).values()) note(property, violation, type, path);
    },
  };
}
