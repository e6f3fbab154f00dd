import Anthropic from "@anthropic-ai/sdk";
import OpenAI, { AzureOpenAI, BadRequestError } from "openai";
import { expect, test } from "vitest";
import { badForOpenai, weather } from "./emulate/clients.ts";
import { loopback } from "./emulate/loopback.ts";

const messages = [{ role: "user" as const, content: "How is the weather?" }];

/** The real SDKs at the providers' real addresses, whatever library stands in between. */
export function intercepted(): void {
  // The SDKs keep the `fetch` that is there when a client is made.
  const openai = () => new OpenAI({ apiKey: "any", maxRetries: 0 });
  const anthropic = () => new Anthropic({ apiKey: "any", maxRetries: 0 });
  const offered = { type: "function" as const, function: { name: "get_weather", parameters: weather } };

  test("openai has its tool called, plain and streamed", async () => {
    const asked = { model: "gpt-4o", messages, tools: [offered] };
    const { choices } = await openai().chat.completions.create(asked);
    const [call] = choices[0]?.message.tool_calls ?? [];
    expect(call).toMatchObject({ type: "function", function: { name: "get_weather" } });
    let text = "";
    for await (const { choices } of await openai().chat.completions.create({ ...asked, stream: true }))
      text += choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? "";
    expect(JSON.parse(text)).toEqual({ city: expect.stringMatching(/^(Paris|Oslo)$/), days: expect.any(Number) });
  });

  test("openai throws the provider's words for a bad tool", async () => {
    const tools = [{ type: "function" as const, name: "find", strict: false, parameters: badForOpenai }];
    const error = await openai()
      .responses.create({ model: "gpt-4o", input: "Hi", tools })
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error.message).toContain("In context=('properties', 'ids'), array schema missing items.");
  });

  test("anthropic has its tool called, streamed", async () => {
    const tools = [{ name: "get_weather", input_schema: weather }];
    const stream = anthropic().messages.stream({ model: "claude-sonnet-5", max_tokens: 500, messages, tools });
    expect((await stream.finalMessage()).content).toEqual([expect.objectContaining({ name: "get_weather" })]);
  });

  test("a resource of Azure's is any host below its domain", async () => {
    const endpoint = "https://some-resource.openai.azure.com";
    const azure = new AzureOpenAI({ apiKey: "any", endpoint, apiVersion: "2025-04-01-preview", maxRetries: 0 });
    const { choices } = await azure.chat.completions.create({ model: "gpt-4o", messages });
    expect(choices[0]?.message.content).toBe("This is an emulated answer.");
  });

  test("a truncated body is refused in the provider's words", async () => {
    const headers = { authorization: "Bearer any", "content-type": "application/json" };
    const url = "https://api.openai.com/v1/chat/completions";
    const response = await fetch(url, { method: "POST", headers, body: '{"model":' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("We could not parse the JSON body of your request.");
  });

  test("other hosts are left alone", async () => {
    const server = await loopback(async () => new Response("the server itself"));
    expect(await (await fetch(server.url)).text()).toBe("the server itself");
    server.close();
  });
}
