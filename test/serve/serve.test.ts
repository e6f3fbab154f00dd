import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, test } from "vitest";
import { clientOf } from "../../src/serve/client.ts";
import { addressesOf } from "../../src/serve/index.ts";
import { models } from "../emulate/clients/client.ts";
import { ask, everyone, hello, start } from "./start.ts";

const server = await start();
const { url } = server;

describe("one address for all providers", () => {
  const key = { authorization: "Bearer any" };
  const places: [string, string, Record<string, string>, string][] = [
    ["a path that one provider has", "/v1/messages", { "x-api-key": "any" }, "anthropic"],
    ["a path that two have, by the key", "/v1/models", { "x-api-key": "any" }, "anthropic"],
    ["a path that two have, by the other's key", "/v1/models", key, "openai"],
    ["a prefix over the key", "/anthropic/v1/models", key, "anthropic"],
    ["a prefix over a path of another's", "/openai/v1/messages", key, "openai"],
    [
      "Azure's own path, which begins as OpenAI's prefix",
      "/openai/deployments/d/chat/completions",
      key,
      "azure-openai",
    ],
    ["Azure's v1 by its key", "/openai/v1/models", { "api-key": "any" }, "azure-openai"],
    ["Azure's prefix", "/azure-openai/openai/v1/models", key, "azure-openai"],
    ["Gemini's path", "/v1beta/models/gemini-2.5-flash:generateContent", {}, "gemini"],
    ["Gemini's prefix", "/gemini/v1/models", {}, "gemini"],
    ["Vertex's path", "/v1/projects/p/locations/l/publishers/google/models/gemini-x:generateContent", {}, "vertex"],
    ["Bedrock's prefix", "/bedrock/model/m/converse", {}, "bedrock"],
  ];

  test.each(places)("%s", async (_, path, headers, provider) => {
    const response = await fetch(url + path, { headers });
    await response.arrayBuffer();
    expect(server.exchanges.at(-1)?.provider).toBe(provider);
  });

  test("the addresses that it prints are those that it takes", async () => {
    for (const { base } of addressesOf(url, everyone)) {
      await (await fetch(`${base}/nothing/there`)).arrayBuffer();
      const { provider = "", path } = server.exchanges.at(-1) ?? {};
      expect(base).toContain(`/${provider}`);
      expect(path).toMatch(/^(\/v1)?\/nothing\/there$/);
    }
  });
});

test("AWS's client, which speaks HTTP/2 without TLS, is answered on the same port, plain and streamed", async () => {
  const credentials = { accessKeyId: "none", secretAccessKey: "none" };
  const client = new BedrockRuntimeClient({ region: "us-east-1", endpoint: `${url}/bedrock`, credentials });
  const asked = { modelId: models.bedrock, messages: [{ role: "user" as const, content: [{ text: "Hi" }] }] };
  const { output } = await client.send(new ConverseCommand(asked));
  expect(output?.message?.content).toEqual([{ text: "This is an emulated answer." }]);
  let said = "";
  for await (const event of (await client.send(new ConverseStreamCommand(asked))).stream ?? [])
    said += event.contentBlockDelta?.delta?.text ?? "";
  expect(said).toBe("This is an emulated answer.");
  client.destroy();
});

test("the page is a page for browsers, and JSON for all others", async () => {
  const page = await fetch(`${url}/drycall`, { headers: { accept: "text/html,*/*" } });
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const data = await fetch(`${url}/drycall`, { headers: { accept: "*/*" } });
  expect(await data.json()).toContainEqual(expect.objectContaining({ provider: "bedrock", status: 404 }));
});

test("a stop lets answers under way end, and takes no more requests", async () => {
  const slow = await start({ faults: { rates: { slow: 1 }, slowMilliseconds: 300 } });
  const answer = ask(`${slow.url}/v1/chat/completions`, { model: "gpt-4o", ...hello });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const stopped = slow.stop(5000);
  expect((await answer).status).toBe(200);
  await stopped;
  await expect(fetch(slow.url)).rejects.toThrow();
});

test("a stream that is to be cut breaks the connection after its first half", async () => {
  const { url } = await start({ faults: { rates: { cut: 1 } } });
  const response = await ask(`${url}/v1/chat/completions`, { model: "gpt-4o", stream: true, ...hello });
  let text = "";
  const read = async () => {
    for await (const part of response.body ?? []) text += Buffer.from(part).toString();
  };
  await expect(read()).rejects.toThrow();
  expect(text).toContain("data: ");
  expect(text).not.toContain("[DONE]");
});

test("an address that is taken is said to be", async () => {
  await expect(start({ port: Number(new URL(url).port) })).rejects.toThrow(/something listens there already/);
});

/** What fourteen set-ups of real clients sent on 2026-11-22. */
test.each([
  ["OpenAI/JS 6.49.0", "OpenAI/JS 6.49.0"],
  ["Anthropic/JS 1.12.0", "Anthropic/JS 1.12.0"],
  ["google-genai-sdk/2.32.0 gl-node/v20.20.2", "google-genai-sdk 2.32.0"],
  [
    "aws-sdk-js/3.1162.0 ua/2.1 os/linux#6.18 lang/js md/nodejs#20.20.2 api/bedrock-runtime#3.1162.0 m/E,e",
    "aws-sdk-js 3.1162.0",
  ],
  [
    "ai/6.0.326 ai-sdk/provider-utils/4.0.56 runtime/node.js/v20.20.2 ai-sdk/amazon-bedrock/4.0.186 runtime/node.js/v20.20.2",
    "ai 6.0.326, ai-sdk/provider-utils 4.0.56, ai-sdk/amazon-bedrock 4.0.186",
  ],
  ["Agents/JavaScript 0.20.0", "Agents/JavaScript 0.20.0"],
  ["node", "node"],
  ["", "a client without a name"],
])("the SDK behind %s", (agent, client) => {
  expect(clientOf(new Headers({ "user-agent": agent }))).toBe(client);
});

test.each([
  [
    { "user-agent": "langchainjs-openai/1.0.0 ((node/v20.20.2; linux; x64))", "x-stainless-package-version": "6.49.0" },
    "langchainjs-openai 1.0.0, SDK of js 6.49.0",
  ],
  [{ "user-agent": "node", "x-goog-api-client": "genai-js/0.24.1" }, "genai-js 0.24.1"],
])("the SDK below another, or in a header of its own: %j", (headers, client) => {
  expect(clientOf(new Headers({ "x-stainless-lang": "js", ...headers }))).toBe(client);
});
