import * as fc from "fast-check";
import type { JsonObject, Tool } from "../../types.ts";
import { dialects, type SchemaDialect } from "./dialects.ts";
import { nearlyValidSchemaArbitrary } from "./nearly-valid.ts";
import { schemaArbitrary } from "./schema-arbitrary.ts";

export interface ToolOptions {
  /** Any of them unless told. */
  dialect?: SchemaDialect;
  depth?: number;
  /** Are names, descriptions and schemas to be faulty now and then? False unless told. */
  nearlyValid?: boolean;
}

const soundNames = ["search", "add_note", "get-weather", "fetchPage", "x", "list_all_of_the_open_invoices"] as const;
const faultyNames = [
  "",
  "a b",
  "a.b",
  "_",
  "1st",
  "naïve",
  "a".repeat(65),
  "a".repeat(200),
  "mcp:tool",
  "$ref",
  "工具",
];

/** Draws whole tools: name, description, schema, and the strict flag. */
export function toolArbitrary(options: ToolOptions = {}): fc.Arbitrary<Tool> {
  const { nearlyValid = false } = options;
  const sound = fc.constantFrom<string>(...soundNames);
  const name = nearlyValid
    ? fc.oneof({ weight: 5, arbitrary: sound }, { weight: 1, arbitrary: fc.constantFrom(...faultyNames) })
    : sound;
  const description = fc.constantFrom("Finds things.", "", "Ä “b” \\ c", ...(nearlyValid ? ["x".repeat(1100)] : []));
  const given = {
    name,
    description,
    inputSchema: argumentsOf(options),
    strict: fc.boolean(),
    origin: fc.constant({ source: "fuzz" }),
  };
  return fc.record(given, { requiredKeys: ["name", "inputSchema", "origin"] });
}

/** Draws catalogues of up to five tools, no two of one name unless they may be nearly valid. */
export function catalogueArbitrary(options: ToolOptions = {}): fc.Arbitrary<Tool[]> {
  const tools = toolArbitrary(options);
  const alike = fc.array(tools, { minLength: 1, maxLength: 5 });
  const distinct = fc.uniqueArray(tools, { minLength: 1, maxLength: 5, selector: ({ name }) => name });
  return options.nearlyValid ? fc.oneof({ weight: 9, arbitrary: distinct }, { weight: 1, arbitrary: alike }) : distinct;
}

function argumentsOf({ dialect, depth = 3, nearlyValid = false }: ToolOptions): fc.Arbitrary<JsonObject> {
  const ofDialect = (each: SchemaDialect) =>
    nearlyValid
      ? fc.oneof(schemaArbitrary({ dialect: each, depth }), nearlyValidSchemaArbitrary({ dialect: each, depth }))
      : schemaArbitrary({ dialect: each, depth });
  if (dialect !== undefined) return ofDialect(dialect);
  const all: readonly SchemaDialect[] = ["2020-12", "draft-07", "2019-09", "openapi-3.0"];
  return fc.oneof(...all.filter((each) => each in dialects).map(ofDialect));
}
