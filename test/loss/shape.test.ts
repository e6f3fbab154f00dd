import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lossRules, misnamedLosses, shapeLosses } from "../../src/loss/index.ts";
import { allCases } from "../cases.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/incidents/", import.meta.url));
const object = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const rules = (schema: unknown) => shapeLosses(schema).map(({ rule, pointer }) => `${rule} ${pointer}`.trimEnd());

/** What each library writes when its object is taken for JSON, cut to the members that matter. */
const serialised: Record<string, unknown> = {
  "zod 3": { _def: { unknownKeys: "strip", typeName: "ZodObject" }, "~standard": { version: 1, vendor: "zod" } },
  "zod 4": { def: { type: "object", shape: { city: { def: { type: "string" }, type: "string" } } }, type: "object" },
  valibot: { kind: "schema", type: "object", expects: "Object", async: false, entries: {} },
  arktype: { required: [{ key: "city", value: "string" }], domain: "object" },
  effect: { "~effect/Schema": "~effect/Schema", _tag: "Objects", propertySignatures: [] },
  "io-ts": { name: "{ city: string }", props: { city: { name: "string" } }, _tag: "InterfaceType" },
  yup: { type: "object", transforms: [], spec: { strip: false }, fields: { city: { type: "string" } } },
  joi: { type: "object", $_terms: { keys: [] }, _flags: {} },
  "a Standard Schema library": { "~standard": { version: 1, vendor: "someone" } },
};

describe("a library's object in place of a schema", () => {
  test.each(Object.entries(serialised))("of %s is told at the root", (library, schema) => {
    expect(shapeLosses(schema)).toMatchObject([{ rule: "loss/library-internals", pointer: "", args: { library } }]);
  });

  test.each(Object.entries(serialised))("of %s is told where a property should be", (_, schema) => {
    expect(rules({ type: "object", properties: { city: schema } })).toEqual([
      "loss/library-internals /properties/city",
    ]);
  });

  test("is told once, where it begins", () => {
    const tool = JSON.parse(readFileSync(`${fixtures}n8n-25276-vector-store/after.json`, "utf8"))[0];
    expect(rules(tool.inputSchema)).toEqual(["loss/library-internals /default"]);
  });

  test("is not seen in the name of a property", () => {
    const properties = { _def: { type: "string" }, spec: { type: "object" }, "~standard": { type: "string" } };
    expect(rules({ type: "object", properties })).toEqual([]);
  });
});

describe("a schema that says nothing", () => {
  test.each([
    [{}],
    [{ $schema: "http://json-schema.org/draft-07/schema#" }],
    [{ title: "Args", description: "What to do" }],
    [{ properties: {}, additionalProperties: false }],
    [{ type: null, properties: null }],
    [{ success: true, data: "x" }],
    [{ allOf: [{}] }],
    [{ anyOf: [{ description: "either" }, {}] }],
  ])("%j has lost everything", (schema) => {
    expect(rules(schema)).toEqual(["loss/empty-schema"]);
  });

  test.each([
    [{ type: "object" }],
    [{ type: "object", properties: {} }],
    [{ type: "object", additionalProperties: false }],
    [{ type: "OBJECT", properties: {} }],
    [undefined],
    [true],
  ])("%j takes no arguments, or is another rule's matter", (schema) => {
    expect(rules(schema)).toEqual([]);
  });
});

test.each([
  [{ jsonSchema: object }, "loss/wrapped-schema /jsonSchema"],
  [{ name: "args", strict: true, schema: object }, "loss/wrapped-schema /schema"],
  [{ type: "object", json: object }, "loss/wrapped-schema /json"],
  [{ type: "function", function: { name: "t", parameters: object } }, "loss/wrapped-schema /function/parameters"],
  [
    { $schema: "http://json-schema.org/draft-07/schema#", definitions: { Args: object } },
    "loss/stranded-definitions /definitions",
  ],
  [{ type: "object", properties: {}, $defs: { Args: object } }, "loss/stranded-definitions /$defs"],
  [
    { type: "object", $defs: { Args: { properties: { next: { $ref: "#/$defs/Args" } } } } },
    "loss/stranded-definitions /$defs",
  ],
  [{ type: "array", items: { $ref: "#/$defs/Args" }, $defs: { Args: object } }, "loss/scalar-root /type"],
  [{ type: "object", properties: {}, required: ["city"] }, "loss/lost-properties"],
  [{ ...object, required: ["city", "days"] }, "loss/undeclared-required /required"],
  [{ type: "None" }, "loss/scalar-root /type"],
  [{ type: "array", items: object }, "loss/scalar-root /type"],
  [{ city: { type: "string" }, days: { type: ["integer", "null"] } }, "loss/misplaced-properties"],
  [{ type: "object", keys: { city: { type: "string" } } }, "loss/misplaced-properties /keys"],
  [{ type: "object", properties: { ...object } }, "loss/schema-of-schema /properties"],
  [
    { type: "object", properties: { type: { const: "object" }, properties: { type: "object" } } },
    "loss/schema-of-schema /properties",
  ],
  [{ type: "string" }, "loss/scalar-root /type"],
  [{ type: "object", properties: { a: {}, b: {} } }, "loss/untyped-properties /properties"],
  [{ type: "object", properties: { tableName: {} } }, "loss/untyped-properties /properties"],
  [
    { type: "object", properties: { a: { description: "A" }, b: { title: "B" } } },
    "loss/untyped-properties /properties",
  ],
  [
    { type: "object", properties: { city: object, in: { type: "object", properties: { a: {}, b: {} } } } },
    "loss/untyped-properties /properties/in/properties",
  ],
  [{ $ref: "#/$defs/A", $defs: { A: object } }, "loss/root-ref /$ref"],
  [{ type: "object", properties: { a: { $ref: "#/$defs/Gone" } } }, "loss/dangling-ref /properties/a/$ref"],
  [{ type: "object", properties: { city: object, to: { $ref: "1/city" } } }, "loss/dangling-ref /properties/to/$ref"],
  [{ type: "object", properties: { a: { $ref: "Gone" } } }, "loss/dangling-ref /properties/a/$ref"],
])("%j has lost its shape: %s", (schema, loss) => {
  expect(rules(schema)).toEqual([loss]);
});

test.each([
  ["a graph's entity", { type: "object", properties: { id: {}, type: { type: "string" }, properties: {} } }],
  ["a value of any type among others", { type: "object", properties: { key: { type: "string" }, value: {} } }],
  [
    "a recursive root",
    { $ref: "#/$defs/N", $defs: { N: { type: "object", properties: { n: { $ref: "#/$defs/N" } } } } },
  ],
  ["a reference into the properties", { type: "object", properties: { a: object, b: { $ref: "#/properties/a" } } }],
  ["an anchor", { type: "object", properties: { a: { $ref: "#n" } }, $defs: { N: { $anchor: "n", type: "string" } } }],
  ["TypeBox's recursion", { $id: "T0", type: "object", properties: { child: { $ref: "T0" } } }],
  ["another document", { type: "object", properties: { a: { $ref: "https://example.com/a.json" } } }],
  ["a definition that is used", { type: "object", properties: { a: { $ref: "#/$defs/A" } }, $defs: { A: object } }],
  ["a definition beside properties", { ...object, $defs: { Unused: object } }],
  ["a branch that requires what is declared around it", { ...object, anyOf: [{ properties: {}, required: ["city"] }] }],
  ["a required key of a map", { type: "object", properties: {}, required: ["city"], additionalProperties: object }],
  ["a union at the root", { anyOf: [object, object] }],
  ["a private keyword", { ...object, "x-order": { city: { type: "string" } } }],
])("%s is no loss", (_, schema) => {
  expect(rules(schema)).toEqual([]);
});

describe("a constraint in the description", () => {
  const of = (description: string, rest: object = {}) =>
    shapeLosses({ type: "object", properties: { a: { type: "string", description, ...rest } } });

  test.each([
    ['Name\n\n{minLength: 2, pattern: "^a"}', "minLength, pattern"],
    ["Name (minLength=2, format=email)", "minLength, format"],
    ['Name\n{"minLength":2}', "minLength"],
    ["Name\nconstraints: minimum length 2, a valid email", "minimum length 2, a valid email"],
  ])("%j was moved there by an SDK", (description, what) => {
    expect(of(description)).toMatchObject([{ rule: "loss/moved-to-prose", severity: "note", args: { what } }]);
  });

  test.each([
    ["A date (format: YYYY-MM-DD)"],
    ["Use {name: value}"],
    ["A list (default: 10)"],
  ])("%j was written by a person", (description) => expect(of(description)).toEqual([]));

  test("is no loss beside the keyword", () => {
    expect(of("Name (minLength=2)", { minLength: 2 })).toEqual([]);
  });
});

test("a format may be a list, or a text", () => {
  expect(shapeLosses({ type: "STRING", enum: ["a"] }, "format")).toEqual([]);
  expect(shapeLosses({ type: "array", items: object }, "format")).toEqual([]);
});

test("of a fault in every node a hundred are told, and that there are more, in a moment", () => {
  const deep: Record<string, unknown> = {};
  let at = deep;
  for (let level = 0; level < 100; level += 1) at = at.items = {} as Record<string, unknown>;
  at.anyOf = Array.from({ length: 20_000 }, (_, index) => ({ $ref: `#/$defs/gone-${index}` }));
  const started = performance.now();
  const losses = shapeLosses({ type: "object", properties: { deep } });
  expect(losses).toHaveLength(101);
  expect(losses.at(-1)?.why).toContain("the first 100 places");
  expect(performance.now() - started).toBeLessThan(1000);
});

describe("a schema under a key of another SDK or major", () => {
  test.each(["schema", "args", "parametersJsonSchema", "input"])("%s is told", (key) => {
    expect(misnamedLosses({ extras: { [key]: object } })).toMatchObject([
      { rule: "loss/misnamed-schema", args: { key } },
    ]);
  });

  test.each([
    ["what a tool gives back", { extras: { response: object } }],
    ["what stands beside a schema", { inputSchema: { type: "object" }, extras: { schema: object } }],
    ["no schema at all", { extras: { cache_control: { type: "ephemeral" } } }],
  ])("%s is none", (_, tool) => expect(misnamedLosses(tool)).toEqual([]));
});

test("a hostile schema is read to its end", () => {
  const deep: Record<string, unknown> = {};
  for (let at = deep, level = 0; level < 5000; level += 1) at = at.items = { type: "array" } as Record<string, unknown>;
  expect(rules({ type: "object", properties: { deep, proto: JSON.parse('{"__proto__": {"_def": {}}}') } })).toEqual([
    "loss/library-internals /properties/proto/__proto__",
  ]);
});

test("no provider's accepted tool is said to have lost anything but what it points at or tells in prose", () => {
  const tools = allCases.filter(({ verdict }) => verdict === "accept").flatMap(({ tools = [] }) => tools);
  const told = tools.flatMap(({ inputSchema }) => shapeLosses(inputSchema));
  expect(tools.length).toBeGreaterThan(200);
  expect(told.filter(({ severity }) => severity === "error")).toEqual([]);
  expect([...new Set(told.map(({ rule }) => rule))].sort()).toEqual(["loss/dangling-ref", "loss/moved-to-prose"]);
});

test("every rule has a name of its own, and words", () => {
  expect(new Set(lossRules.map(({ name }) => name)).size).toBe(lossRules.length);
  for (const rule of lossRules) expect(Object.values(rule)).not.toContain("");
});
