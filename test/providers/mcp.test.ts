import { describe, expect, test } from "vitest";
import { judge } from "../../src/judge/judge.ts";
import { mcp } from "../../src/providers/mcp/index.ts";
import type { IsoDate, JsonObject, Tool } from "../../src/types.ts";

const object = { type: "object" };
const header = (schema: JsonObject) => ({ ...object, properties: { a: schema } });

function listed(tools: readonly Partial<Tool>[], request: JsonObject = {}, asOf: IsoDate = "2026-11-21") {
  const named = tools.map((tool, index): Tool => ({ name: `tool_${index}`, origin: { source: "test" }, ...tool }));
  return judge(named, { provider: "mcp", surface: "tools/list", strict: null, asOf, request }, mcp);
}

function rulesBroken(tool: Partial<Tool>, request: JsonObject = {}, asOf?: IsoDate): string[] {
  return listed([tool], request, asOf).findings.map(({ rule }) => rule);
}

describe("a tool is judged by the revision that is asked for, whatever the day", () => {
  const tuple = { ...object, properties: { a: { type: "array", items: [{ type: "string" }] } } };
  const remote = { ...object, properties: { a: { $ref: "https://example.com/a.json" } } };
  test.each<[string, Partial<Tool>, string[]]>([
    ["2024-11-05", { inputSchema: object, outputSchema: { type: "array" } }, []],
    ["2024-11-05", { inputSchema: { ...object, required: null } }, ["mcp/root-members"]],
    ["2024-11-05", { inputSchema: tuple }, []],
    ["2025-03-26", { inputSchema: { ...object, properties: { a: true } } }, ["mcp/property-schema-boolean"]],
    ["2025-06-18", { inputSchema: object, outputSchema: { type: "array" } }, ["mcp/output-schema-root"]],
    ["2025-11-25", { inputSchema: { ...object, required: null } }, ["mcp/dialect"]],
    ["2025-11-25", { inputSchema: tuple }, ["mcp/dialect"]],
    ["2025-11-25", { inputSchema: { $schema: "http://json-schema.org/draft-07/schema#", ...tuple } }, []],
    ["2025-11-25", { inputSchema: { $schema: "https://example.com/mine", ...tuple } }, []],
    ["2025-11-25", { inputSchema: remote }, []],
    ["2026-07-28", { inputSchema: remote }, ["mcp/ref-remote"]],
    ["2026-07-28", { inputSchema: { ...object, properties: { a: true } }, outputSchema: { type: "array" } }, []],
    ["2026-07-28", { inputSchema: { ...object, anyOf: [{ required: ["a"] }] } }, []],
  ])("%s %j", (specVersion, tool, broken) => {
    expect(rulesBroken(tool, { specVersion })).toEqual(broken);
    expect(rulesBroken(tool, {}, specVersion as IsoDate)).toEqual(broken);
  });
});

test("the newest revision that was out on the day is meant where none is asked for", () => {
  const tool = { inputSchema: object, outputSchema: { type: "array" } };
  expect(rulesBroken(tool, {}, "2026-07-27")).toEqual(["mcp/output-schema-root"]);
  expect(rulesBroken(tool, {}, "2026-07-28")).toEqual([]);
});

test.each([[undefined], [null], ["{}"], [[]], [true]])("an inputSchema must be an object: %j", (inputSchema) => {
  expect(rulesBroken({ inputSchema })).toEqual(["mcp/input-schema-null"]);
});

test("the answer is the list without the tools at fault; nothing is sent and nothing said", () => {
  const good = { name: "good", inputSchema: object };
  const { answer, verdict } = listed([{ inputSchema: {} }, good, { inputSchema: { type: "string" } }]);
  expect(verdict).toBe("reject");
  expect(answer).toEqual({
    status: 0,
    headers: {},
    body: { tools: [{ name: "good", inputSchema: object }] },
    message: null,
  });
});

describe("a reference", () => {
  test.each([
    ["to an embedded resource is not remote", "https://example.com/x.json#/$defs/Y"],
    ["to an embedded resource may be relative", "x.json"],
    ["to a metaschema is not remote", "https://json-schema.org/draft/2020-12/schema"],
    ["into the document is not remote", "#/$defs/X"],
  ])("%s", (_claim, $ref) => {
    const $defs = { X: { $id: "x.json", type: "string" } };
    const inputSchema = { $id: "https://example.com/root.json", ...object, properties: { a: { $ref } }, $defs };
    expect(rulesBroken({ inputSchema })).toEqual([]);
  });

  test("is the keyword, not a property of that name", () => {
    expect(rulesBroken({ inputSchema: { ...object, properties: { $ref: { type: "string" } } } })).toEqual([]);
  });
});

describe("x-mcp-header", () => {
  test.each<[string, unknown, string[]]>([
    ["may stand on a nullable string", header({ type: ["string", "null"], "x-mcp-header": "A" }), []],
    ["may stand on a nested property", header(header({ type: "integer", "x-mcp-header": "A" })), []],
    ["must not be a number", header({ type: "string", "x-mcp-header": 5 }), ["mcp/x-mcp-header-token"]],
    ["must have no colon", header({ type: "string", "x-mcp-header": "A:B" }), ["mcp/x-mcp-header-token"]],
    ["must not stand on null", header({ type: "null", "x-mcp-header": "A" }), ["mcp/x-mcp-header-type"]],
    [
      "must not stand on the root",
      { ...object, "x-mcp-header": "A" },
      ["mcp/x-mcp-header-type", "mcp/x-mcp-header-reachable"],
    ],
    [
      "must not stand below a condition",
      // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
      { ...object, then: header({ type: "string", "x-mcp-header": "A" }) },
      ["mcp/x-mcp-header-reachable"],
    ],
    ["may be the name of a property", { ...object, properties: { "x-mcp-header": { type: "number" } } }, []],
  ])("%s", (_claim, inputSchema, broken) => {
    expect(rulesBroken({ inputSchema })).toEqual(broken);
    expect(rulesBroken({ inputSchema }, { transport: "stdio" })).toEqual([]);
    expect(rulesBroken({ inputSchema }, { specVersion: "2025-11-25" })).toEqual([]);
  });

  test("on a parameter without a type is doubted, not refused", () => {
    const { verdict, findings } = listed([{ inputSchema: header({ enum: ["a"], "x-mcp-header": "A" }) }]);
    expect(verdict).toBe("ignored");
    expect(findings).toMatchObject([{ rule: "mcp/x-mcp-header-type", grade: "inferred", severity: "note" }]);
  });

  test("is removed by its fix, wherever the finding points", () => {
    const inputSchema = header({ type: "array", items: { type: "string", "x-mcp-header": "" } });
    const fixes = listed([{ inputSchema }]).findings.flatMap((finding) => finding.fixes.flatMap(({ edits }) => edits));
    const remove = { op: "remove", path: "/properties/a/items/x-mcp-header" };
    expect(fixes).toEqual([remove, remove]);
  });

  test("of two tools may be the same, and judging a schema twice changes nothing", () => {
    const inputSchema = header({ type: "string", "x-mcp-header": "A" });
    expect(listed([{ inputSchema }, { inputSchema }]).verdict).toBe("accept");
    expect(listed([{ inputSchema }]).verdict).toBe("accept");
  });
});
