import { describe, expect, test } from "vitest";
import { z } from "zod";
import reportSchema from "../../schemas/report.schema.json" with { type: "json" };
import { checkTools } from "../../src/check.ts";
import { checkTenants } from "../../src/check-tenants.ts";
import { UserError } from "../../src/errors.ts";
import { json } from "../../src/report/json.ts";
import { validator } from "../../src/schema/validator.ts";
import { plain } from "../report/examples.ts";

const tool = (name: string, description = name, properties: object = {}) => ({
  name,
  description,
  inputSchema: { type: "object", properties },
});
const targets = ["openai/chat.tools"];
const faulty = tool("list", "Lists.", { tags: { type: "array" } });

test("a tool that many tenants have is judged once, and its finding names them", async () => {
  const tenants = Array.from({ length: 150 }, (_, index) => ({ id: `t${index}`, tools: [structuredClone(faulty)] }));
  const { tools, judgements, findings } = await checkTenants(tenants, { targets });
  expect(tools).toHaveLength(1);
  expect(judgements).toHaveLength(1);
  expect(findings).toMatchObject([{ rule: "openai/array-missing-items", tenants: { count: 150 } }]);
  expect(findings[0]?.tenants?.ids).toHaveLength(100);
});

test("what is said of two variants of a tool is said once, of the tenants of both", async () => {
  const tenants = ["a1b", "c2d"].map((id) => ({ id, tools: [{ ...faulty, description: `Lists ${id}.` }] }));
  const { tools, findings } = await checkTenants(tenants, { targets });
  expect(tools).toHaveLength(2);
  expect(findings).toMatchObject([{ tool: "list", tenants: { count: 2, ids: ["a1b", "c2d"] } }]);
});

test("a tool that a program changes in place is another tool", async () => {
  const shared = tool("a", "One.");
  function* tenants() {
    yield { id: "first", tools: [shared] };
    shared.description = "Two.";
    yield { id: "second", tools: [shared] };
  }
  const { tools } = await checkTenants(tenants(), { targets });
  expect(tools.map(({ description }) => description)).toEqual(["One.", "Two."]);
});

test("each tenant's findings are those of its catalogue alone", async () => {
  const catalogues: Record<string, object[]> = {
    twice: [tool("a"), tool("a", "Another.")],
    once: [tool("a")],
    many: Array.from({ length: 130 }, (_, index) => tool(`t${index}`)),
    faulty: [faulty, tool("a")],
  };
  const tenants = Object.entries(catalogues).map(([id, tools]) => ({ id, tools }));
  for (const target of ["openai", "anthropic", "gemini", "bedrock"]) {
    const together = await checkTenants(tenants, { targets: [target] });
    for (const { id, tools } of tenants) {
      const alone = await checkTenants([{ id, tools }], { targets: [target] });
      const inputs = alone.tenants?.rows[0];
      const whole = checkTools(
        tools.map((each) => ({ ...tool("x"), ...each, origin: { source: "json", wire: "mcp" } })),
        { targets: [target] },
      );
      const rules = new Set(whole.findings.map(({ rule }) => rule));
      const told = together.findings.filter((finding) => finding.tenants?.ids.includes(id));
      expect(new Set(told.map(({ rule }) => rule)), `${id} on ${target}`).toEqual(rules);
      expect(inputs?.refusedBy.length ?? 0, `${id} on ${target}`).toBe(
        whole.judgements.filter(({ verdict }) => verdict === "reject").length,
      );
    }
  }
});

test("tools may be made, be a library's objects, a request, or a file's", async () => {
  const tenants = async function* () {
    yield { id: "made", tools: async () => [tool("a")] };
    yield { id: "zod", tools: { a: { description: "a", inputSchema: z.object({}), execute: async () => 1 } } };
    yield { id: "request", tools: { tools: [{ type: "function", function: { name: "a", parameters: {} } }] } };
    yield { id: "file", inputs: ["fixtures/tools/hand-written/travel.openai.json"] };
    yield { id: "none", tools: [] };
  };
  const { failures, tenants: told } = await checkTenants(tenants, { targets });
  expect(failures).toEqual([]);
  expect(told?.rows.map(({ id, tools }) => [id, tools > 0])).toEqual([
    ["made", true],
    ["zod", true],
    ["request", true],
    ["file", true],
    ["none", false],
  ]);
});

describe("what cannot be used is told by the tenant", () => {
  test.each([
    [
      "throws",
      () => {
        throw new Error("no database");
      },
      "tenant `bad`: no database",
    ],
    ["is no catalogue", { a: 1 }, "tenant `bad`: no tools found"],
    ["has an entry that is no tool", [{ price: 3 }], "tenant `bad`: cannot be judged as a tool"],
  ])("%s", async (_, tools, message) => {
    const { failures } = await checkTenants(
      [
        { id: "good", tools: [tool("a")] },
        { id: "bad", tools },
      ],
      { targets },
    );
    expect(failures.map((failure) => failure.message).join()).toContain(message);
  });

  test.each([
    [
      "the same id twice",
      [
        { id: "a", tools: [] },
        { id: "a", tools: [] },
      ],
      "two tenants have the id `a`",
    ],
    ["neither tools nor inputs", [{ id: "a" }], "tenants[0] (`a`) is no tenant"],
    ["none at all", [], "there are no tenants"],
  ])("%s", async (_, tenants, message) => {
    const error: unknown = await checkTenants(tenants, { targets }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message });
  });
});

test("the tools that all tenants have come first where a cache is to share them", async () => {
  const own = (id: string) => tool("own", `For ${id}.`);
  const tenants = ["a1", "b2", "c3"].map((id) => ({ id, tools: [tool("x"), own(id), tool("y"), tool("z")] }));
  const { tenants: told } = await checkTenants([...tenants, { id: "d4", tools: [tool("x"), tool("z")] }], { targets });
  expect(told?.prefix).toMatchObject({
    tools: 1,
    breaksAt: { index: 1, variants: [{ tenants: 1 }, { tenants: 1 }, { tenants: 1 }, { tool: "z", tenants: 1 }] },
    possible: { order: ["x", "z"] },
  });
  expect(told?.prefix.possible.tokens).toBe(2 * (told?.prefix.tokens ?? 0));
  const sum = told?.rows.reduce((total, { tokens }) => total + tokens, 0);
  expect(told?.tokens.total).toBe(sum);
});

test("catalogues that are all the same share the whole block", async () => {
  const { tenants } = await checkTenants(
    ["a1", "b2"].map((id) => ({ id, tools: [tool("x")] })),
    { targets },
  );
  expect(tenants).toMatchObject({ catalogues: 1, prefix: { tools: 1, breaksAt: null } });
});

test("a budget is held for each tenant, and each tool", async () => {
  const tenants = [
    { id: "small", tools: [tool("a")] },
    { id: "large", tools: ["a", "b", "c", "d"].map((name) => tool(name)) },
    { id: "dear", tools: [tool("e", "word ".repeat(200))] },
  ];
  const { findings } = await checkTenants(tenants, { targets, budget: { total: 60, perTool: 100, tools: 3 } });
  expect(findings.map(({ rule, tenants: told }) => `${rule} ${told?.ids}`)).toEqual([
    "budget/per-tool dear",
    "budget/total dear",
    "budget/tools large",
  ]);
});

test("the model's choice of a tenant is looked for, unless the config says no", async () => {
  const tenants = [{ id: "a1", tools: [tool("a", "A.", { tenant_id: { type: "string" } })] }];
  const rules = async (hygiene: object) =>
    (await checkTenants(tenants, { targets, ...hygiene })).findings.map(({ rule }) => rule);
  expect(await rules({})).toEqual(["hygiene/tenant-parameter"]);
  expect(await rules({ hygiene: { tenantParameters: false } })).toEqual([]);
});

test("the report of tenants obeys its schema", async () => {
  const faultsOf = await validator(reportSchema);
  const report = await checkTenants([
    { id: "a1", tools: [faulty] },
    { id: "b2", tools: [tool("a")] },
  ]);
  expect(faultsOf(JSON.parse(json(report, plain)))).toEqual([]);
});
