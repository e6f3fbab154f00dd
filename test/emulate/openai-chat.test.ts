import OpenAI, { BadRequestError } from "openai";
import { describe, expect, test } from "vitest";
import { emulate } from "../../src/emulate/index.ts";

const parameters = {
  type: "object",
  properties: { city: { type: "string", enum: ["Paris", "Oslo"] }, days: { type: "integer", minimum: 1, maximum: 5 } },
  required: ["city", "days"],
  additionalProperties: false,
};
const tool = { type: "function", function: { name: "get_weather", description: "Weather", parameters } } as const;

function client(options = {}) {
  const openai = emulate("openai", options);
  return new OpenAI({ apiKey: "any", maxRetries: 0, fetch: (url, init) => openai(new Request(url, init)) });
}

describe("openai, chat", () => {
  test("calls the tool, takes its result and is done", async () => {
    const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: "user", content: "Weather?" }];
    const first = await client().chat.completions.create({ model: "gpt-4o", messages, tools: [tool] });
    const [choice] = first.choices;
    expect(choice?.finish_reason).toBe("tool_calls");
    const [called] = choice?.message.tool_calls ?? [];
    if (!choice || called?.type !== "function") throw new Error("no function was called");
    const given = JSON.parse(called.function.arguments);
    expect(["Paris", "Oslo"]).toContain(given.city);
    expect([1, 2, 3, 4, 5]).toContain(given.days);
    messages.push(choice.message, { role: "tool", tool_call_id: called.id, content: "sunny" });
    const second = await client().chat.completions.create({ model: "gpt-4o", messages, tools: [tool] });
    expect(second.choices[0]).toMatchObject({
      finish_reason: "stop",
      message: { content: "Done. I have called get_weather." },
    });
  });

  test("refuses a bad tool with the message that users saw", async () => {
    const bad = {
      type: "function",
      function: { name: "find", parameters: { type: "object", properties: { ids: { type: "array" } } } },
    } as const;
    const asked = client().chat.completions.create({
      model: "gpt-4o",
      messages: [{ role: "user", content: "Hi" }],
      tools: [bad],
    });
    const error = await asked.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({
      status: 400,
      code: "invalid_function_parameters",
      param: "tools[0].function.parameters",
      message: expect.stringContaining(
        "Invalid schema for function 'find': In context=('properties', 'ids'), array schema missing items.",
      ),
    });
  });
});
