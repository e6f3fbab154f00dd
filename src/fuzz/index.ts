/** drycall/fuzz: types, values and near misses as fast-check arbitraries; generators of JSON Schema, and what must hold of them. */

export { fromStrict, strictOf } from "../schema/strict-form.ts";
export { type Failure, keyOf } from "./failure.ts";
export { type FuzzOptions, type FuzzReport, fuzz } from "./fuzz.ts";
export type { Gap, Generator, Libraries, Loaded, Parsed, Side } from "./generator.ts";
export { generators } from "./generators/index.ts";
export { holds } from "./holds.ts";
export { librariesIn } from "./installed.ts";
export { type LoadedGenerators, loadGenerators } from "./load.ts";
export { type Miss, missesOf, nearMissesOf } from "./misses.ts";
export { plainSchema } from "./plain-schema.ts";
export { comparingFaults } from "./properties/comparing.ts";
export { fixingFaults } from "./properties/fixing.ts";
export { properties } from "./properties/index.ts";
export { judgingFaults } from "./properties/judging.ts";
export { lockingFaults } from "./properties/locking.ts";
export { rewritingFaults } from "./properties/rewriting.ts";
export type { Property, Violation } from "./property.ts";
export type { SchemaDialect } from "./schemas/dialects.ts";
export { type Edited, editArbitrary } from "./schemas/edit-arbitrary.ts";
export { nearlyValidSchemaArbitrary } from "./schemas/nearly-valid.ts";
export { type SchemaOptions, schemaArbitrary } from "./schemas/schema-arbitrary.ts";
export { catalogueArbitrary, type ToolOptions, toolArbitrary } from "./schemas/tool-arbitrary.ts";
export { smallerTypes } from "./smaller.ts";
export { sizeOf, type Type } from "./type.ts";
export { typeArbitrary } from "./type-arbitrary.ts";
export type { TypeOptions } from "./type-draw.ts";
export { valuesOf } from "./values.ts";
