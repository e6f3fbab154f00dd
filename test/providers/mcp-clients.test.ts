import { ListToolsResultSchema } from "@modelcontextprotocol/sdk/types.js";
import { describe, expect, test } from "vitest";
import { judge } from "../../src/judge/judge.ts";
import { providerOf } from "../../src/providers/index.ts";
import type { IsoDate, JsonObject, Tool } from "../../src/types.ts";

const object = { type: "object" };

function listed(
  client: string,
  tools: readonly Partial<Tool>[],
  asOf: IsoDate = "2026-11-21",
  request: JsonObject = {},
) {
  const provider = providerOf(`mcp-client-${client}`);
  if (!provider) throw new Error(`no client ${client}`);
  const whole = tools.map((tool): Tool => ({ name: "t", inputSchema: object, origin: { source: "test" }, ...tool }));
  return judge(whole, { provider: provider.id, surface: "tools/list", strict: null, asOf, request }, provider);
}

const named = (...names: string[]) => names.map((name) => ({ name, inputSchema: { ...object, properties: {} } }));
const many = (count: number) => named(...Array.from({ length: count }, (_, index) => `tool_${index}`));

describe("Claude Code", () => {
  test("says of a list what the SDK's own types say of it, and loses it all", () => {
    const tools = [
      { inputSchema: object },
      { inputSchema: { type: "array" } },
      { inputSchema: { ...object, required: null } },
      { inputSchema: { properties: {} } },
      { inputSchema: object, outputSchema: { type: "string" } },
    ];
    const parsed = ListToolsResultSchema.safeParse({ tools: tools.map((tool) => ({ name: "t", ...tool })) });
    const lines = parsed.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
    expect(lines).toHaveLength(4);
    expect(listed("claude-code", tools).answer).toMatchObject({
      message: `Invalid result for tools/list: ${lines.join(", ")}`,
      body: { tools: [] },
      status: 0,
    });
  });

  test("silently leaves out a tool with a union at its root, and keeps the others", () => {
    const { answer } = listed("claude-code", [{ inputSchema: { ...object, oneOf: [{}] } }, { name: "other" }]);
    expect(answer).toMatchObject({ message: null, body: { tools: [{ name: "other" }] } });
  });

  test("counts the server's name, to 64 characters until July 2025 and to 128 since", () => {
    const [tool] = named("n".repeat(60));
    if (!tool) throw new Error("no tool");
    const request = { serverName: "s" };
    expect(listed("claude-code", [tool], "2025-07-24").verdict).toBe("accept");
    expect(listed("claude-code", [tool], "2025-07-24", request).answer).toMatchObject({
      status: 400,
      message: "tools.0.custom.name: String should have at most 64 characters",
    });
    expect(listed("claude-code", [tool], "2025-07-25", request).verdict).toBe("accept");
    expect(listed("claude-code", [tool], "2025-07-24", { ...request, upstream: "openai" }).verdict).toBe("accept");
  });
});

describe("Claude Desktop", () => {
  test("names the first bad tool only, by its length before its characters", () => {
    const { answer, findings } = listed("claude-desktop", named("good", `a.${"n".repeat(63)}`, "a.b"));
    expect(answer?.message).toBe(
      "tools.1.FrontendRemoteMcpToolDefinition.name: String should have at most 64 characters",
    );
    expect(answer?.body).toEqual({ tools: [] });
    expect(findings.map(({ rule, tool }) => [rule.split("/")[1], tool?.length])).toEqual([
      ["tool-name-length", 65],
      ["tool-name-pattern", 3],
    ]);
  });
});

describe("Cursor", () => {
  test("filters bad names one by one, a line for each", () => {
    const { answer } = listed("cursor", named("a.b", "good", "n".repeat(59)), undefined, { serverName: "s" });
    expect(answer?.message?.split("\n")).toEqual([
      "s: a.b - Tool name must only contain alphanumeric characters and underscores",
      `s: ${"n".repeat(59)} – Combined server and tool name length (60) exceeds 60 characters`,
    ]);
    expect(answer?.body).toMatchObject({ tools: [{ name: "good" }] });
  });

  test("takes 59 characters, and a dotted name until mid-2026", () => {
    expect(listed("cursor", named("n".repeat(58)), undefined, { serverName: "s" }).verdict).toBe("accept");
    expect(listed("cursor", named("a.b"), "2026-01-01").verdict).toBe("accept");
  });

  test.each<[number, IsoDate, string]>([
    [40, "2025-06-01", "accept"],
    [41, "2025-06-01", "ignored"],
    [80, "2025-09-02", "accept"],
    [81, "2025-09-02", "ignored"],
  ])("uses %i tools on %s: %s", (count, asOf, verdict) => {
    expect(listed("cursor", many(count), asOf).verdict).toBe(verdict);
  });
});

describe("Windsurf", () => {
  test.each<[number, IsoDate, string | null | undefined]>([
    [49, "2025-04-16", undefined],
    [50, "2025-04-16", null],
    [100, "2026-02-06", undefined],
    [101, "2026-02-06", "Error: adding this instance with 101 enabled tools would exceed max limit of 100."],
  ])("with %i tools on %s says %j", (count, asOf, message) => {
    expect(listed("windsurf", many(count), asOf).answer?.message).toBe(message);
  });
});

describe("Codex CLI", () => {
  const dotted = named("calendar.respond");

  test("passed dotted names on until January 2026, and rewrites them since", () => {
    expect(listed("codex-cli", dotted, "2026-01-02").answer).toMatchObject({ status: 400, body: { tools: [] } });
    expect(listed("codex-cli", dotted, "2026-01-02", { upstream: "ollama" }).verdict).toBe("accept");
    expect(listed("codex-cli", dotted, "2026-01-03").verdict).toBe("ignored");
  });

  test("leaves out a tool of type null alone, and keeps the others", () => {
    const tools = [{ inputSchema: { type: "null" } }, { name: "other" }];
    expect(listed("codex-cli", tools).answer?.body).toMatchObject({ tools: [{ name: "other" }] });
  });

  test("keeps a union written as `anyOf`: that is the fix for `oneOf`", () => {
    const oneOf = [{ type: "string" }, { type: "integer" }];
    const { findings } = listed("codex-cli", [{ inputSchema: { ...object, properties: { a: { oneOf } } } }]);
    expect(findings.map(({ pointer }) => pointer)).toEqual(["/properties/a/oneOf"]);
    expect(findings[0]?.fixes[0]?.edits).toEqual([
      { op: "add", path: "/properties/a/anyOf", value: oneOf },
      { op: "remove", path: "/properties/a/oneOf" },
    ]);
    const kept = { ...object, properties: { a: { anyOf: oneOf } }, additionalProperties: false };
    expect(listed("codex-cli", [{ inputSchema: kept }]).verdict).toBe("accept");
  });
});

describe("VS Code", () => {
  const property = (a: unknown) => ({ ...object, properties: { a } });
  const says = (inputSchema: unknown, request?: JsonObject) =>
    listed("vscode-copilot", [{ inputSchema }], undefined, request).answer?.message?.split(": ").slice(2).join(": ");

  test("stops at the first bad tool, not at the worst fault", () => {
    const tools = [
      { name: "a", inputSchema: property({ type: "array" }) },
      { name: "b", inputSchema: property(5) },
    ];
    expect(listed("vscode-copilot", tools).answer).toMatchObject({
      message: expect.stringContaining("tool a: Error: tool parameters array type must have items."),
      body: { tools: [] },
    });
  });

  test("puts `mcp_` and at most 13 characters of the server's name before a tool's", () => {
    const request = { serverName: "io.github.Upstash/context7" };
    const { answer } = listed("vscode-copilot", [{ inputSchema: property({ type: "array" }) }], undefined, request);
    expect(answer?.message).toMatch(/^Failed to validate tool mcp_io\.github\.ups_t: /);
  });

  test("lists ajv's errors of one fault, and points at the deepest", () => {
    const inputSchema = property({ type: "array", items: { type: "float" } });
    expect(says(inputSchema)?.split(". Please")[0]?.split("\n")).toEqual([
      "tool parameters do not match JSON schema: /properties/a/items/type must be equal to one of the allowed values",
      "/properties/a/items/type must be array",
      "/properties/a/items/type must match a schema in anyOf",
      "/properties/a/items must be array",
      "/properties/a/items must match a schema in anyOf",
    ]);
    expect(listed("vscode-copilot", [{ inputSchema }]).reported).toContain("/properties/a/items/type");
  });

  test.each([
    ["a number written as text", property({ type: "string", minLength: "3" })],
    ["any text for a pattern", property({ type: "string", pattern: "[" })],
    ["`items: true`", property({ type: "array", items: true })],
    ["faults below a root that is replaced", { type: "string", properties: { a: { type: "float" } } }],
    ["faults in definitions of 2020-12, which draft-07 does not know", { ...property({}), $defs: { X: 5 } }],
  ])("takes %s", (_claim, inputSchema) => {
    expect(says(inputSchema)).toBeUndefined();
  });

  test("rewrites by the model's family, which the target's model tells where nothing else does", () => {
    const inputSchema = property({ type: ["string", "null"], pattern: "a" });
    const provider = providerOf("mcp-client-vscode-copilot");
    if (!provider) throw new Error("no VS Code");
    const rulesOf = (model: string) =>
      judge(
        [{ name: "t", inputSchema, origin: { source: "test" } }],
        { provider: provider.id, surface: "tools/list", strict: null, asOf: "2026-11-21", model },
        provider,
      ).findings.map(({ pointer }) => pointer);
    expect(rulesOf("gpt-4.1")).toEqual(["/properties/a/pattern"]);
    expect(rulesOf("gemini-2.5-pro")).toEqual(["/properties/a/type"]);
    expect(rulesOf("gpt-5")).toEqual([]);
  });

  test("has spoken of 128 tools in two ways", () => {
    expect(listed("vscode-copilot", many(129), "2025-06-19").answer?.message).toMatch(/^You may not include more/);
    expect(listed("vscode-copilot", many(129), "2025-07-17").answer?.message).toMatch(/^Cannot have more/);
    expect(listed("vscode-copilot", many(128), "2025-07-17").verdict).toBe("accept");
  });
});

test("Gemini CLI counts `mcp_` and the server's name", () => {
  expect(listed("gemini-cli", named("n".repeat(59))).verdict).toBe("accept");
  expect(listed("gemini-cli", named("n".repeat(59)), undefined, { serverName: "s" }).verdict).toBe("ignored");
});

test("Zed rewrites names since June 2026", () => {
  expect(listed("zed", named("a.b"), "2026-06-29").verdict).toBe("accept");
  expect(listed("zed", named("a.b"), "2026-06-30").verdict).toBe("ignored");
});
