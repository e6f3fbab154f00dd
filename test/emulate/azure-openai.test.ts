import { AuthenticationError, BadRequestError } from "openai";
import { describe, expect, test } from "vitest";
import { emulate } from "../../src/emulate/index.ts";
import { azureClient, badForOpenai, weather } from "./clients.ts";

const messages = [{ role: "user" as const, content: "Weather?" }];

describe("azure-openai", () => {
  test("answers at a deployment's address, streamed or not", async () => {
    const tools = [{ type: "function" as const, function: { name: "get_weather", parameters: weather } }];
    const plain = await azureClient().chat.completions.create({ model: "my-deployment", messages, tools });
    const streamed = azureClient().chat.completions.stream({ model: "my-deployment", messages, tools });
    expect(plain.model).toBe("my-deployment");
    expect(plain.choices[0]?.message.tool_calls).toHaveLength(1);
    expect((await streamed.finalChatCompletion()).choices[0]?.message.tool_calls).toHaveLength(1);
  });

  test("answers responses at both of its addresses", async () => {
    expect((await azureClient().responses.create({ model: "my-deployment", input: "Hi" })).output_text).not.toBe("");
    const url = "https://my-resource.openai.azure.com/openai/v1/responses";
    const body = JSON.stringify({ model: "gpt-5", input: "Hi" });
    const headers = { "api-key": "any", "content-type": "application/json" };
    expect((await emulate("azure-openai")(new Request(url, { method: "POST", headers, body }))).status).toBe(200);
  });

  test("allows dots in names, which OpenAI does not, and refuses what both refuse", async () => {
    const dotted = [{ type: "function" as const, function: { name: "weather.get", parameters: weather } }];
    const bad = [{ type: "function" as const, function: { name: "find", parameters: badForOpenai } }];
    await azureClient().chat.completions.create({ model: "d", messages, tools: dotted });
    const error = await azureClient()
      .chat.completions.create({ model: "d", messages, tools: bad })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ message: expect.stringContaining("array schema missing items.") });
  });

  test("refuses a format before the api-version that has it, and a call without a version or a key", async () => {
    const format = { type: "json_schema" as const, json_schema: { name: "f", schema: weather, strict: true } };
    const asked = azureClient().chat.completions.create(
      { model: "d", messages, response_format: format },
      { query: { "api-version": "2024-02-01" } },
    );
    await expect(asked).rejects.toThrow("enabled only for api versions 2024-08-01-preview and later");
    const without = azureClient({}).chat.completions.create({ model: "d", messages }, { headers: { "api-key": null } });
    await expect(without).rejects.toBeInstanceOf(AuthenticationError);
  });
});
