import type { Account } from "./account.ts";
import type { Clock } from "./retry.ts";

/** What a run may send, over all providers. */
export interface Budget {
  /** Every try counts, the ones that are throttled too. */
  requests: number;
  /** Estimated input tokens of requests that are not free. */
  tokens: number;
}

/** What a run has sent. */
export interface Spent {
  requests: number;
  tokens: number;
}

/** A request that was answered with a verdict, at the provider's own address. */
export interface Exchange {
  url: URL;
  body: unknown;
  status: number;
  answer: unknown;
}

/** The way to one provider: what its requests share. */
export interface Line {
  provider: string;
  account: Account;
  clock: Clock;
  fetch: typeof fetch;
  budget: Budget;
  spent: Spent;
  /** How often one request is tried. */
  tries: number;
  /** Milliseconds since 1970 before which nothing is sent: the provider has asked for it. */
  closedUntil: number;
  /** Told of every verdict. */
  note?: ((exchange: Exchange) => void) | undefined;
  /** What is written down nowhere. */
  secrets: readonly string[];
  /** Why nothing more is to be asked of this provider: its key is refused, its credit is used up. */
  ended?: string;
}

/** Why a request may not be sent; undefined where it may, and it is counted as sent. */
export function take({ budget, spent, ended }: Line, tokens: number): string | undefined {
  if (ended !== undefined) return ended;
  if (spent.requests >= budget.requests) return `the cap of ${budget.requests} requests is reached (--max-requests)`;
  if (spent.tokens + tokens > budget.tokens) return `the cap of ${budget.tokens} tokens is reached (--max-tokens)`;
  spent.requests += 1;
  spent.tokens += tokens;
  return undefined;
}

/** Waits as long as the provider has asked for. */
export async function open(line: Line): Promise<void> {
  while (line.clock.now() < line.closedUntil) await line.clock.sleep(line.closedUntil - line.clock.now());
}

/** Does some work, at most so much of it at a time. The results are in the order of the items. */
export async function atMost<Item, Result>(
  limit: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const left = items.entries();
  const worker = async () => {
    for (const [index, item] of left) results.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
