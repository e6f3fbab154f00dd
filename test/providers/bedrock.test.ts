import { describe, expect, test } from "vitest";
import { judge } from "../../src/judge/judge.ts";
import { anthropic } from "../../src/providers/anthropic/index.ts";
import { bedrock } from "../../src/providers/bedrock/index.ts";
import type { Judgement, Target, Tool } from "../../src/types.ts";

type Given = Partial<Tool> & { name: string };

function ask(tools: readonly Given[], target: Partial<Target> = {}): Judgement {
  const whole = tools.map((tool): Tool => ({ origin: { source: "test", wire: "bedrock" }, ...tool }));
  return judge(
    whole,
    { provider: "bedrock", surface: "converse.toolConfig", strict: null, asOf: "2026-11-21", ...target },
    bedrock,
  );
}

const claude = "us.anthropic.claude-sonnet-4-6";
const llama = "us.meta.llama4-maverick-17b-instruct-v1:0";
const nova = "us.amazon.nova-lite-v1:0";
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const plain = { name: "t", inputSchema: object({}) };
const union = { name: "t", inputSchema: object({}, { anyOf: [{ required: ["a"] }] }) };
const rulesOf = ({ findings }: Judgement) => findings.map(({ rule }) => rule.replace("bedrock/", ""));
const messageOf = (judgement: Judgement) => judgement.answer?.message;

describe("the answer", () => {
  test("is a ValidationException with a message and no more", () => {
    const message =
      "The value at toolConfig.tools.0.toolSpec.inputSchema.json.type must be one of the following: object.";
    expect(ask([{ name: "t", inputSchema: {} }], { model: llama }).answer).toEqual({
      status: 400,
      headers: {
        "content-type": "application/json",
        "x-amzn-errortype": "ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/",
        "x-amzn-requestid": expect.any(String),
      },
      body: { message },
      message,
    });
  });

  test("of the API's model lists every fault of every tool, counted from 1", () => {
    const tools = [{ ...plain, name: "a.b" }, plain, { ...plain, name: "n".repeat(65), description: "" }];
    expect(messageOf(ask(tools, { model: claude }))).toBe(
      [
        "3 validation errors detected: Value 'a.b' at 'toolConfig.tools.1.member.toolSpec.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+",
        `Value '${"n".repeat(65)}' at 'toolConfig.tools.3.member.toolSpec.name' failed to satisfy constraint: Member must have length less than or equal to 64`,
        "Value '' at 'toolConfig.tools.3.member.toolSpec.description' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ].join("; "),
    );
  });

  test("of Converse and of the model is one fault, counted from 0", () => {
    const untyped = { name: "t", inputSchema: {} };
    expect(messageOf(ask([plain, untyped, untyped], { model: claude }))).toContain("toolConfig.tools.1.toolSpec");
    const unions = [plain, union, { ...union, name: "u" }];
    expect(messageOf(ask(unions, { model: claude }))).toBe(
      "The model returned the following errors: tools.1.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level",
    );
  });
});

describe("the layers", () => {
  const [model, converse, claudes] = [
    { ...plain, name: "a b" },
    { name: "b", inputSchema: {} },
    { ...union, name: "c" },
  ];

  test.each([
    ["the API's model before Converse", [claudes, converse, model], "1 validation error detected: "],
    ["Converse before Claude", [claudes, converse], "The value at toolConfig.tools.1"],
    ["Claude last", [claudes], "The model returned the following errors: tools.0.custom"],
  ])("%s", (_, tools, head) => {
    const judgement = ask(tools, { model: claude });
    expect(messageOf(judgement)?.startsWith(head)).toBe(true);
    expect(judgement.findings.length).toBeGreaterThanOrEqual(tools.length);
  });
});

describe("behind Converse", () => {
  test("stand the very rules of Anthropic's", () => {
    const shared = bedrock.rules.filter((rule) => anthropic.rules.includes(rule));
    expect(shared.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["root-combinator", "metaschema-2020-12", "keyword-unsupported", "strict-tool-count"]),
    );
  });

  test.each([
    llama,
    nova,
    "us.mistral.pixtral-large-2502-v1:0",
    "zai.glm-5",
    "openai.gpt-oss-120b-1:0",
  ])("%s does not meet Claude's rules", (model) => {
    const bounded = { name: "b", strict: true, inputSchema: object({ n: { type: "number", minimum: 0 } }) };
    const keys = { name: "k", inputSchema: object({ "a b": { type: "any" } }) };
    expect(ask([bounded, keys, keys], { model }).verdict).toBe("accept");
    const format = { ...bounded, role: "format" as const };
    expect(ask([format], { model, surface: "converse.outputConfig" }).verdict).toBe("accept");
  });

  test("Claude is assumed where no model is named, and what it refuses is a warning", () => {
    expect(ask([union], { model: claude }).findings).toMatchObject([{ severity: "error" }]);
    const assumed = ask([union, { ...plain, name: "a.b" }]);
    expect(assumed.verdict).toBe("reject");
    expect(assumed.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ["bedrock/converse-tool-name-pattern", "error"],
      ["bedrock/root-combinator", "warning"],
    ]);
  });

  test("what Converse has checked is not said once more in Claude's words", () => {
    expect(rulesOf(ask([{ name: "a.b", inputSchema: {} }], { model: claude }))).toEqual([
      "converse-tool-name-pattern",
      "root-type-object",
    ]);
  });

  test("Amazon Nova refuses definitions at the root, and takes what was recorded", () => {
    const properties = { a: { type: "string" } };
    const { answer, findings } = ask(
      [plain, { name: "u", inputSchema: object(properties, { $defs: {}, title: "T", additionalProperties: false }) }],
      { model: nova },
    );
    expect(answer?.message).toBe(
      "The model returned the following errors: Malformed input request: #/toolConfig/tools/1/toolSpec/inputSchema/json: extraneous key [$defs] is not permitted, please reformat your input and try again.",
    );
    expect(findings.map(({ pointer, severity }) => [pointer, severity])).toEqual([["/$defs", "error"]]);
  });

  test.each([
    ["us.anthropic.claude-opus-4-8", "reject", "error"],
    ["us.anthropic.claude-sonnet-5", "reject", "warning"],
    ["us.anthropic.claude-opus-4-6", "accept", undefined],
  ])("the strict flag on %s: %s", (model, verdict, severity) => {
    const tool = { name: "t", strict: true, inputSchema: object({}, { additionalProperties: false }) };
    const judgement = ask([tool], { model });
    expect([judgement.verdict, judgement.findings[0]?.severity]).toEqual([verdict, severity]);
    expect(ask([plain], { model }).verdict).toBe("accept");
  });
});

describe("InvokeModel with Claude's own body", () => {
  test("takes names of 128 characters, where Converse stops at 64", () => {
    const long = { ...plain, name: "n".repeat(100) };
    expect(ask([long], { model: claude, surface: "invokeModel.tools" }).verdict).toBe("accept");
    expect(ask([long], { model: claude }).verdict).toBe("reject");
  });

  test("answers in Claude's words alone", () => {
    const { answer } = ask([union], { model: claude, surface: "invokeModel.tools" });
    expect(answer?.body).toEqual({
      message: "tools.0.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level",
    });
  });
});

describe("what else a request says", () => {
  test.each([
    [{ toolChoice: { any: {} } }, llama, "2026-11-21", "toolConfig.toolChoice.any field"],
    [{ toolChoice: "tool" }, nova, "2025-01-14", "toolConfig.toolChoice.tool field"],
    [{}, "us.deepseek.r1-v1:0", "2025-03-15", "This model doesn't support tool use"],
    [{ stream: true }, "us.deepseek.r1-v1:0", "2025-03-15", "tool use in streaming mode"],
    [{}, "us.no-such-model-v1:0", "2026-11-21", "The provided model identifier is invalid."],
  ] as const)("%o on %s", (request, model, asOf, words) => {
    expect(messageOf(ask([plain], { request, model, asOf }))).toContain(words);
  });

  test.each([
    [{ toolChoice: { auto: {} } }, llama],
    [{ toolChoice: { any: {} } }, claude],
    [{ toolChoice: { tool: { name: "t" } } }, nova],
  ] as const)("%o on %s is taken", (request, model) => {
    expect(ask([plain], { request, model }).verdict).toBe("accept");
  });

  test("GLM's schemas go unchecked until August 2026", () => {
    const untyped = [{ name: "t", inputSchema: { oneOf: [{}] } }];
    expect(ask(untyped, { model: "zai.glm-5", asOf: "2026-08-01" }).verdict).toBe("accept");
    expect(ask(untyped, { model: "zai.glm-5", asOf: "2026-08-17" }).verdict).toBe("reject");
  });
});

test("an output format's schema travels as a text of JSON", () => {
  const format = { name: "x", role: "format" as const, inputSchema: object({}, { additionalProperties: false }) };
  expect(ask([format], { surface: "converse.outputConfig" }).request.body).toEqual({
    outputConfig: {
      textFormat: {
        type: "json_schema",
        structure: { jsonSchema: { schema: JSON.stringify(format.inputSchema), name: "x" } },
      },
    },
  });
});

test.each([
  "converse.toolConfig",
  "invokeModel.tools",
])("tokens of %s are counted for a model's own id only", (surface) => {
  const count = { surface: `countTokens.${surface}` };
  expect(ask([plain], { ...count, model: "anthropic.claude-sonnet-4-5-20250929-v1:0" }).verdict).toBe("accept");
  for (const model of ["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "anthropic.claude-sonnet-4-6", nova])
    expect(messageOf(ask([plain], { ...count, model }))).toBe("The provided model doesn't support counting tokens.");
});
