import { UserError } from "../errors.ts";
import { providerOf } from "../providers/index.ts";
import { parseTarget, targetText } from "../providers/targets.ts";
import { today } from "../schema/dates.ts";
import type { IsoDate, Target, Tool } from "../types.ts";
import { accountOf, askable, type Env } from "./account.ts";
import { atMost, type Budget, type Line, type Spent } from "./line.ts";
import { type Clock, realClock } from "./retry.ts";
import { type Strategy, strategyOf } from "./strategies.ts";
import { askTarget, type TargetReport } from "./target.ts";

export interface LiveOptions {
  /** Where the keys are: nothing else is looked at for them. */
  env: Env;
  /** `provider[/surface][+strict][@model]`; every provider that can be asked unless told. */
  targets?: readonly string[];
  /** Tries count as requests; 1,000 requests and 1,000,000 tokens unless told. */
  budget?: Partial<Budget>;
  /** Requests at a time to one provider, 4 unless told. */
  concurrency?: number;
  /** How often one request is tried, 10 unless told. */
  tries?: number;
  /** The day that is written into cases; today unless told. */
  asOf?: IsoDate;
  fetch?: typeof fetch;
  clock?: Clock;
  onProgress?(doing: string): void;
}

export interface LiveReport {
  asOf: IsoDate;
  targets: readonly TargetReport[];
  /** Who was not asked, and why. */
  skipped: readonly { who: string; why: string }[];
  spent: Spent;
  milliseconds: number;
}

/**
 * Asks the real providers about tools, and compares what they say with what drycall would have said.
 *
 * @example const { targets } = await live(tools, { env: process.env, targets: ["anthropic"] })
 * @throws UserError where a target does not exist, or no provider can be asked for want of a key
 */
export async function live(tools: readonly Tool[], options: LiveOptions): Promise<LiveReport> {
  const started = performance.now();
  const asOf = options.asOf ?? today();
  const wanted = (options.targets ?? askable).flatMap((text) => parseTarget(text, asOf));
  const skipped: { who: string; why: string }[] = [];
  const spent: Spent = { requests: 0, tokens: 0 };
  const budget: Budget = { requests: 1000, tokens: 1_000_000, ...options.budget };
  const lines = new Map<string, Line>();
  const planned = plan(wanted, tools, options.env, skipped, (provider, account) => {
    const known = lines.get(provider);
    const line = known ?? {
      account,
      budget,
      spent,
      clock: options.clock ?? realClock,
      fetch: options.fetch ?? fetch,
      tries: options.tries ?? 10,
      closedUntil: 0,
    };
    lines.set(provider, line);
    return line;
  });
  if (planned.length === 0) throw nobody(skipped);
  const targets = await atMost(lines.size, [...lines.values()], async (line) => {
    const reports: TargetReport[] = [];
    // One target after another: they share a provider's limits.
    for (const { carried, ...asking } of planned.filter((each) => each.line === line))
      reports.push(
        await askTarget(carried, {
          ...asking,
          concurrency: options.concurrency ?? 4,
          onProgress: (asked) =>
            options.onProgress?.(`asking ${targetText(asking.target)}: ${asked} of ${carried.length} tools`),
        }),
      );
    return reports;
  });
  return { asOf, targets: targets.flat(), skipped, spent, milliseconds: performance.now() - started };
}

interface Planned {
  target: Target;
  provider: NonNullable<ReturnType<typeof providerOf>>;
  strategy: Strategy;
  line: Line;
  carried: readonly Tool[];
}

/** Who is to be asked about which tools. Who is not is told once. */
function plan(
  wanted: readonly Target[],
  tools: readonly Tool[],
  env: Env,
  skipped: { who: string; why: string }[],
  lineTo: (provider: string, account: Line["account"]) => Line,
): Planned[] {
  const skip = (who: string, why: string) => {
    if (!skipped.some((row) => row.who === who)) skipped.push({ who, why });
    return [];
  };
  return wanted.flatMap((target): Planned[] => {
    const provider = providerOf(target.provider);
    const account = accountOf(target.provider, env);
    if (!provider || !account) return skip(target.provider, "there is no service of its own to ask");
    if ("missing" in account) return skip(target.provider, account.missing);
    const strategy = strategyOf(target.provider, target.surface);
    if (!strategy) return skip(targetText(target), "how to ask on this surface is not known");
    const isFormat = provider.surfaces.find(({ id }) => id === target.surface)?.carries === "formats";
    const carried = tools.filter(({ role }) => (role === "format") === isFormat);
    if (carried.length === 0) return [];
    const model = target.model ?? account.model ?? strategy.model;
    if (model === null)
      return skip(target.provider, "no deployment is named: `@name` behind the target, or AZURE_OPENAI_DEPLOYMENT");
    return [{ target: { ...target, model }, provider, strategy, line: lineTo(target.provider, account), carried }];
  });
}

function nobody(skipped: readonly { who: string; why: string }[]): UserError {
  const told = skipped.map(({ who, why }) => `${who}: ${why}`).join("; ");
  return new UserError(`nobody can be asked${told === "" ? "" : ` (${told})`}`, {
    hint: "set a provider's key in the environment, such as ANTHROPIC_API_KEY; nothing else is read for keys",
  });
}
