import * as fc from "fast-check";
import { expect, test } from "vitest";
import { holds } from "../../src/fuzz/holds.ts";
import { smallerTypes } from "../../src/fuzz/smaller.ts";
import { holdsKind, sizeOf, type Type } from "../../src/fuzz/type.ts";
import { typeArbitrary } from "../../src/fuzz/type-arbitrary.ts";
import { valuesOf } from "../../src/fuzz/values.ts";
import { isWellFormed } from "../../src/fuzz/well-formed.ts";

const types = typeArbitrary();

test("every value drawn of a type is one of it", () => {
  fc.assert(
    fc.property(types, (type) => {
      fc.pre(!holdsKind(type, "date"));
      for (const value of fc.sample(valuesOf(type), { seed: 1, numRuns: 5 }))
        expect(holds(type, value), JSON.stringify({ type, value })).toBe(true);
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("a value is nothing but JSON, and a type is plain data", () => {
  fc.assert(
    fc.property(types, (type) => {
      expect(JSON.parse(JSON.stringify(type))).toEqual(type);
      const [value] = fc.sample(valuesOf(type), { seed: 1, numRuns: 1 });
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    }),
    { seed: 2, numRuns: 200 },
  );
});

test("every step of shrinking is well formed, and shrinking ends", () => {
  fc.assert(
    fc.property(types, (type) => {
      let steps = 0;
      let at: Type | undefined = type;
      while (at && steps++ < 200) {
        expect(isWellFormed(at)).toBe(true);
        at = [...smallerTypes(at)].at(-1);
      }
      expect(steps).toBeLessThan(200);
    }),
    { seed: 3, numRuns: 30 },
  );
});

test.each([
  "tuple",
  "record",
  "discriminated",
  "recursive",
  "nullable",
] as const)("a fault in every %s is shown on a type of at most three nodes", (kind) => {
  const { counterexample } = fc.check(
    fc.property(types, (type) => !holdsKind(type, kind)),
    { seed: 4, numRuns: 1000 },
  );
  const [type] = counterexample ?? [];
  expect(type && sizeOf(type)).toBeLessThanOrEqual(3);
});

test("a path draws the same type again", () => {
  const { counterexample, counterexamplePath: path } = fc.check(
    fc.property(types, (type) => !holdsKind(type, "tuple")),
    { seed: 5, numRuns: 1000 },
  );
  expect(fc.sample(types, { seed: 5, path: path ?? "", numRuns: 1 })).toEqual(counterexample);
});
