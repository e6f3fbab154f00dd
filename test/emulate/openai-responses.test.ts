import type OpenAI from "openai";
import { BadRequestError } from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { badForOpenai, openaiClient, weather } from "./clients.ts";

const tool = { type: "function", name: "get_weather", parameters: weather, strict: true } as const;
const ask = {
  model: "gpt-5",
  input: "Weather?",
  tools: [tool],
} satisfies OpenAI.Responses.ResponseCreateParamsNonStreaming;

/** The outputs to every call of a response. */
function outputsOf({ output }: OpenAI.Responses.Response): OpenAI.Responses.ResponseInputItem[] {
  return output.flatMap((item) =>
    item.type === "function_call" ? [{ type: "function_call_output", call_id: item.call_id, output: "sunny" }] : [],
  );
}

describe("openai, responses", () => {
  test("comes to its end when the whole conversation is sent again", async () => {
    const client = openaiClient();
    const first = await client.responses.create(ask);
    const calls = first.output.filter((item) => item.type === "function_call");
    expect(calls).toHaveLength(1);
    const input = [{ role: "user" as const, content: "Weather?" }, ...calls, ...outputsOf(first)];
    const second = await client.responses.create({ ...ask, input });
    expect(second.output_text).toBe("Done. I have called get_weather.");
  });

  test("comes to its end when the earlier response is only named", async () => {
    const client = openaiClient();
    const first = await client.responses.create(ask);
    const second = await client.responses.create({ ...ask, input: outputsOf(first), previous_response_id: first.id });
    expect(second).toMatchObject({ output_text: "Done. I have called get_weather.", previous_response_id: first.id });
    const unknown = client.responses.create({ ...ask, previous_response_id: "resp_unknown" });
    await expect(unknown).rejects.toMatchObject({ code: "previous_response_not_found" });
    const unanswered = client.responses.create({ ...ask, previous_response_id: first.id });
    await expect(unanswered).rejects.toThrow(/^400 No tool output found for function call call_/);
  });

  test("streams the events of the documentation, numbered", async () => {
    const stream = openaiClient().responses.stream(ask);
    const events: OpenAI.Responses.ResponseStreamEvent[] = [];
    for await (const event of stream) events.push(event);
    expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, index) => index));
    expect([...new Set(events.map(({ type }) => type))]).toEqual([
      "response.created",
      "response.in_progress",
      "response.output_item.added",
      "response.function_call_arguments.delta",
      "response.function_call_arguments.done",
      "response.output_item.done",
      "response.completed",
    ]);
    const { output } = await stream.finalResponse();
    expect(output).toMatchObject([
      { type: "function_call", name: "get_weather", parsed_arguments: { city: expect.any(String) } },
    ]);
  });

  test("parse gives an object of the zod schema, streamed or not", async () => {
    const answer = z.object({ name: z.string(), size: z.number().nullable() });
    const asked = { model: "gpt-5", input: "Describe.", text: { format: zodTextFormat(answer, "answer") } };
    const { output_parsed } = await openaiClient().responses.parse(asked);
    const streamed = await openaiClient().responses.stream(asked).finalResponse();
    expect(answer.safeParse(output_parsed)).toMatchObject({ success: true });
    expect(answer.safeParse(streamed.output_parsed)).toMatchObject({ success: true });
  });

  test("refuses a bad tool behind one that OpenAI runs, at its place in the list", async () => {
    const tools = [{ type: "web_search" as const }, { ...tool, name: "find", parameters: badForOpenai, strict: false }];
    const error = await openaiClient()
      .responses.create({ ...ask, tools })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({
      param: "tools[1].parameters",
      message: expect.stringContaining("Invalid schema for function 'find': In context=('properties', 'ids'), array"),
    });
  });

  test("repeats a tool without `strict` as it was normalised, or as non-strict where it could not be", async () => {
    const open = { type: "object", properties: { city: { type: "string" } } };
    const odd = { type: "object", properties: { city: { oneOf: [{ type: "string" }] } } };
    const tools = [open, odd].map((parameters, index) => ({
      type: "function" as const,
      name: `t${index}`,
      parameters,
    }));
    // The SDK's type demands `strict`; the endpoint does not.
    const given: unknown = { ...ask, tools };
    const body = given as OpenAI.Responses.ResponseCreateParamsNonStreaming;
    const response = await openaiClient({ asOf: "2026-10-01" }).responses.create(body);
    expect(response.tools).toMatchObject([
      { strict: true, parameters: { ...open, required: ["city"], additionalProperties: false } },
      { strict: false, parameters: odd },
    ]);
  });

  test("counts tokens, and knows models", async () => {
    const client = openaiClient();
    expect((await client.responses.inputTokens.count(ask)).input_tokens).toBeGreaterThan(10);
    expect((await client.models.retrieve("gpt-5")).id).toBe("gpt-5");
    expect((await client.models.list()).data.map(({ object }) => object)).toContain("model");
  });
});
