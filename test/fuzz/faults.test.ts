import { expect, test } from "vitest";
import { type Fault, faults } from "../../fixtures/generators/faults.ts";
import { reference } from "../../fixtures/generators/reference.ts";
import { fuzz } from "../../src/fuzz/fuzz.ts";
import type { Loaded } from "../../src/fuzz/generator.ts";
import { plainSchema } from "../../src/fuzz/plain-schema.ts";
import { acceptance } from "../../src/fuzz/properties/acceptance.ts";
import { sizeOf, type Type } from "../../src/fuzz/type.ts";
import { parseTarget } from "../../src/providers/targets.ts";
import { runs, seed } from "./runs.ts";

const targets = ["openai/chat.tools+strict", "gemini/functionDeclarations.parameters"].flatMap((text) =>
  parseTarget(text, "2026-11-21"),
);

/** The reference with one fault in what it emits. */
function faulty({ name, emit }: Fault): Loaded {
  return {
    ...reference,
    generator: { ...reference.generator, id: name },
    emit: (built: Type, side) => emit(plainSchema(built, side), built),
  };
}

test("there are at least 25 faults", () => expect(faults.length).toBeGreaterThanOrEqual(25));

test.each(faults)("$name is found within 1,000 types, and shown on one of at most three", (fault) => {
  const { failures } = fuzz([faulty(fault)], { runs: 1000, failures: 1, targets });
  expect(failures.map(({ type }) => sizeOf(type)).filter((size) => size <= 3)).not.toEqual([]);
});

test("a generator that is right fails in nothing", { timeout: runs(60_000) }, () => {
  const { failures, types } = fuzz([reference], { runs: runs(2000), seed });
  expect({ failures, types }).toEqual({ failures: [], types: { reference: runs(2000) } });
  expect(fuzz([reference], { runs: runs(200), seed, properties: [acceptance], targets }).failures).toEqual([]);
});
