import { describe, expect, test } from "vitest";
import { messageOf } from "../../src/live/ask.ts";
import { live } from "../../src/live/live.ts";
import { askedDelay, backoff } from "../../src/live/retry.ts";
import { good, jumpingClock, tool } from "./provider.ts";

const now = Date.UTC(2026, 10, 22, 12);

describe("how long a provider asks to wait", () => {
  const info = { error: { details: [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "17s" }] } };
  test.each<[string, Record<string, string>, unknown, number | undefined]>([
    ["seconds", { "retry-after": "7" }, undefined, 7000],
    ["a date", { "retry-after": "Sun, 22 Nov 2026 12:00:30 GMT" }, undefined, 30_000],
    ["a date that is past", { "retry-after": "Sun, 22 Nov 2026 11:00:00 GMT" }, undefined, 0],
    ["milliseconds, where they are told too", { "retry-after": "2", "retry-after-ms": "1234" }, undefined, 1234],
    ["OpenAI's reset of what is used up", { ...openai("0"), "x-ratelimit-reset-requests": "1m0s" }, undefined, 60_000],
    ["no reset of what is left", { ...openai("5"), "x-ratelimit-reset-requests": "1m0s" }, undefined, undefined],
    ["Anthropic's reset", anthropic("2026-11-22T12:00:09Z"), undefined, 9000],
    ["Google's RetryInfo", {}, info, 17_000],
    ["nothing", {}, {}, undefined],
  ])("%s", (_, headers, body, delay) => {
    expect(askedDelay(new Headers(headers), body, now)).toBe(delay);
  });
});

function openai(remaining: string) {
  return { "x-ratelimit-remaining-requests": remaining };
}

function anthropic(reset: string) {
  return { "anthropic-ratelimit-requests-remaining": "0", "anthropic-ratelimit-requests-reset": reset };
}

test("tries move apart, and never so far as never to come", () => {
  const waits = Array.from({ length: 12 }, (_, index) => backoff(index + 1, () => 1));
  expect(waits.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
  expect(Math.max(...waits)).toBe(30_000);
  expect(backoff(3, () => 0)).toBeLessThan(backoff(3, () => 1));
});

/** One target of OpenAI's that answers as told; the last answer stays. */
async function ask(answers: readonly (() => Response)[], budget = {}) {
  const clock = jumpingClock();
  const bodies: string[] = [];
  const env = { OPENAI_API_KEY: "sk-test" };
  const report = await live([tool("one", good), tool("two", good)], {
    env,
    budget,
    clock,
    targets: ["openai/chat.tools", "openai/responses.tools"],
    async fetch(_, init) {
      bodies.push(String(init?.body));
      const answer = answers[Math.min(bodies.length, answers.length) - 1];
      return answer?.() ?? Response.error();
    },
  });
  return { report, clock, sent: bodies.length };
}

const fine = () => Response.json({ id: "x" });
const failed = (status: number, message: string, headers: Record<string, string> = {}) =>
  Response.json({ error: { message } }, { status, headers });

describe("what is no verdict", () => {
  test.each([
    ["429", () => failed(429, "Slow down.", { "retry-after": "1" })],
    ["503", () => failed(503, "Overloaded.")],
    ["a body that is cut", () => new Response('{"id":', { status: 200 })],
    [
      "a network that is down",
      () => {
        throw new TypeError("fetch failed");
      },
    ],
  ])("%s, in every try", async (_, answer) => {
    const { report } = await ask([fine, answer]);
    expect(report.targets.flatMap(({ agreed, disagreements }) => [...agreed, ...disagreements])).toEqual([]);
    expect(report.targets[0]?.unknown.map((each) => each.tool)).toEqual(["one", "two"]);
  });

  test.each([
    ["a refused key", () => failed(401, "Incorrect API key provided.")],
    [
      "credit that is used up",
      () =>
        Response.json({ error: { message: "You exceeded your quota.", code: "insufficient_quota" } }, { status: 429 }),
    ],
    ["a model that is not there", () => failed(404, "The model does not exist.")],
    ["a plain tool that is refused", () => failed(400, "Unsupported parameter: 'max_completion_tokens'.")],
  ])("%s: nothing more is asked on that surface", async (_, answer) => {
    const { report, sent } = await ask([answer]);
    expect(sent).toBeLessThanOrEqual(2);
    expect(report.targets[0]?.unusable ?? "").toContain(messageOf(await answer().json()) ?? "?");
  });
});

test("a wait that is asked for is kept, and one that is too long is not waited for", async () => {
  const short = await ask([() => failed(429, "Later.", { "retry-after": "40" }), fine]);
  expect(short.clock.slept.reduce((sum, slept) => sum + slept, 0)).toBeGreaterThanOrEqual(40_000);
  expect(short.report.targets[0]?.agreed).toHaveLength(2);
  const long = await ask([() => failed(429, "Tomorrow.", { "retry-after": "86400" }), fine]);
  expect(long.clock.slept).toEqual([]);
  expect(long.report.targets[0]?.unknown[0]?.why).toMatch(/Tomorrow.*86400 s/);
});

test.each([
  ["requests", { requests: 3 }],
  ["tokens", { tokens: 300 }],
])("no more %s are sent than may be, tries included", async (what, budget) => {
  const { report, sent } = await ask([fine, () => failed(500, "Failed.")], budget);
  expect(sent).toBeLessThanOrEqual(3);
  expect(report.spent.requests).toBe(sent);
  expect(report.targets[0]?.unknown[0]?.why).toContain(`--max-${what}`);
});
