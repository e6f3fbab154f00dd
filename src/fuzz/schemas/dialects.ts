/** What schemas are written in: three drafts of JSON Schema, and OpenAPI 3.0's own subset of an older one. */
export type SchemaDialect = "draft-07" | "2019-09" | "2020-12" | "openapi-3.0";

/** What a dialect has of its own. */
export interface DialectWords {
  /** The value of `$schema`; absent where the dialect has none. */
  uri?: string;
  /** Where definitions stand; absent where a schema by itself can hold none. */
  definitions?: "$defs" | "definitions";
  tuple?: "prefixItems" | "items";
  dependencies?: "dependentRequired" | "dependencies";
  /** `type: ["string", "null"]`, `const`, boolean schemas, `if`, `contains`, …; else `nullable` and no more. */
  isJsonSchema: boolean;
  /** `exclusiveMinimum` is a flag beside `minimum`. */
  hasFlagBounds: boolean;
}

/** https://json-schema.org/specification-links and https://spec.openapis.org/oas/v3.0.3#schema-object */
export const dialects: Readonly<Record<SchemaDialect, DialectWords>> = {
  "draft-07": {
    uri: "http://json-schema.org/draft-07/schema#",
    definitions: "definitions",
    tuple: "items",
    dependencies: "dependencies",
    isJsonSchema: true,
    hasFlagBounds: false,
  },
  "2019-09": {
    uri: "https://json-schema.org/draft/2019-09/schema",
    definitions: "$defs",
    tuple: "items",
    dependencies: "dependentRequired",
    isJsonSchema: true,
    hasFlagBounds: false,
  },
  "2020-12": {
    uri: "https://json-schema.org/draft/2020-12/schema",
    definitions: "$defs",
    tuple: "prefixItems",
    dependencies: "dependentRequired",
    isJsonSchema: true,
    hasFlagBounds: false,
  },
  "openapi-3.0": { isJsonSchema: false, hasFlagBounds: true },
};
