import { expect, test } from "vitest";
import { type Exchange, emulate } from "../../src/emulate/index.ts";
import { addresses, post } from "./ask.ts";

const schema = { $schema: "http://json-schema.org/draft-07/schema#", type: "object", properties: {}, "x-own": [null] };
const messages = [{ role: "user", content: "Hi" }];

/** Bodies with every key that a tool may have, and some that none should. */
const bodies: [string, string, object][] = [
  [
    "chat",
    addresses.openai ?? "",
    {
      model: "gpt-4o",
      messages,
      tools: [
        { type: "function", function: { name: "a", description: "", parameters: schema, strict: false, extra: 1 } },
        { type: "function", function: { name: "b" } },
      ],
    },
  ],
  [
    "responses",
    "https://api.openai.com/v1/responses",
    {
      model: "gpt-5",
      input: "Hi",
      tools: [
        { type: "function", name: "a", parameters: schema, strict: true },
        { type: "function", name: "b", defer_loading: true },
      ],
    },
  ],
  [
    "messages",
    addresses.anthropic ?? "",
    {
      model: "claude-opus-5",
      max_tokens: 1,
      messages,
      tools: [
        { type: "custom", name: "a", input_schema: schema, strict: false, cache_control: { type: "ephemeral" } },
        { type: "web_search_20250305", name: "web_search", max_uses: 3 },
      ],
    },
  ],
];

test.each(bodies)("what is judged of %s is what arrived", async (_, url, body) => {
  const seen: Exchange[] = [];
  await emulate(["openai", "anthropic"], { onExchange: (exchange) => seen.push(exchange) })(post(url, body));
  expect(seen[0]?.judgements[0]?.request.body).toEqual({ tools: "tools" in body && body.tools });
});
