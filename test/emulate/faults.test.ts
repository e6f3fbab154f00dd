import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { emulate, type FaultName, parseFaults } from "../../src/emulate/index.ts";
import { addresses, chat, post } from "./ask.ts";
import { anthropicClient } from "./clients.ts";

describe("faults", () => {
  test("are read from a text", () => {
    expect(parseFaults("429:0.33, cut:0.1")).toEqual({ rates: { "429": 0.33, cut: 0.1 } });
    expect(() => parseFaults("430:1")).toThrow("unknown fault `430`");
    expect(() => parseFaults("429")).toThrow("fault 429 has no rate from 0 to 1");
    expect(() => parseFaults("429:0.6,500:0.6")).toThrow("more than 1 together");
  });

  test("come at their rate, the same for the same seed", async () => {
    const statuses = async (seed: number) => {
      const ask = chat({ faults: { rates: { "429": 0.33 }, seed } });
      return Promise.all(Array.from({ length: 300 }, async () => (await ask({})).response.status));
    };
    const first = await statuses(7);
    expect(first.filter((status) => status === 429).length / 300).toBeCloseTo(0.33, 1);
    expect(await statuses(7)).toEqual(first);
    expect(await statuses(8)).not.toEqual(first);
  });

  test.each<[FaultName, "openai" | "anthropic", number, string]>([
    ["429", "openai", 429, "rate_limit_exceeded"],
    ["429", "anthropic", 429, "rate_limit_error"],
    ["503", "openai", 503, "server_error"],
    ["529", "anthropic", 529, "overloaded_error"],
    ["500", "openai", 500, "server_error"],
    ["500", "anthropic", 500, "api_error"],
  ])("%s of %s is %i with `%s`", async (name, provider, status, word) => {
    const faults = { rates: { [name]: 1 }, retryAfterSeconds: 3 };
    const response = await emulate(provider, { faults })(post(addresses[provider] ?? "", {}));
    expect(response.status).toBe(status);
    expect(response.headers.get("retry-after")).toBe(name === "429" ? "3" : null);
    expect(await response.text()).toContain(`"${word}"`);
  });

  test("a client that retries comes through", async () => {
    const answer = emulate("openai", { faults: { rates: { "429": 0.5 }, seed: 3, retryAfterSeconds: 0.01 } });
    const fetch = (url: string | URL | Request, init?: RequestInit) => answer(new Request(url, init));
    const client = new OpenAI({ apiKey: "any", maxRetries: 9, fetch });
    const asked = Array.from({ length: 10 }, () =>
      client.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: "Hi" }] }),
    );
    expect(await Promise.all(asked)).toHaveLength(10);
  });

  test("a stream is cut in the middle, and a body too", async () => {
    const client = anthropicClient({ faults: { rates: { cut: 1 } } });
    const ask = { model: "claude-opus-5", max_tokens: 100, messages: [{ role: "user" as const, content: "Hi" }] };
    let text = "";
    const stream = client.messages.stream(ask).on("text", (delta) => {
      text += delta;
    });
    await expect(stream.finalText()).rejects.toThrow();
    expect("This is an emulated answer.").toMatch(new RegExp(`^${text}`));
    expect(text).not.toBe("");
    await expect(client.messages.create(ask)).rejects.toThrow();
  });

  test("a slow answer is late and whole", async () => {
    const started = performance.now();
    const { response } = await chat({ faults: { rates: { slow: 1 }, slowMilliseconds: 80 } })({});
    expect(response.status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(75);
  });
});
