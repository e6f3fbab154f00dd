import type Anthropic from "@anthropic-ai/sdk";
import { BadRequestError } from "@anthropic-ai/sdk";
import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { anthropicClient, weather } from "./clients.ts";

const tool: Anthropic.Tool = { name: "get_weather", input_schema: weather };
const user: Anthropic.MessageParam = { role: "user", content: "Weather?" };
const ask = { model: "claude-opus-5", max_tokens: 1024, messages: [user], tools: [tool] };

describe("anthropic, messages", () => {
  test("calls the tool, takes its result and is done", async () => {
    const client = anthropicClient();
    const first = await client.messages.create(ask);
    expect(first).toMatchObject({ stop_reason: "tool_use", content: [{ type: "tool_use", name: "get_weather" }] });
    const [called] = first.content;
    if (called?.type !== "tool_use") throw new Error("no tool was called");
    const result: Anthropic.ToolResultBlockParam = { type: "tool_result", tool_use_id: called.id, content: "sunny" };
    const messages: Anthropic.MessageParam[] = [
      user,
      { role: "assistant", content: [called] },
      { role: "user", content: [result] },
    ];
    const second = await client.messages.create({ ...ask, messages });
    expect(second).toMatchObject({ stop_reason: "end_turn", content: [{ text: "Done. I have called get_weather." }] });
  });

  test("streams what it says unstreamed", async () => {
    const client = anthropicClient();
    const names = new Set<string>();
    const stream = client.messages.stream(ask).on("streamEvent", ({ type }) => names.add(type));
    const streamed = await stream.finalMessage();
    expect(streamed).toMatchObject({ stop_reason: "tool_use", content: [{ input: { city: expect.any(String) } }] });
    expect([...names]).toEqual([
      "message_start",
      "content_block_start",
      "content_block_delta",
      "content_block_stop",
      "message_delta",
      "message_stop",
    ]);
    const plain = await client.messages.create({ ...ask, tools: [] });
    const text = await client.messages.stream({ ...ask, tools: [] }).finalText();
    expect(plain.content).toMatchObject([{ type: "text", text }]);
  });

  test.each([
    [false, true],
    [true, true],
    [false, false],
  ])("the tool runner comes to its end (stream: %s, on a thread: %s)", async (stream, isThread) => {
    const given: unknown[] = [];
    const run = (args: unknown) => {
      given.push(args);
      return "sunny";
    };
    const inputSchema = z.object({ city: z.string(), days: z.int().optional() });
    const tools = [betaZodTool({ name: "get_weather", description: "Weather", inputSchema, run })];
    const message = await anthropicClient()
      .beta.messages.toolRunner({ ...ask, tools, stream, ...(isThread ? {} : { thread: false as const }) })
      .runUntilDone();
    expect(message.content).toMatchObject([{ text: "Done. I have called get_weather." }]);
    expect(given).toEqual([expect.objectContaining({ city: expect.any(String) })]);
  });

  test("parse gives an object of the zod schema", async () => {
    const answer = z.object({ name: z.string(), tags: z.array(z.string()) });
    const output_config = { format: zodOutputFormat(answer) };
    const { parsed_output } = await anthropicClient().messages.parse({ ...ask, tools: [], output_config });
    expect(answer.safeParse(parsed_output)).toMatchObject({ success: true });
  });

  test.each([false, true])("refuses a bad tool with the message that users saw (stream: %s)", async (stream) => {
    const input_schema = { type: "object" as const, anyOf: [{ required: ["a"] }] };
    const asked = anthropicClient().messages.create({ ...ask, tools: [tool, { name: "find", input_schema }], stream });
    const error = await asked.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({
      type: "invalid_request_error",
      message: expect.stringContaining(
        "tools.1.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level",
      ),
    });
  });

  test("refuses calls and results that have no counterpart", async () => {
    const call = { type: "tool_use" as const, id: "toolu_1", name: "get_weather", input: {} };
    const result = { type: "tool_result" as const, tool_use_id: "toolu_1" };
    const create = (messages: Anthropic.MessageParam[]) => anthropicClient().messages.create({ ...ask, messages });
    await expect(create([user, { role: "assistant", content: [call] }, user])).rejects.toThrow(
      "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1.",
    );
    await expect(create([{ role: "user", content: [result] }])).rejects.toThrow(
      "messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1.",
    );
  });

  test("never calls a tool that Anthropic runs, and judges the one behind it at its place", async () => {
    const search: Anthropic.ToolUnion = { type: "web_search_20250305", name: "web_search" };
    const { content } = await anthropicClient().messages.create({ ...ask, tools: [search, tool] });
    expect(content).toMatchObject([{ type: "tool_use", name: "get_weather" }]);
    const bad = { name: "bad name", input_schema: weather };
    await expect(anthropicClient().messages.create({ ...ask, tools: [search, bad] })).rejects.toThrow(
      "tools.1.custom.name",
    );
  });

  test("counts tokens, and knows models", async () => {
    const client = anthropicClient();
    expect((await client.messages.countTokens({ model: ask.model, messages: [user] })).input_tokens).toBeGreaterThan(5);
    expect((await client.models.retrieve("claude-haiku-4-5")).id).toBe("claude-haiku-4-5");
    expect((await client.models.list()).data.map(({ type }) => type)).toContain("model");
  });

  test("says in the middle of a stream that it is overloaded", async () => {
    const faulty = anthropicClient({ faults: { rates: { error: 1 } } });
    await expect(faulty.messages.stream(ask).finalMessage()).rejects.toThrow("overloaded_error");
  });
});
