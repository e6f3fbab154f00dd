import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparingFaults } from "../../src/fuzz/properties/comparing.ts";
import { fixingFaults } from "../../src/fuzz/properties/fixing.ts";
import { judgingFaults } from "../../src/fuzz/properties/judging.ts";
import { lockingFaults } from "../../src/fuzz/properties/locking.ts";
import { isSent, rewritingFaults } from "../../src/fuzz/properties/rewriting.ts";
import { dialects, type SchemaDialect } from "../../src/fuzz/schemas/dialects.ts";
import { editArbitrary } from "../../src/fuzz/schemas/edit-arbitrary.ts";
import { nearlyValidSchemaArbitrary } from "../../src/fuzz/schemas/nearly-valid.ts";
import { schemaArbitrary } from "../../src/fuzz/schemas/schema-arbitrary.ts";
import { catalogueArbitrary, toolArbitrary } from "../../src/fuzz/schemas/tool-arbitrary.ts";
import { targetText } from "../../src/providers/targets.ts";
import { acceptanceOf } from "../../src/schema/acceptance.ts";
import { schemaValidity } from "../../src/schema/metaschema.ts";
import { strictOf } from "../../src/schema/strict-form.ts";
import type { Target } from "../../src/types.ts";
import { allProviders } from "../cases.ts";
import { runs, seed } from "./runs.ts";

const targets = allProviders.flatMap(({ id, surfaces }) =>
  surfaces.flatMap(({ id: surface, strict }) =>
    (strict === "flag" ? [null, true] : [null]).map(
      (flag): Target => ({ provider: id, surface, strict: flag, asOf: "2026-11-22" }),
    ),
  ),
);
const all: readonly SchemaDialect[] = ["2020-12", "2019-09", "draft-07", "openapi-3.0"];

const drafts = ["2020-12", "2019-09", "draft-07"] as const;

test.each(drafts)("schemas of %s obey their metaschema and compile, and are nothing but JSON", (dialect) => {
  fc.assert(
    fc.property(schemaArbitrary({ dialect }), (schema) => {
      expect(schemaValidity(schema, { dialect })).toBe("valid");
      expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
      expect(acceptanceOf({ $schema: dialects[dialect].uri, ...schema })).toBeDefined();
    }),
    { seed, numRuns: runs(15) },
  );
});

describe.each(all)("schemas of %s", (dialect) => {
  test("are shrunk to the keyword at fault", () => {
    const { counterexample } = fc.check(
      fc.property(schemaArbitrary({ dialect }), (schema) => !JSON.stringify(schema).includes('"uniqueItems":true')),
      { seed, numRuns: 5000 },
    );
    expect(JSON.stringify(counterexample).length).toBeLessThan(200);
  });
});

test("nearly valid schemas mostly break their metaschema", () => {
  const drawn = fc.sample(nearlyValidSchemaArbitrary(), { seed, numRuns: 200 });
  const invalid = drawn.filter((schema) => schemaValidity(schema) === "invalid");
  expect(invalid.length).toBeGreaterThan(100);
});

describe("judging", () => {
  test("never throws, whatever the order of keys and the names of definitions, on any surface", () => {
    const catalogues = catalogueArbitrary({ nearlyValid: true, depth: 2 });
    fc.assert(
      fc.property(catalogues, fc.constantFrom(...targets), fc.boolean(), (drawn, target, asFormats) => {
        const tools = drawn.map((tool) => (asFormats ? { ...tool, role: "format" as const } : tool));
        expect([...judgingFaults(tools, target)], targetText(target)).toEqual([]);
      }),
      { seed, numRuns: runs(50) },
    );
  });

  test("a judge that throws would be found", () => {
    const [target] = targets;
    const inputSchema = { type: "object", properties: {} };
    const tools = [{ name: "t", inputSchema: new Proxy(inputSchema, shy), origin: { source: "test" } }];
    expect(target && [...judgingFaults(tools, target)].map(({ cause }) => cause)).toEqual([
      "throws: nobody may look twice",
    ]);
  });
});

/** A schema that nobody can read. */
const shy: ProxyHandler<object> = {
  ownKeys() {
    throw new Error("nobody may look twice");
  },
  get() {
    throw new Error("nobody may look twice");
  },
};

describe("fixes", () => {
  test("take their finding away, bring no other, and are as safe as they say", () => {
    const tools = toolArbitrary({ nearlyValid: true, depth: 2 });
    fc.assert(
      fc.property(tools, fc.constantFrom(...targets), (tool, target) => {
        expect([...fixingFaults(tool, target)], targetText(target)).toEqual([]);
      }),
      { seed, numRuns: runs(30) },
    );
  });
});

describe("faults that fuzzing found once stay mended", () => {
  const tool = "functionDeclarations.parameters";
  const steps = [
    { type: "integer", multipleOf: 2 },
    { type: "integer", multipleOf: 3 },
  ];

  test.each([
    ["an empty `const` is not offered as an `enum`, which Gemini refuses", "gemini", tool, { const: "" }],
    ["a bound that goes from one branch of `oneOf` may narrow the whole", "gemini", tool, { oneOf: steps }],
    [
      "no object without properties is offered where Gemini refuses it",
      "gemini",
      "responseSchema",
      { required: ["b"] },
    ],
  ])("%s", (_, provider, surface, a) => {
    const role = surface === tool ? {} : ({ role: "format" } as const);
    const inputSchema = { type: "object", properties: { a } };
    const found = { name: "found", inputSchema, ...role, origin: { source: "test" } };
    const target: Target = { provider, surface, strict: null, asOf: "2026-11-22" };
    expect([...fixingFaults(found, target)]).toEqual([]);
  });
});

describe("locks", () => {
  test("do not drift from the tools they were made of, and notice every change", async () => {
    const asked = targets.filter(({ surface }) => ["chat.tools", "tools/list"].includes(surface));
    await fc.assert(
      fc.asyncProperty(catalogueArbitrary({ depth: 1 }), async (tools) => {
        for await (const fault of lockingFaults(tools, asked)) expect(fault).toBeUndefined();
      }),
      { seed, numRuns: runs(3) },
    );
  });
});

describe("strict forms", () => {
  test("take nothing that the schema refuses once the nulls are out", () => {
    let sent = 0;
    fc.assert(
      fc.property(schemaArbitrary({ depth: 2 }), (schema) => {
        if (isSent(strictOf(schema))) sent++;
        expect([...rewritingFaults(schema)]).toEqual([]);
      }),
      { seed, numRuns: runs(100) },
    );
    expect(sent).toBeGreaterThan(0);
  });
});

describe("diff", () => {
  test.each(all)("tells edits of %s as what they are, and its witnesses witness", async (dialect) => {
    await fc.assert(
      fc.asyncProperty(editArbitrary({ dialect, depth: 2 }), async (edited) => {
        expect(await comparingFaults(edited)).toEqual([]);
      }),
      { seed, numRuns: runs(15) },
    );
  });

  test("an edit that is told as another would be found", async () => {
    const before = { type: "object", properties: { a: { type: "string" } } };
    const after = { ...before, required: ["a"] };
    const faults = await comparingFaults({ what: "a lie", before, after, effect: "more" });
    expect(faults.map(({ cause }) => cause)).toEqual(["told as narrowed"]);
  });
});
