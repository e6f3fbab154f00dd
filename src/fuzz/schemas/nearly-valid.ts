import * as fc from "fast-check";
import { applyEdits } from "../../fix/apply.ts";
import { join } from "../../schema/pointer.ts";
import { pointerOf, walk } from "../../schema/walk.ts";
import type { JsonObject } from "../../types.ts";
import { type SchemaOptions, schemaArbitrary } from "./schema-arbitrary.ts";

/** Mistakes that people and generators make: a keyword, and a value that it should not have. */
const mistakes: readonly (readonly [keyword: string, values: readonly unknown[]])[] = [
  ["type", ["strng", "any", "String", 5, null, [], ["string", "string"], "", ["object", "array"]]],
  ["properties", [[], null, "a", { a: null }, { a: "string" }, { "": { type: "string" } }]],
  ["required", [true, "a", ["missing"], ["a", "a"], [1], null, []]],
  ["additionalProperties", ["false", null, 0, []]],
  ["items", [null, [], "string", [null]]],
  ["prefixItems", [[], {}, [1]]],
  ["enum", [[], "a", ["a", "a"], {}, null, [{}], [1, "1"]]],
  ["const", [{}, []]],
  ["anyOf", [[], {}, null, [null], "a"]],
  ["oneOf", [[], {}, [1]]],
  ["allOf", [[], {}, [{}, null]]],
  ["not", [null, [], 1]],
  [
    "$ref",
    ["#/$defs/Missing", "#/definitions/Missing", "#", "", 5, "https://example.com/schema.json", "#/properties/a"],
  ],
  ["$defs", [[], null, { Item: 1 }, { "a b": {} }]],
  ["$schema", ["http://json-schema.org/draft-04/schema#", 5, "nonsense", ""]],
  ["$id", ["https://example.com/a", 5, "#a"]],
  ["pattern", ["(", "[", 5, "(?<=a)b", "^(a+)+$", "\\p{Foo}"]],
  ["format", [5, "unknown-format", null]],
  ["minLength", [-1, 1.5, "1", null]],
  ["maxLength", [-1, "1"]],
  ["minimum", ["0", null, 1e308]],
  ["exclusiveMinimum", [true, false, "0"]],
  ["multipleOf", [0, -1, "2"]],
  ["minItems", [-1, 1.5, "1"]],
  ["uniqueItems", ["true", 1, null]],
  ["description", [5, null, {}]],
  ["title", [[], 0]],
  ["default", [{}, null, "not of the type"]],
  ["nullable", [true, "true"]],
  ["x-extension", [1, {}]],
  ["deprecated", ["yes"]],
  ["examples", ["a", {}]],
];

/** A schema with one to three mistakes of these, each somewhere in it. */
export function nearlyValidSchemaArbitrary(options: SchemaOptions = {}): fc.Arbitrary<JsonObject> {
  const each = fc.constantFrom(...mistakes.flatMap(([keyword, values]) => values.map((value) => ({ keyword, value }))));
  const made = fc.array(fc.record({ mistake: each, at: fc.nat(20) }), { minLength: 1, maxLength: 3 });
  return fc
    .tuple(schemaArbitrary(options), made)
    .map(([schema, chosen]) =>
      chosen.reduce<JsonObject>((at, { mistake, at: place }) => withMistake(at, mistake, place), schema),
    );
}

function withMistake(schema: JsonObject, mistake: { keyword: string; value: unknown }, index: number): JsonObject {
  const places = [...walk(schema)].filter(({ boolean }) => boolean === undefined);
  const place = places[index % places.length];
  const { keyword, value } = mistake;
  if (!place) return schema;
  const path = join(pointerOf(place), keyword);
  // A value of its own: two places that share one are no tree.
  const edited = applyEdits(schema, [{ op: "add", path, value: structuredClone(value) }]);
  return typeof edited === "object" && edited !== null ? { ...edited } : schema;
}
