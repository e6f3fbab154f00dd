import { countTokens as cl100k } from "gpt-tokenizer/encoding/cl100k_base";
import { countTokens as o200k } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, test } from "vitest";
import { estimator, type Tokenizer, tokenizerFor, tokensOf, tokensOfText } from "../../src/tokens/index.ts";
import type { Tool } from "../../src/types.ts";

const tool = (name: string, properties: object, more: { description?: string; required?: string[] } = {}): Tool => {
  const { description, required } = more;
  return {
    name,
    ...(description !== undefined && { description }),
    inputSchema: { type: "object", properties, ...(required && { required }) },
    origin: { source: "test" },
  };
};

const gpt35: Tokenizer = { name: "cl100k_base", estimated: false, count: (text) => cl100k(text) };
const gpt4o: Tokenizer = { name: "o200k_base", estimated: false, count: (text) => o200k(text) };
const text = { type: "string" };

/**
 * `prompt_tokens` that OpenAI answered, less those of the messages. gpt-3.5-turbo, 2023:
 * https://github.com/hmarr/openai-chat-tokens; gpt-4o, 2024: https://cookbook.openai.com (How to count tokens with
 * tiktoken, section 7).
 */
const recorded: [tokens: number, tokenizer: Tokenizer, tool: Tool][] = [
  [31 - 8, gpt35, tool("foo", {})],
  [36 - 8, gpt35, tool("foo", {}, { description: "Do a foo" })],
  [49 - 8, gpt35, tool("bing_bong", { foo: text }, { description: "Do a bing bong" })],
  [
    57 - 8,
    gpt35,
    tool(
      "bing_bong",
      { foo: text, bar: { type: "number", description: "A number" } },
      { description: "Do a bing bong" },
    ),
  ],
  [
    68 - 8,
    gpt35,
    tool(
      "bing_bong",
      { foo: { type: "object", properties: { bar: { ...text, enum: ["a", "b", "c"] }, baz: { type: "boolean" } } } },
      { description: "Do a bing bong" },
    ),
  ],
  [
    101 - 33,
    gpt4o,
    tool(
      "get_current_weather",
      {
        location: { ...text, description: "The city and state, e.g. San Francisco, CA" },
        unit: { ...text, description: "The unit of temperature to return", enum: ["celsius", "fahrenheit"] },
      },
      { description: "Get the current weather in a given location", required: ["location"] },
    ),
  ],
];

describe("tokens of tools", () => {
  test.each(recorded)("OpenAI counted %i, and so do we within 3", (expected, tokenizer, each) => {
    const { total, estimated } = tokensOf([each], "openai", tokenizer);
    expect(Math.abs(total - expected)).toBeLessThanOrEqual(3);
    expect(estimated).toBe(false);
  });

  test("are the sum of the tools' and of what is put around them", () => {
    const tools = recorded.map(([, , each], index) => ({ ...each, name: `${each.name}_${index}` }));
    for (const target of ["openai", "anthropic", "gemini", "bedrock", "mcp"]) {
      const { perTool, overhead, total } = tokensOf(tools, target);
      expect(perTool.map((row) => row.tool)).toEqual(tools.map(({ name }) => name));
      expect(perTool.reduce((sum, { tokens }) => sum + tokens, overhead)).toBe(total);
    }
  });

  test("hold Anthropic's tool-use prompt, as its pricing page has it for a model", () => {
    const overheadOn = (target: string) => tokensOf([tool("foo", {})], target).overhead;
    expect(overheadOn("anthropic@claude-opus-4-8")).toBe(290);
    expect(overheadOn("anthropic@claude-sonnet-4-20250514")).toBe(313);
    expect(overheadOn("anthropic@claude-sonnet-4-5-20250929")).toBe(496);
    expect(tokensOf([], "anthropic").total).toBe(0);
  });

  test("are said to be a guess where the provider's tokenizer is not known", async () => {
    expect(tokensOf([tool("foo", {})], "openai").estimated).toBe(true);
    expect(tokensOf([tool("foo", {})], "gemini", await tokenizerFor("gemini"))).toMatchObject({ estimated: true });
    expect(await tokenizerFor("anthropic")).toBe(estimator);
  });

  test("do not grow by what OpenAI leaves out of its prompt", () => {
    const [plain, bounded] = [{ a: { type: "number" } }, { a: { type: "number", minimum: 1, maximum: 9 } }].map(
      (properties) => tool("foo", properties),
    );
    const total = (each: Tool | undefined, target: string) => tokensOf(each ? [each] : [], target).total;
    expect(total(bounded, "openai")).toBe(total(plain, "openai"));
    expect(total(bounded, "anthropic")).toBeGreaterThan(total(plain, "anthropic"));
  });

  test("of a schema that holds itself are counted to an end", () => {
    const endless = tool("tree", { child: { $ref: "#" } });
    expect(tokensOf([endless], "openai").total).toBeGreaterThan(0);
  });
});

describe("tokens of a text", () => {
  test("are OpenAI's own with its tokenizer, special tokens' names being plain text", async () => {
    const tokenizer = await tokenizerFor("openai");
    expect(tokensOfText("Hello, world!", tokenizer)).toEqual({ tokens: 4, estimated: false });
    expect(tokensOfText("<|endoftext|>", tokenizer).tokens).toBeGreaterThan(1);
  });

  test.each([
    "Get the current weather in a given location.",
    '{"name":"list_issues","description":"List issues in a GitHub repository","inputSchema":{"type":"object"}}',
    "ISO 8601 timestamp (YYYY-MM-DDTHH:MM:SSZ), at least 2024-01-31T00:00:00Z; perPage defaults to 100",
  ])("are estimated within a third: %s", (sample) => {
    expect(Math.abs(tokensOfText(sample).tokens / o200k(sample) - 1)).toBeLessThan(1 / 3);
  });
});
