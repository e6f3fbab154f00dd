import { describe, expect, test } from "vitest";
import { acceptanceOf } from "../../src/schema/acceptance.ts";
import { chat, functionTool } from "./ask.ts";

const tools = ["a", "b", "c"].map((name) => functionTool(name));

const namesOf = ({ calls }: { calls: { name: string }[] }) => calls.map(({ name }) => name);

describe("which tools are called", () => {
  test("all at once, or one a turn where parallel calls are off", async () => {
    expect(namesOf(await chat()({ tools }))).toEqual(["a", "b", "c"]);
    expect(namesOf(await chat()({ tools, parallel_tool_calls: false }))).toEqual(["a"]);
  });

  test.each([
    ["none", []],
    ["auto", ["a", "b", "c"]],
    ["required", ["a", "b", "c"]],
    [{ type: "function", function: { name: "b" } }, ["b"]],
    [
      {
        type: "allowed_tools",
        allowed_tools: { mode: "auto", tools: [{ type: "function", function: { name: "c" } }] },
      },
      ["c"],
    ],
  ])("by tool_choice %j: %j", async (tool_choice, names) => {
    expect(namesOf(await chat()({ tools, tool_choice }))).toEqual(names);
  });

  test("each once in a conversation, and again only where one must be called", async () => {
    const call = { id: "call_1", type: "function", function: { name: "a", arguments: "{}" } };
    const messages = [
      { role: "user", content: "Hi" },
      { role: "assistant", tool_calls: [call] },
      { role: "tool", tool_call_id: "call_1", content: "" },
    ];
    expect(namesOf(await chat()({ messages, tools }))).toEqual(["b", "c"]);
    expect(namesOf(await chat()({ messages, tools: tools.slice(0, 1) }))).toEqual([]);
    expect(namesOf(await chat()({ messages, tools: tools.slice(0, 1), tool_choice: "required" }))).toEqual(["a"]);
  });
});

describe("what a turn says", () => {
  const pattern = { type: "string", pattern: "^[0-9a-f]+$", minLength: 24, maxLength: 24 };
  const parameters = {
    type: "object",
    properties: {
      id: pattern,
      when: { type: "string", format: "date-time" },
      count: { type: ["integer", "null"], minimum: 3, maximum: 7 },
      nested: { $ref: "#/$defs/node" },
      choice: { anyOf: [{ const: 1 }, { type: "object", properties: { x: { enum: ["y"] } }, required: ["x"] }] },
    },
    required: ["id", "when", "count", "nested", "choice"],
    $defs: { node: { type: "object", properties: { next: { $ref: "#/$defs/node" } } } },
  };
  const argumentsBy = async (options: object, strict?: boolean) => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);
    const answers = await Promise.all(
      seeds.map((seed) =>
        chat({ ...options, seed })({ tools: [functionTool("a", strict ? closed : parameters, strict)] }),
      ),
    );
    return answers.map(({ calls }) => calls[0]?.arguments);
  };
  const closed = {
    type: "object",
    properties: { id: { type: "integer" } },
    required: ["id"],
    additionalProperties: false,
  };

  test("arguments are valid under the schema that arrived, whatever the seed, and differ by it", async () => {
    const given = await argumentsBy({});
    const acceptance = acceptanceOf(parameters);
    expect(given.filter((value) => !acceptance?.surely(value))).toEqual([]);
    expect(new Set(given.map((value) => JSON.stringify(value))).size).toBeGreaterThan(10);
  });

  test("near misses miss the schema where it is not strict, and never where it is", async () => {
    const acceptance = acceptanceOf(parameters);
    const missed = (await argumentsBy({ mode: "near-miss" })).filter((value) => !acceptance?.surely(value));
    expect(missed.length).toBeGreaterThan(10);
    const strict = await argumentsBy({ mode: "near-miss" }, true);
    expect(strict.filter((value) => !acceptanceOf(closed)?.surely(value))).toEqual([]);
  });

  test("the same request gets the same answer", async () => {
    const [one, other] = [await chat()({ tools }), await chat()({ tools })];
    expect({ ...one.body, created: 0 }).toEqual({ ...other.body, created: 0 });
  });

  test("a text ends at a stop text, or where its tokens end", async () => {
    const script = { text: "one two three four five" };
    const stopped = await chat({ script })({ stop: ["three"] });
    expect(stopped.choice).toMatchObject({ finish_reason: "stop", message: { content: "one two " } });
    const short = await chat({ script })({ max_completion_tokens: 2 });
    expect(short.choice?.finish_reason).toBe("length");
    expect(short.body.usage?.completion_tokens).toBeLessThanOrEqual(2);
    expect(script.text.startsWith(short.text)).toBe(true);
    expect((await chat()({ tools, max_tokens: 1 })).choice?.finish_reason).toBe("length");
  });

  test("json_object is answered with an object", async () => {
    const { text } = await chat()({ response_format: { type: "json_object" } });
    expect(JSON.parse(text)).toEqual({});
  });

  test("scripts pin arguments, turns and what is said at the end", async () => {
    const pinned = await chat({ script: { arguments: { b: { x: 1 } } } })({ tools });
    expect(pinned.calls[1]).toEqual({ name: "b", arguments: { x: 1 } });
    const turns = [{ text: "First, b.", calls: [{ name: "b", arguments: {} }] }];
    const turn = await chat({ script: { turns } })({ tools });
    expect(turn.text).toBe("First, b.");
    expect(namesOf(turn)).toEqual(["b"]);
    const decided = await chat({ script: { turn: ({ model }) => ({ text: `I am ${model}.` }) } })({ tools });
    expect(decided.text).toBe("I am gpt-4o.");
  });
});
