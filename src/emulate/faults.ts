import { UserError } from "../errors.ts";
import type { Refusal } from "./face.ts";
import { randomOf } from "./random.ts";

/**
 * What goes wrong though the request is right: a status, a stream that ends in the middle, with an error of the
 * provider's or without a word, a late first byte.
 */
export type FaultName = "429" | "500" | "503" | "529" | "error" | "cut" | "slow";

export interface FaultOptions {
  /** Fault → how often, from 0 to 1. Together at most 1. */
  rates: Readonly<Partial<Record<FaultName, number>>>;
  /** 1 unless told. */
  seed?: number;
  /** What a 429 asks the client to wait, 1 unless told. */
  retryAfterSeconds?: number;
  /** How late the first byte of a slow answer is, 2,000 unless told. */
  slowMilliseconds?: number;
}

const names: readonly FaultName[] = ["429", "500", "503", "529", "error", "cut", "slow"];

/**
 * Reads `429:0.33,500:0.05,cut:0.1,slow:0.1`.
 *
 * @throws UserError on an unknown fault, and on rates that are none or are more than 1 together.
 */
export function parseFaults(text: string): FaultOptions {
  const rates: Partial<Record<FaultName, number>> = {};
  for (const part of text.split(",")) {
    const [name = "", rate = ""] = part.split(":").map((word) => word.trim());
    const known = names.find((each) => each === name);
    if (known === undefined)
      throw new UserError(`unknown fault \`${name}\``, {
        hint: `faults are ${names.join(", ")}: \`429:0.33,cut:0.1\``,
      });
    const share = rate === "" ? Number.NaN : Number(rate);
    if (!(share >= 0 && share <= 1))
      throw new UserError(`fault ${name} has no rate from 0 to 1: \`${part.trim()}\``, {
        hint: `write \`${name}:0.33\``,
      });
    rates[known] = share;
  }
  if (Object.values(rates).reduce((sum, rate) => sum + rate, 0) > 1)
    throw new UserError(`the rates of \`${text}\` are more than 1 together`, {
      hint: "each request has one fault at most",
    });
  return { rates };
}

/** Says of each request in turn what goes wrong with it, if anything does. */
export function faultsInTurn({ rates, seed = 1 }: FaultOptions = { rates: {} }): () => FaultName | undefined {
  const random = randomOf(seed);
  return () => {
    let left = random();
    for (const name of names) {
      left -= rates[name] ?? 0;
      if (left < 0) return name;
    }
    return undefined;
  };
}

/** What a provider says for a fault that has a status. */
export function refusalOf(fault: FaultName | undefined, options?: FaultOptions): Refusal | undefined {
  if (fault === "429") return { kind: "rate-limited", seconds: options?.retryAfterSeconds ?? 1 };
  if (fault === "503" || fault === "529") return { kind: "overloaded" };
  return fault === "500" ? { kind: "failed" } : undefined;
}
