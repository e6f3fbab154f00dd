import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/fix/apply.ts";
import { judge } from "../../src/judge/judge.ts";
import { anthropic } from "../../src/providers/anthropic/index.ts";
import type { Judgement, Target, Tool } from "../../src/types.ts";

type Given = Partial<Tool> & { name: string };

function ask(tools: readonly Given[], target: Partial<Target> = {}): Judgement {
  const whole = tools.map((tool): Tool => ({ origin: { source: "test", wire: "anthropic" }, ...tool }));
  return judge(
    whole,
    { provider: "anthropic", surface: "messages.tools", strict: null, asOf: "2026-11-21", ...target },
    anthropic,
  );
}

const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const strictObject = (properties: object, required: readonly string[] = Object.keys(properties)) =>
  object(properties, { required, additionalProperties: false });
const named = (count: number, value: unknown): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, value]));
const rulesOf = ({ findings }: Judgement) => findings.map(({ rule }) => rule.replace("anthropic/", ""));
const messageOf = (judgement: Judgement) => judgement.answer?.message;

describe("the answer", () => {
  const refused = [{ name: "t", inputSchema: object({}, { anyOf: [{ required: ["a"] }] }) }];
  const message = "tools.0.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level";

  test("is Anthropic's envelope, with the request's id in the header and in the body", () => {
    expect(ask(refused).answer).toEqual({
      status: 400,
      headers: { "content-type": "application/json", "request-id": expect.stringMatching(/^req_011C\w{20}$/) },
      body: {
        type: "error",
        error: { type: "invalid_request_error", message },
        request_id: expect.stringMatching(/^req_011C\w{20}$/),
      },
      message,
    });
  });

  test("had no id in its body before August 2025", () => {
    expect(ask(refused, { asOf: "2025-07-31" }).answer?.body).toEqual({
      type: "error",
      error: { type: "invalid_request_error", message },
    });
  });

  test("has an id of its own on Vertex", () => {
    expect(ask(refused, { request: { platform: "vertex" } }).answer?.body).toHaveProperty(
      "request_id",
      expect.stringMatching(/^req_vrtx_/),
    );
  });

  test("to an empty input example is a server error", () => {
    const tool = { name: "t", inputSchema: object({}), extras: { input_examples: [{}] } };
    expect(ask([tool]).answer).toMatchObject({ status: 500, body: { error: { type: "api_error" } } });
  });

  test("whose words are not known claims none, and still has a message", () => {
    const tool = { name: "t", strict: true, inputSchema: strictObject({ r: { $ref: "https://example.com/s.json" } }) };
    const { answer } = ask([tool]);
    expect(answer?.message).toBeNull();
    expect(answer?.body).toHaveProperty("error.message", expect.stringMatching(/\S/));
  });

  test("names an output format's field as the request spells it", () => {
    const format = { name: "output", role: "format" as const, inputSchema: object({}) };
    const words = "For 'object' type, 'additionalProperties' must be explicitly set to false";
    const surface = "messages.output_config.format";
    expect(messageOf(ask([format], { surface }))).toBe(`output_config.format.schema: ${words}`);
    expect(messageOf(ask([format], { surface, request: { field: "output_format" } }))).toBe(
      `output_format.schema: ${words}`,
    );
  });
});

describe("of several faults", () => {
  const everything = [
    { name: "a", inputSchema: object({ "a b": { type: "any" } }, { oneOf: [{}] }), strict: true },
    { name: "a", inputSchema: { type: "array" } },
  ];

  test("all are found", () => {
    expect(rulesOf(ask(everything))).toEqual(
      expect.arrayContaining([
        "input-schema-type-not-object",
        "root-combinator",
        "property-key-pattern",
        "metaschema-2020-12",
        "tool-names-unique",
        "oneof-unsupported",
      ]),
    );
  });

  test.each([
    ["the request's model, of a later tool, before the root", everything, "tools.1.custom.input_schema.type: "],
    [
      "the root before its property names",
      everything.slice(0, 1),
      "tools.0.custom.input_schema: input_schema does not",
    ],
    [
      "property names before the metaschema",
      [{ name: "a", inputSchema: object({ "a b": { type: "any" } }) }],
      "tools.0.custom.input_schema.properties: ",
    ],
    [
      "the metaschema before the names",
      [
        { name: "a", inputSchema: object({}) },
        { name: "a", inputSchema: object({ a: { type: "any" } }) },
      ],
      "tools.1.custom.input_schema: JSON schema is invalid.",
    ],
    [
      "the names before the grammar",
      [
        { name: "a", strict: true, inputSchema: object({}) },
        { name: "a", strict: true, inputSchema: object({}) },
      ],
      "tools: Tool names must be unique.",
    ],
    [
      "a node's keywords before the budgets",
      [
        {
          name: "a",
          strict: true,
          inputSchema: strictObject({ n: { type: "number", minimum: 0 }, ...named(25, { type: "string" }) }, ["n"]),
        },
      ],
      "tools.0.custom: For 'number' type, property 'minimum' is not supported",
    ],
    [
      "minItems before maxItems",
      [
        {
          name: "a",
          strict: true,
          inputSchema: strictObject({ l: { type: "array", items: { type: "string" }, minItems: 2, maxItems: 5 } }),
        },
      ],
      "tools.0.custom: For 'array' type, 'minItems' values other than 0 or 1 are not supported (got: [2, 5])",
    ],
  ])("%s is reported", (_, tools, message) => {
    expect(messageOf(ask(tools))).toContain(message);
  });
});

describe("what changed over time", () => {
  test("names of 65 to 128 characters are taken since July 2025", () => {
    const tool = { name: "n".repeat(100), inputSchema: object({}) };
    expect(messageOf(ask([tool], { asOf: "2025-07-24" }))).toContain("{1,64}$'");
    expect(ask([tool], { asOf: "2025-07-25" }).verdict).toBe("accept");
  });

  test("a name that is too long has words of its own since September 2026", () => {
    const tool = { name: "n".repeat(129), inputSchema: object({}) };
    expect(messageOf(ask([tool], { asOf: "2026-09-21" }))).toContain("should match pattern");
    expect(rulesOf(ask([tool], { asOf: "2026-09-22" }))).toEqual(["tool-name-too-long"]);
  });

  test("dots in property names are taken since July 2025", () => {
    const tool = { name: "t", inputSchema: object({ "a.b": { type: "string" } }) };
    expect(messageOf(ask([tool], { asOf: "2025-07-11" }))).toContain("'^[a-zA-Z0-9_-]{1,64}$'");
    expect(ask([tool], { asOf: "2025-07-12" }).verdict).toBe("accept");
  });

  test.each([
    ["2025-09-09", "https://docs.anthropic.com/en/docs/tool-use."],
    ["2025-10-30", "https://docs.claude.com/en/docs/tool-use."],
    ["2026-09-01", "https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview."],
  ] as const)("on %s the metaschema's message points to %s", (asOf, address) => {
    const tool = { name: "t", inputSchema: object({ a: { type: "any" } }) };
    expect(messageOf(ask([tool], { asOf }))).toMatch(new RegExp(`${address.replaceAll(".", "\\.")}$`));
  });
});

describe("the budgets", () => {
  const optional = (name: string, count: number, strict = true) => ({
    name,
    strict,
    inputSchema: strictObject(named(count, { type: "string" }), []),
  });

  test("are summed over all strict tools, and name each tool's share", () => {
    const { findings, answer } = ask([optional("few", 5), optional("many", 20)]);
    expect(findings).toMatchObject([{ args: { count: 25, limit: 24, shares: "many 20, few 5" } }]);
    expect(findings[0]?.mend).toContain("many 20, few 5");
    expect(answer?.message).toMatch(/^Schemas contains too many optional parameters \(25\)/);
  });

  test("count nested objects and list items", () => {
    const inner = { type: "array", items: strictObject(named(25, { type: "string" }), []) };
    expect(rulesOf(ask([{ name: "t", strict: true, inputSchema: strictObject({ inner }) }]))).toContain(
      "optional-parameter-count",
    );
  });

  test("cost nothing to tools that are not strict", () => {
    expect(ask([optional("a", 12), optional("b", 12), optional("c", 90, false)]).verdict).toBe("accept");
  });

  test("take 16 unions and 20 strict tools, and not one more", () => {
    const tools = (count: number, properties: object) =>
      Array.from({ length: count }, (_, index) => ({
        name: `t${index}`,
        strict: true,
        inputSchema: strictObject(properties),
      }));
    const unions = named(8, { anyOf: [{ type: "string" }, { type: "integer" }] });
    expect(ask(tools(2, unions)).verdict).toBe("accept");
    expect(rulesOf(ask(tools(3, unions)))).toEqual(["union-parameter-count"]);
    expect(ask(tools(20, {})).verdict).toBe("accept");
    expect(messageOf(ask(tools(21, {})))).toMatch(/^Too many strict tools \(21\)\./);
  });
});

describe("what is sent", () => {
  test("keys of another provider's wire stay at home", () => {
    const tool = { name: "t", inputSchema: object({}), extras: { annotations: { readOnlyHint: true } } };
    expect(messageOf(ask([tool]))).toBe("tools.0.custom.annotations: Extra inputs are not permitted");
    const elsewhere = ask([{ ...tool, origin: { source: "mcp", wire: "mcp" } }]);
    expect(elsewhere.verdict).toBe("accept");
    expect(elsewhere.request.body).toEqual({ tools: [{ name: "t", input_schema: object({}) }] });
  });

  test("a tool that Anthropic defines needs no schema, and counts in the others' places", () => {
    const search = { name: "web_search", extras: { type: "web_search_20250305", max_uses: 3 } };
    expect(ask([search]).verdict).toBe("accept");
    expect(messageOf(ask([search, { name: "t" }]))).toBe("tools.1.custom.input_schema: Field required");
    expect(messageOf(ask([search, { name: "web_search", inputSchema: object({}) }]))).toBe(
      "tools: Tool names must be unique.",
    );
  });

  test("no server tool may be in a token count; all are named", () => {
    const types = ["web_fetch_20260209", "code_execution_20260120", "bash_20250124"];
    const tools = types.map((type) => ({ name: type, extras: { type } }));
    expect(messageOf(ask(tools, { surface: "countTokens.messages.tools" }))).toBe(
      "Server tools are not supported in the count_tokens endpoint: code_execution_20260120, web_fetch_20260209. Use the /v1/messages endpoint instead.",
    );
  });
});

describe("a strict schema", () => {
  const mended = (inputSchema: object) => {
    const { findings } = ask([{ name: "t", strict: true, inputSchema }]);
    return applyEdits(
      inputSchema,
      findings.flatMap(({ fixes }) => fixes).flatMap(({ edits }) => edits),
    );
  };

  test("is mended by taking its bounds away and closing its objects", () => {
    const inner = object({ n: { type: "integer", minimum: 0, maximum: 9 } }, { additionalProperties: true });
    expect(mended(object({ inner, l: { type: "array", items: { type: "string" }, maxItems: 3 } }))).toEqual(
      object(
        {
          inner: object({ n: { type: "integer" } }, { additionalProperties: false }),
          l: { type: "array", items: { type: "string" } },
        },
        { additionalProperties: false },
      ),
    );
  });

  test.each([
    ["refers to itself through another definition", { a: { $ref: "#/$defs/A" } }, "A -> B -> A"],
    ["refers to itself at a definition", { a: { $ref: "#/$defs/C" } }, "C -> C"],
  ])("%s", (_, properties, cycle) => {
    const item = (ref: string) => strictObject({ next: { anyOf: [{ $ref: ref }, { type: "null" }] } });
    const $defs = { A: item("#/$defs/B"), B: item("#/$defs/A"), C: item("#/$defs/C") };
    const reached = cycle.startsWith("A") ? { A: $defs.A, B: $defs.B } : { C: $defs.C };
    const { answer } = ask([{ name: "t", strict: true, inputSchema: { ...strictObject(properties), $defs: reached } }]);
    expect(answer?.message).toContain(`Circular reference detected in schema definitions: ${cycle}. `);
  });

  test.each([
    ["^[A-Z]{2,4}-\\d+$", "accept"],
    ["^(?:foo|bar)[\\d.]*\\.json$", "accept"],
    ["[\\b(?=]", "accept"],
    ["^(?!x).*$", "reject"],
    ["(a)\\1", "reject"],
    ["\\bword\\b", "reject"],
    ["^.{1,2000}$", "reject"],
    ["^([a-z]{1,200}){1,200}$", "reject"],
  ])("with the pattern %s: %s", (pattern, verdict) => {
    const tool = { name: "t", strict: true, inputSchema: strictObject({ a: { type: "string", pattern } }) };
    expect(ask([tool]).verdict).toBe(verdict);
    expect(ask([{ ...tool, strict: false }]).verdict).toBe("accept");
  });
});
