import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emulate } from "../../src/emulate/index.ts";
import type { Bad, Client } from "./clients/client.ts";
import { clients } from "./clients/index.ts";
import { type Loopback, loopback } from "./loopback.ts";

const answer = emulate(["openai", "anthropic", "gemini", "bedrock"]);
let server: Loopback;

beforeAll(async () => {
  server = await loopback(answer);
});
afterAll(() => server.close());

const city = { type: "string", enum: ["Oslo", "Lima"] };
const schema = { type: "object", properties: { city }, required: ["city"], additionalProperties: false };

/** By provider: faults that the clients send on as they are. */
const refused: Readonly<Record<Client["provider"], Bad>> = {
  // https://github.com/microsoft/vscode/issues/248810
  openai: [
    { schema: { type: "object", properties: { ids: { type: "array" } } } },
    "Invalid schema for function 'get_weather': In context=('properties', 'ids'), array schema missing items.",
  ],
  // https://github.com/trycua/cua/pull/3303
  anthropic: [
    { schema: { type: "object", properties: { a: city }, anyOf: [{ required: ["a"] }] } },
    "tools.0.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level",
  ],
  // https://github.com/cline/cline/issues/7926
  gemini: [
    { schema: { type: "object", properties: { ids: { type: "array" } } } },
    "* GenerateContentRequest.tools[0].function_declarations[0].parameters.properties[ids].items: missing field.",
  ],
  bedrock: [
    { schema: { type: "object", properties: { a: city }, anyOf: [{ required: ["a"] }] } },
    "The model returned the following errors: tools.0.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level",
  ],
};

describe.each(
  clients.map((client) => [client.packages[0], client.through, client] as const),
)("%s, %s", (_, __, client) => {
  const { provider, throws, bad: own } = client;

  test.each([
    "plain",
    "streamed",
  ] as const)("has its tool called, gives the result, and is told the end: %s", async (how) => {
    const given: unknown[] = [];
    const execute = (args: unknown) => `clear, ${given.push(args)}`;
    const tool = { name: "get_weather", description: "The weather in a city", schema, execute };
    const text = await client[how]({ url: server.url, answer }, tool);
    expect(given).toEqual([{ city: expect.stringMatching(/^(?:Oslo|Lima)$/) }]);
    expect(text).toBe("Done. I have called get_weather.");
  });

  test("throws the provider's words for a bad tool, in its own error class", async () => {
    const [bad, words] = own ?? refused[provider];
    const tool = { name: "get_weather", description: "The weather in a city", schema, execute: () => "clear", ...bad };
    const error = await client.plain({ url: server.url, answer }, tool).catch((thrown: unknown) => thrown);
    if (!(error instanceof Error)) throw new Error(`no error, but ${error}`);
    expect(error.message).toContain(words);
    expect([error.name, error.constructor.name]).toContain(throws);
  });
});
