import * as fc from "fast-check";
import type { JsonObject, Schema } from "../../types.ts";
import type { DialectWords } from "./dialects.ts";

/** Schemas of single values, in a dialect's own words. */
export function leavesOf({ isJsonSchema, hasFlagBounds }: DialectWords): fc.Arbitrary<Schema> {
  const typed = fc.oneof(
    { weight: 4, arbitrary: strings },
    { weight: 3, arbitrary: hasFlagBounds ? flagNumbers : numbers },
    { weight: 2, arbitrary: fc.constant<JsonObject>({ type: "boolean" }) },
    { weight: 2, arbitrary: enums(isJsonSchema) },
  );
  if (!isJsonSchema)
    return fc.oneof(
      { weight: 4, arbitrary: typed },
      { weight: 1, arbitrary: typed.map((schema) => ({ ...schema, nullable: true })) },
    );
  return fc.oneof(
    { weight: 8, arbitrary: typed },
    { weight: 1, arbitrary: fc.constant({ type: "null" }) },
    { weight: 1, arbitrary: fc.constantFrom<Schema>({}, true, { description: "Anything." }, false) },
    { weight: 1, arbitrary: scalars.map((value) => ({ const: value })) },
    { weight: 1, arbitrary: fc.constantFrom(...typeLists).map((type) => ({ type: [...type] })) },
  );
}

const scalars = fc.constantFrom<unknown>("a", "b", "", "red", 0, 1, -2, 1.5, true, false, null);
const typeLists = [["string", "null"], ["integer", "string"], ["object", "null"], ["number"]] as const;

const strings: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constant<JsonObject>({ type: "string" }),
  fc.record(
    {
      type: fc.constant("string"),
      description: fc.constantFrom("What it is.", ""),
      minLength: fc.nat(3),
      maxLength: fc.integer({ min: 2, max: 6 }),
      default: fc.constantFrom("a", ""),
    },
    { requiredKeys: ["type"] },
  ),
  fc
    .constantFrom("email", "uuid", "uri", "date", "date-time", "ipv4", "phone")
    .map((format) => ({ type: "string", format })),
  fc.constantFrom("^[a-z]+$", "^\\d{3}$", "a", "^(?!x).*$", "^\\p{L}$").map((pattern) => ({ type: "string", pattern })),
);

const kinds = fc.constantFrom("number", "integer");
const bounds = fc.integer({ min: -3, max: 6 });

const numbers: fc.Arbitrary<JsonObject> = fc.record(
  {
    type: kinds,
    description: fc.constant("How many."),
    minimum: bounds,
    exclusiveMaximum: bounds.map((bound) => bound + 8),
    multipleOf: fc.constantFrom(1, 2, 5),
    default: fc.constantFrom(0, 3),
  },
  { requiredKeys: ["type"] },
);

/** OpenAPI 3.0 says with a flag that a bound is not among the values. */
const flagNumbers: fc.Arbitrary<JsonObject> = fc.record(
  {
    type: kinds,
    format: fc.constantFrom("int32", "int64", "double"),
    minimum: bounds,
    exclusiveMinimum: fc.boolean(),
    maximum: bounds.map((bound) => bound + 8),
  },
  { requiredKeys: ["type"] },
);

function enums(mixed: boolean): fc.Arbitrary<JsonObject> {
  const texts = fc
    .uniqueArray(fc.constantFrom("a", "b", "red", ""), { minLength: 1, maxLength: 4 })
    .map((values): JsonObject => ({ type: "string", enum: values }));
  if (!mixed) return texts;
  const any = fc.uniqueArray(scalars, { minLength: 1, maxLength: 4 }).map((values): JsonObject => ({ enum: values }));
  return fc.oneof(texts, any);
}
