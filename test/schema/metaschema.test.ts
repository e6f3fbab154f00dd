import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { pythonFormats } from "../../src/python/formats.ts";
import { type Dialect, dialectOf } from "../../src/schema/dialect.ts";
import { isObject } from "../../src/schema/json.ts";
import { metaschemaDocument, metaschemaUri, schemaFaults, schemaValidity } from "../../src/schema/metaschema.ts";
import { keywords } from "../../src/schema/metaschema-keywords.ts";
import { maxDepth, walk } from "../../src/schema/walk.ts";
import { rowsOf } from "../python/table.ts";

const dialects: readonly Dialect[] = ["2020-12", "2019-09", "draft-07", "draft-06"];

/** The metaschema and the vocabularies it refers to. */
function documentsOf(dialect: Dialect) {
  const root = metaschemaUri(dialect);
  const parts = Object.values(Object(metaschemaDocument(root)?.allOf)).map(
    (part) => new URL(Object(part).$ref, root).href,
  );
  return [root, ...parts].map((uri) => metaschemaDocument(uri) ?? expect.unreachable(uri));
}

/** A second opinion. */
function ajvFor(dialect: Dialect, formats: typeof pythonFormats | undefined) {
  const AjvOf = { "2020-12": Ajv2020, "2019-09": Ajv2019, "draft-07": Ajv, "draft-06": Ajv }[dialect];
  const validateFormats = formats !== undefined;
  const ajv = new AjvOf({
    meta: false,
    strict: false,
    validateSchema: false,
    validateFormats,
    formats: { ...formats },
  });
  ajv.addSchema(documentsOf(dialect));
  return ajv.getSchema(metaschemaUri(dialect)) ?? expect.unreachable(dialect);
}

/** Schemas with a value under a keyword that it was not written for: mostly wrong, always the same. */
function mutated(dialect: Dialect, count: number): unknown[] {
  const schemas = rowsOf<{ schema: unknown }, unknown>("metaschema").flatMap(({ input: { schema } }) =>
    isObject(schema) ? [schema] : [],
  );
  const values = schemas.flatMap((schema) => Object.values(schema).map((value: unknown) => ({ value })));
  const names = documentsOf(dialect).flatMap((document) => Object.keys(Object(document.properties)));
  let seed = 1;
  const pick = <T>(from: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647;
    return from[seed % from.length] ?? expect.unreachable("nothing to pick from");
  };
  return Array.from({ length: count }, () => {
    const schema = { ...pick([{}, { type: "object" }, pick(schemas)]), [pick(names)]: pick(values).value };
    const under = pick(["properties", "definitions", "dependencies", "dependentSchemas", "patternProperties"]);
    return pick([schema, { [under]: { a: schema } }, { items: schema }, { anyOf: [{}, schema] }, { items: [schema] }]);
  });
}

describe.each(dialects)("the metaschema of %s", (dialect) => {
  test("is written in keywords that are known", () => {
    const silent = ["$schema", "$id", "$vocabulary", "$dynamicAnchor", "$recursiveAnchor", "$comment", "$defs"];
    const annotations = ["definitions", "title", "description", "default", "deprecated", "format"];
    const known = new Set([...Object.keys(keywords), ...silent, ...annotations]);
    const used = documentsOf(dialect).flatMap((document) =>
      [...walk(document)].flatMap((at) => Object.keys(at.schema)),
    );
    expect([...new Set(used)].filter((keyword) => !known.has(keyword))).toEqual([]);
  });

  test.each([
    ["with Python's formats", pythonFormats],
    ["without formats", undefined],
  ])("is obeyed where ajv says so, and there are no faults, %s", (_, formats) => {
    const options = formats ? { dialect, formats } : { dialect };
    const judge = ajvFor(dialect, formats);
    const schemas = mutated(dialect, 2_000);
    const valid = schemas.filter((schema) => judge(schema));
    expect(valid.length).toBeGreaterThan(100);
    expect(schemas.filter((schema) => schemaValidity(schema, options) === "valid")).toEqual(valid);
    expect(schemas.filter((schema) => schemaFaults(schema, options).length === 0)).toEqual(valid);
  });
});

test("the first fault is the first of all faults", () => {
  for (const schema of mutated("2020-12", 500)) {
    expect(schemaFaults(schema, { first: true })).toEqual(schemaFaults(schema).slice(0, 1));
  }
});

test("a schema is an object or a boolean", () => {
  expect([{}, true, false, null, 1, "object", []].map((schema) => schemaValidity(schema))).toEqual([
    ...["valid", "valid", "valid"],
    ...["invalid", "invalid", "invalid", "invalid"],
  ]);
});

test("an empty enum obeys every draft, as Python has them", () => {
  for (const dialect of dialects) expect(schemaValidity({ enum: [] }, { dialect })).toBe("valid");
});

describe("a schema that nests", () => {
  const nested = (depth: number): unknown => {
    let schema: unknown = { pattern: `${"(".repeat(200)}${")".repeat(200)}`, type: "any" };
    for (let level = 0; level < depth; level++) schema = level % 2 ? { properties: { a: schema } } : { items: schema };
    return schema;
  };

  test("as deep as a walk goes is judged to its end", () => {
    const schema = nested(maxDepth);
    expect(schemaValidity(schema, { formats: pythonFormats })).toBe("invalid");
    expect(schemaFaults(schema, { formats: pythonFormats }).map((fault) => fault.instance)).toEqual(["any"]);
  });

  test("deeper, or in itself, is too deep", () => {
    const cycle: Record<string, unknown> = { type: "object" };
    cycle.properties = { a: cycle, b: cycle };
    expect([nested(maxDepth + 1), nested(10_000), cycle].map((schema) => schemaValidity(schema))).toEqual([
      ...["too-deep", "too-deep", "too-deep"],
    ]);
    for (const dialect of dialects) expect(schemaFaults({ items: cycle }, { dialect })).toEqual([]);
  });
});

test.each([
  ["https://json-schema.org/draft/2020-12/schema", "2020-12"],
  ["https://json-schema.org/draft/2019-09/schema#", "2019-09"],
  ["http://json-schema.org/draft-07/schema#", "draft-07"],
  ["https://json-schema.org/draft-07/schema", "draft-07"],
  ["http://json-schema.org/draft-06/schema#", "draft-06"],
  ["http://json-schema.org/draft-04/schema#", "unknown"],
  ["https://example.com/draft-07/schema#", "unknown"],
  [7, undefined],
  [undefined, undefined],
])("$schema %s is of dialect %s", ($schema, dialect) => {
  expect(dialectOf({ $schema })).toBe(dialect);
});
