import { describe, expect, test } from "vitest";
import { sightings } from "../../fixtures/generators/sightings.ts";
import { fuzz } from "../../src/fuzz/fuzz.ts";
import { generators } from "../../src/fuzz/generators/index.ts";
import type { Type } from "../../src/fuzz/type.ts";
import { librariesHere } from "./libraries.ts";

/** One of everything that a library can be told to say. */
const kinds: readonly Type[] = [
  { kind: "object", properties: [{ name: "a", type: { kind: "optional", of: { kind: "string", minLength: 1 } } }] },
  { kind: "array", items: { kind: "integer", minimum: 1, maximum: 5 }, maxItems: 3 },
  { kind: "record", values: { kind: "nullable", of: { kind: "number", exclusiveMinimum: 0 } } },
  { kind: "tuple", items: [{ kind: "boolean" }, { kind: "enum", values: ["a", "b"] }] },
  { kind: "union", of: [{ kind: "literal", value: "x" }, { kind: "null" }] },
  {
    kind: "discriminated",
    on: "kind",
    of: [
      { tag: "a", properties: [] },
      { tag: "b", properties: [{ name: "c", type: { kind: "boolean" } }] },
    ],
  },
];

describe.each(generators)("$id", (generator) => {
  const loading = generator.load(librariesHere(generator.id));

  test("builds, emits and validates ordinary types", async () => {
    const loaded = await loading;
    for (const type of kinds) {
      const built = loaded?.build(type);
      expect(loaded?.emit(built, "input"), generator.source(type)).toBeTypeOf("object");
      expect(loaded?.parse(built, 12.5), generator.source(type)).toEqual({ ok: false });
    }
  });

  test.each(sightings.filter((sighting) => sighting.generator === generator.id))("$what", async ({ type, failure }) => {
    const loaded = await loading;
    const { failures } = fuzz(loaded ? [loaded] : [], { types: [type] });
    expect(failures.map(({ property, cause }) => `${property}: ${cause}`)).toContain(failure);
  });
});
