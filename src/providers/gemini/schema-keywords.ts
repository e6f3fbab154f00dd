import type { IsoDate } from "../../types.ts";

/** The message `Schema` as each host's parser knows it. Dates are those of the public proto; the server may lead by weeks. */

/** How proto JSON reads a value: https://protobuf.dev/programming-guides/json/ */
export type Kind = "string" | "bool" | "int64" | "double" | "value" | "Type" | "Schema";

export interface Field {
  kind: Kind;
  many?: "list" | "map";
  /** First day the field was known; absent: always. */
  since?: IsoDate;
}

/** snake_case name → field. The JSON may spell it in camelCase as well. */
export type Fields = Readonly<Record<string, Field>>;

const one = (kind: Kind, names: string, since?: IsoDate): Record<string, Field> =>
  Object.fromEntries(names.split(" ").map((name) => [name, { kind, ...(since && { since }) }]));

const many = (kind: Kind, holds: "list" | "map", names: string, since?: IsoDate): Record<string, Field> =>
  Object.fromEntries(names.split(" ").map((name) => [name, { kind, many: holds, ...(since && { since }) }]));

/** https://github.com/googleapis/googleapis/blob/master/google/ai/generativelanguage/v1beta/content.proto */
export const geminiFields: Fields = {
  ...one("Type", "type"),
  ...one("string", "format description"),
  ...one("bool", "nullable"),
  ...many("string", "list", "enum required"),
  ...one("Schema", "items"),
  ...many("Schema", "map", "properties"),
  ...one("int64", "min_items max_items", "2024-09-20"),
  // Parsed on 2025-03-01 (gemini-0033), before it was published.
  ...many("Schema", "list", "any_of", "2025-03-01"),
  // Not published: named by an error text, and walked into by another (gemini-0098, gemini-0028).
  ...many("Schema", "list", "one_of all_of", "2025-03-01"),
  ...one("string", "title", "2025-04-28"),
  ...one("value", "default", "2025-04-28"),
  ...one("double", "minimum maximum", "2025-04-28"),
  ...many("string", "list", "property_ordering", "2025-04-28"),
  ...one("value", "example", "2025-08-26"),
  ...one("string", "pattern", "2025-08-26"),
  ...one("int64", "min_length max_length min_properties max_properties", "2025-08-26"),
};

/** https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/openapi.proto */
export const aiplatformFields: Fields = {
  ...one("Type", "type"),
  ...one("string", "format description"),
  ...one("bool", "nullable"),
  ...many("string", "list", "enum required"),
  ...one("Schema", "items"),
  ...many("Schema", "map", "properties"),
  ...one("value", "example"),
  ...one("string", "title pattern", "2024-03-29"),
  ...one("value", "default", "2024-03-29"),
  ...one("double", "minimum maximum", "2024-03-29"),
  ...one("int64", "min_items max_items min_length max_length min_properties max_properties", "2024-03-29"),
  ...many("Schema", "list", "any_of", "2024-09-16"),
  ...many("string", "list", "property_ordering", "2024-09-16"),
  ...one("string", "ref", "2025-04-29"),
  ...many("Schema", "map", "defs", "2025-04-29"),
  ...one("value", "additional_properties", "2025-05-12"),
  // Not published: `allOf` passed (cloud-code-0167), `oneOf` is named by the same error text.
  ...many("Schema", "list", "one_of all_of"),
};

/** The keys of `FunctionDeclaration`: content.proto, tool.proto. */
export const declarationKeys: ReadonlySet<string> = new Set(
  "name description parameters parametersJsonSchema parameters_json_schema response responseJsonSchema response_json_schema behavior".split(
    " ",
  ),
);

/** The members of the enum `Type`; letter case does not matter (cloud-code-0168). */
export const typeNames: ReadonlySet<string> = new Set(
  "TYPE_UNSPECIFIED STRING NUMBER INTEGER BOOLEAN ARRAY OBJECT NULL".split(" "),
);

/** First day the Gemini API knew `NULL`; Vertex takes it, published or not (vertex-0007). */
export const nullTypeSince: IsoDate = "2025-04-28";

/**
 * What `responseJsonSchema` does not list among its keywords, and so does not heed: content.proto, field
 * `response_json_schema`.
 */
export const unheededKeywords: readonly string[] = [
  ..."pattern minLength maxLength exclusiveMinimum exclusiveMaximum multipleOf uniqueItems".split(" "),
  ..."contains minContains maxContains minProperties maxProperties propertyNames patternProperties".split(" "),
  ..."const allOf not if then else dependentRequired dependentSchemas".split(" "),
  ..."unevaluatedProperties unevaluatedItems".split(" "),
];
