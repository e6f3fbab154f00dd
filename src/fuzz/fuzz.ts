import * as fc from "fast-check";
import { loadAcceptance } from "../schema/acceptance.ts";
import type { Target } from "../types.ts";
import { type Failure, failureOf, keyOf } from "./failure.ts";
import type { Loaded } from "./generator.ts";
import { minimise } from "./minimise.ts";
import { properties as allProperties } from "./properties/index.ts";
import type { Property, Violation } from "./property.ts";
import { type SubjectOptions, subjectOf } from "./subject.ts";
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
  /** No new type is begun after this. */
  milliseconds?: number;
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
export async function fuzz(generators: readonly Loaded[], options: FuzzOptions = {}): Promise<FuzzReport> {
  const { runs = 200, seed = 1, path, milliseconds, properties = allProperties } = options;
  const { targets = [], onProgress } = options;
  const started = performance.now();
  const acceptanceOf = remembering(await loadAcceptance());
  const searches = generators.map((loaded) => newSearch(loaded, properties, { targets }, { seed, acceptanceOf }));
  const types = typeArbitrary(options);
  let drawn = 0;
  const examine = (type: Type, at: readonly number[]) => {
    drawn++;
    for (const search of searches) {
      onProgress?.(`${drawn} of ${runs} types, ${search.failures.size} failures`);
      search.examine(type, at);
    }
  };
  if (path !== undefined) examine(replayed(types, seed, path), path.split(":").map(Number));
  else {
    const until = milliseconds === undefined ? {} : { interruptAfterTimeLimit: milliseconds };
    const property = fc.property(types, (type) => examine(type, [drawn]));
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

/** Compiling costs more than all the rest, and small types come again and again. */
function remembering(acceptanceOf: SubjectOptions["acceptanceOf"]): SubjectOptions["acceptanceOf"] {
  const known = new Map<string, ReturnType<SubjectOptions["acceptanceOf"]>>();
  return (schema) => {
    const bytes = JSON.stringify(schema);
    if (known.has(bytes)) return known.get(bytes);
    if (known.size > 2000) known.clear();
    const acceptance = acceptanceOf(schema);
    known.set(bytes, acceptance);
    return acceptance;
  };
}

interface Search {
  loaded: Loaded;
  types(): number;
  failures: ReadonlyMap<string, Failure>;
  examine(type: Type, path: readonly number[]): void;
}

/** Once a cause has been brought down to the same type so often, other types that fail so are only counted. */
const patience = 3;

function newSearch(loaded: Loaded, properties: readonly Property[], context: { targets: readonly Target[] }, subject: SubjectOptions): Search {
  const { generator } = loaded;
  const failures = new Map<string, Failure>();
  const repeats = new Map<string, { times: number; last: string }>();
  let types = 0;

  function violations(type: Type, property: Property): Violation[] {
    if (!generator.supports(type)) return [];
    const gaps = generator.gaps.filter((gap) => gap.property === property.id && (gap.of?.(type) ?? true));
    const found = [...property.check(subjectOf(type, loaded, subject), context)];
    return found.filter(({ cause }) => !gaps.some((gap) => cause.startsWith(gap.cause ?? "")));
  }

  function note(property: Property, violation: Violation, type: Type, path: readonly number[]): void {
    const cause = `${property.id} ${violation.cause}`;
    const known = repeats.get(cause) ?? { times: 0, last: "" };
    repeats.set(cause, known);
    const settled = failures.get(known.last);
    if (settled && known.times >= patience) {
      settled.count++;
      return;
    }
    const fails = (smaller: Type) => violations(smaller, property).find((each) => each.cause === violation.cause);
    const failure = failureOf(generator, property.id, minimise({ type, violation, path }, fails), subject.seed);
    const key = keyOf(failure);
    const before = failures.get(key);
    if (before) before.count++;
    else failures.set(key, failure);
    known.times = before ? known.times + 1 : 0;
    known.last = key;
  }

  return {
    loaded,
    types: () => types,
    failures,
    examine(type, path) {
      if (!generator.supports(type)) return;
      types++;
      for (const property of properties) {
        const found = new Map(violations(type, property).map((violation) => [violation.cause, violation]));
        for (const violation of found.values()) note(property, violation, type, path);
      }
    },
  };
}
