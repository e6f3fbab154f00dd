import type OpenAI from "openai";
import { BadRequestError } from "openai";
import { zodFunction, zodResponseFormat } from "openai/helpers/zod";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { badForOpenai, openaiClient, weather } from "./clients.ts";

const tool = { type: "function", function: { name: "get_weather", parameters: weather } } as const;
const ask = { model: "gpt-4o", messages: [{ role: "user", content: "Weather?" }], tools: [tool] } as const;

describe("openai, chat", () => {
  test("calls the tool, takes its result and is done", async () => {
    const client = openaiClient();
    const messages: OpenAI.ChatCompletionMessageParam[] = [...ask.messages];
    const [choice] = (await client.chat.completions.create({ ...ask, messages, tools: [tool] })).choices;
    const [called] = choice?.message.tool_calls ?? [];
    if (choice?.finish_reason !== "tool_calls" || called?.type !== "function")
      throw new Error("no function was called");
    expect(JSON.parse(called.function.arguments)).toMatchObject({ city: expect.stringMatching(/^(Paris|Oslo)$/) });
    messages.push(choice.message, { role: "tool", tool_call_id: called.id, content: "sunny" });
    const second = await client.chat.completions.create({ ...ask, messages, tools: [tool] });
    expect(second.choices[0]).toMatchObject({
      finish_reason: "stop",
      message: { content: "Done. I have called get_weather." },
    });
  });

  test("streams what it says unstreamed, with usage where that is asked for", async () => {
    const client = openaiClient();
    const stream = client.chat.completions.stream({
      ...ask,
      tools: [tool],
      messages: [...ask.messages],
      stream_options: { include_usage: true },
    });
    const { choices, usage } = await stream.finalChatCompletion();
    const plain = await client.chat.completions.create({ ...ask, tools: [tool], messages: [...ask.messages] });
    expect(choices[0]?.finish_reason).toBe("tool_calls");
    expect(choices[0]?.message.tool_calls?.map(({ type }) => type)).toEqual(["function"]);
    expect(Object.keys(usage ?? {})).toEqual(Object.keys(plain.usage ?? {}));
  });

  test.each([true, false])("runTools comes to its end (stream: %s)", async (stream) => {
    const given: unknown[] = [];
    const run = (args: { city: string; days: number }) => {
      given.push(args);
      return "sunny";
    };
    const tools = [
      zodFunction({ name: "get_weather", parameters: z.object({ city: z.string(), days: z.int() }), function: run }),
    ];
    const messages = [{ role: "user" as const, content: "Weather?" }];
    const runner = stream
      ? openaiClient().chat.completions.runTools({ model: "gpt-4o", messages, tools, stream: true })
      : openaiClient().chat.completions.runTools({ model: "gpt-4o", messages, tools });
    expect(await runner.finalContent()).toBe("Done. I have called get_weather.");
    expect(given).toEqual([{ city: expect.any(String), days: expect.any(Number) }]);
  });

  test("parse gives an object of the zod schema", async () => {
    const answer = z.object({ name: z.string(), tags: z.array(z.enum(["a", "b"])) });
    const response_format = zodResponseFormat(answer, "answer");
    const { choices } = await openaiClient().chat.completions.parse({
      model: "gpt-4o",
      messages: [...ask.messages],
      response_format,
    });
    expect(answer.safeParse(choices[0]?.message.parsed)).toMatchObject({ success: true });
  });

  test.each([false, true])("refuses a bad tool with the message that users saw (stream: %s)", async (stream) => {
    const tools = [{ type: "function" as const, function: { name: "find", parameters: badForOpenai } }];
    const asked = openaiClient().chat.completions.create({ ...ask, messages: [...ask.messages], tools, stream });
    const error = await asked.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({
      code: "invalid_function_parameters",
      param: "tools[0].function.parameters",
      message: "400 Invalid schema for function 'find': In context=('properties', 'ids'), array schema missing items.",
    });
  });

  test("refuses a call that nothing answered", async () => {
    const call = { id: "call_1", type: "function" as const, function: { name: "get_weather", arguments: "{}" } };
    const messages = [
      { role: "assistant" as const, tool_calls: [call] },
      { role: "user" as const, content: "And?" },
    ];
    await expect(openaiClient().chat.completions.create({ model: "gpt-4o", messages })).rejects.toThrow(
      "The following tool_call_ids did not have response messages: call_1",
    );
  });
});
