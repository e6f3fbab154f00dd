import { describe, expect, test } from "vitest";
import { type Exchange, emulate } from "../../src/emulate/index.ts";
import { addresses, keys, post } from "./ask.ts";

const openai = addresses.openai ?? "";
const anthropic = addresses.anthropic ?? "";
const message = { role: "user", content: "Hi" };

/** What both providers answer to requests that carry no tools at all, as their reports have it. */
const refusals: [string, Request, number, string][] = [
  [
    "openai without a key",
    post(openai, {}, { authorization: "" }),
    401,
    "Missing bearer or basic authentication in header",
  ],
  ["openai's unknown path", post("https://api.openai.com/v1/nothing", {}), 404, "Invalid URL (POST /v1/nothing)"],
  ["openai by GET", new Request(openai, { headers: keys }), 405, "Only POST requests are accepted."],
  [
    "openai as text",
    post(openai, "{}", { "content-type": "text/plain" }),
    400,
    "Unsupported content type: 'text/plain'.",
  ],
  ["openai, truncated", post(openai, '{"model":'), 400, "We could not parse the JSON body of your request."],
  ["openai, not an object", post(openai, "[]"), 400, "We could not parse the JSON body of your request."],
  ["openai without a model", post(openai, { messages: [message] }), 400, "you must provide a model parameter"],
  ["openai without messages", post(openai, { model: "gpt-4o" }), 400, "Missing required parameter: 'messages'."],
  [
    "openai, no tools",
    post(openai, { model: "m", messages: [message], tools: [] }),
    400,
    "Invalid 'tools': empty array.",
  ],
  [
    "openai, a tool of Responses",
    post(openai, { model: "m", messages: [message], tools: [{ type: "function", name: "f" }] }),
    400,
    "Missing required parameter: 'tools[0].function'.",
  ],
  [
    "anthropic without a key",
    post(anthropic, {}, { authorization: "", "x-api-key": "" }),
    401,
    "x-api-key header is required",
  ],
  ["anthropic's unknown path", post("https://api.anthropic.com/v1/v1/messages", {}), 404, "Not Found"],
  [
    "anthropic without a version",
    post(anthropic, {}, { "anthropic-version": "" }),
    400,
    "anthropic-version: header is required",
  ],
  ["anthropic, truncated", post(anthropic, '{"model":'), 400, "unexpected end of data: line 1 column 10 (char 9)"],
  [
    "anthropic, a bare word",
    post(anthropic, '{"model": nope}'),
    400,
    "unexpected character: line 1 column 11 (char 10)",
  ],
  [
    "anthropic, half a surrogate pair",
    post(anthropic, String.raw`{"model":"m","max_tokens":1,"messages":[{"role":"user","content":"\ud83d"}]}`),
    400,
    "The request body is not valid JSON: no low surrogate in string: line 1 column",
  ],
  [
    "anthropic without max_tokens",
    post(anthropic, { model: "m", messages: [message] }),
    400,
    "max_tokens: Field required",
  ],
  ["anthropic without messages", post(anthropic, { model: "m", max_tokens: 1 }), 400, "messages: Field required"],
  [
    "anthropic, no messages",
    post(anthropic, { model: "m", max_tokens: 1, messages: [] }),
    400,
    "messages: at least one message is required",
  ],
];

describe("bad requests", () => {
  test.each(refusals)("%s", async (_, request, status, words) => {
    const response = await emulate(["openai", "anthropic"])(request);
    const body: unknown = await response.json();
    expect(response.status).toBe(status);
    const envelope = request.url.includes("anthropic") ? { type: "error" } : {};
    expect(body).toMatchObject({
      ...envelope,
      error: { type: expect.any(String), message: expect.stringContaining(words) },
    });
  });

  test.each([openai, anthropic])("a body that is too long, stated or not: %s", async (url) => {
    const answer = emulate(["openai", "anthropic"], { maxBytes: 1000 });
    const body = JSON.stringify({ padding: "x".repeat(2000) });
    expect((await answer(post(url, body))).status).toBe(413);
    expect((await answer(post(url, body, { "content-length": String(body.length) }))).status).toBe(413);
  });

  test("a body too deep for any walk is refused, not recursed into", async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    expect((await emulate("openai")(post(openai, deep))).status).toBe(400);
  });
});

describe("several providers behind one address", () => {
  test("are told apart by the path, by the key where they share one, or by the host", async () => {
    const seen: Exchange[] = [];
    const answer = emulate(["openai", "anthropic"], { onExchange: (exchange) => seen.push(exchange) });
    const local = "http://127.0.0.1:8080/v1";
    await answer(post(`${local}/messages`, {}));
    await answer(post(`${local}/chat/completions`, {}));
    await answer(new Request(`${local}/models`, { headers: { "x-api-key": "any" } }));
    await answer(new Request(`${local}/models`, { headers: { authorization: "Bearer any" } }));
    await answer(new Request("https://api.anthropic.com/v1/models", { headers: { authorization: "Bearer any" } }));
    expect(seen.map(({ provider }) => provider)).toEqual(["anthropic", "openai", "anthropic", "openai", "anthropic"]);
  });

  test("an exchange tells what arrived, how it was judged and what was answered", async () => {
    const seen: Exchange[] = [];
    const answer = emulate("openai", { onExchange: (exchange) => seen.push(exchange) });
    const parameters = { type: "object", properties: { ids: { type: "array" } } };
    const tools = [{ type: "function", function: { name: "find", parameters } }];
    await answer(post(openai, { model: "gpt-4o", messages: [message], tools }));
    await answer(post(openai, { model: "gpt-4o", messages: [message] }));
    expect(seen).toMatchObject([
      {
        status: 400,
        message: expect.stringContaining("array schema missing items"),
        call: { tools: [{ name: "find", inputSchema: parameters }] },
        judgements: [{ verdict: "reject", findings: [{ rule: "openai/array-missing-items" }] }],
      },
      { status: 200, message: null, turn: { reason: "done" } },
    ]);
  });
});
