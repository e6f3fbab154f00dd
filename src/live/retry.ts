import { isObject, listOf, own } from "../schema/json.ts";

/** The time, and the chance: tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

export const realClock: Clock = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  random: Math.random,
};

const shortest = 500;
const longest = 30_000;

/** Milliseconds to wait before the next try, drawn from a window that doubles each time. @param tries made so far, from 1 */
export function backoff(tries: number, random: Clock["random"]): number {
  const window = Math.min(longest, shortest * 2 ** (tries - 1));
  return window / 2 + (random() * window) / 2;
}

/**
 * How long an answer asks the client to wait, in milliseconds: `retry-after` in seconds or as a date (RFC 9110 §10.2.3),
 * the headers of OpenAI and of Anthropic, Google's RetryInfo. What is used up, and when it comes back, is read where the
 * answer asks for nothing.
 */
export function askedDelay(headers: Headers, body: unknown, now: number): number | undefined {
  const after = headers.get("retry-after");
  const asked = milliseconds(headers.get("retry-after-ms")) ?? seconds(after) ?? until(after, now);
  if (asked !== undefined) return asked;
  const resets = [
    // https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers: `6m0s`, of what is used up.
    ...["requests", "tokens"].map((what) =>
      headers.get(`x-ratelimit-remaining-${what}`) === "0"
        ? duration(headers.get(`x-ratelimit-reset-${what}`))
        : undefined,
    ),
    // https://platform.claude.com/docs/en/api/rate-limits#response-headers
    ...["requests", "input-tokens", "output-tokens"].map((what) =>
      headers.get(`anthropic-ratelimit-${what}-remaining`) === "0"
        ? until(headers.get(`anthropic-ratelimit-${what}-reset`), now)
        : undefined,
    ),
    // https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto
    ...retryInfos(body).map(duration),
  ].filter((delay) => delay !== undefined);
  return resets.length > 0 ? Math.max(...resets) : undefined;
}

function seconds(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) * 1000 : undefined;
}

function milliseconds(text: string | null): number | undefined {
  const delay = seconds(text);
  return delay === undefined ? undefined : delay / 1000;
}

function until(text: string | null, now: number): number | undefined {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `17s`, `1.5s`, `6m0s`, `20ms` */
function duration(text: unknown): number | undefined {
  if (typeof text !== "string" || !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (units[unit] ?? 0), 0);
}

function retryInfos(body: unknown): unknown[] {
  const error = isObject(body) ? own(body, "error") : undefined;
  return isObject(error) ? listOf(error, "details").map((info) => isObject(info) && own(info, "retryDelay")) : [];
}
