import { UserError } from "../errors.ts";
import { parseTarget, targetText } from "../providers/targets.ts";
import { today } from "../schema/dates.ts";
import type { IsoDate, JsonObject, Tool } from "../types.ts";
import { askable, type Env } from "./account.ts";
import { type RecordMode, storable, writeCassette } from "./cassette.ts";
import { atMost, type Budget, type Line, type Spent } from "./line.ts";
import { type Planned, plan, type Skipped } from "./plan.ts";
import { playerOf } from "./player.ts";
import { type Clock, realClock } from "./retry.ts";
import { secretsIn } from "./scrub.ts";
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
  /** Exchanges are recorded there, and played from there. */
  cassettes?: { folder: string; mode: RecordMode };
  fetch?: typeof fetch;
  clock?: Clock;
  onProgress?(doing: string): void;
}

export interface LiveReport {
  asOf: IsoDate;
  targets: readonly TargetReport[];
  /** Who was not asked, and why. */
  skipped: readonly Skipped[];
  spent: Spent;
  milliseconds: number;
}

/**
 * Asks the real providers about tools, and compares what they say with what drycall would have said.
 *
 * @example const { targets } = await live(tools, { env: process.env, targets: ["anthropic"] })
 * @throws UserError where a target does not exist, or nobody can be asked for want of a key or a cassette
 */
export async function live(tools: readonly Tool[], options: LiveOptions): Promise<LiveReport> {
  const started = performance.now();
  const asOf = options.asOf ?? today();
  const wanted = (options.targets ?? askable).flatMap((text) => parseTarget(text, asOf));
  const { planned, skipped } = await plan(wanted, tools, options);
  if (planned.length === 0) throw nobody(skipped, options);
  const spent: Spent = { requests: 0, tokens: 0 };
  const send = options.fetch ?? fetch;
  const played = planned.flatMap(({ cassette }) => cassette?.exchanges ?? []);
  const player = played.length > 0 ? await playerOf(played) : undefined;
  try {
    const lines = linesOf(planned, options, spent, send, player?.fetch ?? send);
    const targets = await atMost(lines.size, [...lines], ([line, group]) => askAll(group, line, options));
    return { asOf, targets: targets.flat(), skipped, spent, milliseconds: performance.now() - started };
  } finally {
    player?.stop();
  }
}

/** A line to each provider, and one to its cassettes, with the targets that are asked over it. */
function linesOf(
  planned: readonly Planned[],
  options: LiveOptions,
  spent: Spent,
  send: typeof fetch,
  play: typeof fetch,
): Map<Line, Planned[]> {
  const budget: Budget = { requests: 1000, tokens: 1_000_000, ...options.budget };
  const shared = { budget, spent, clock: options.clock ?? realClock, secrets: secretsIn(options.env), closedUntil: 0 };
  const lines = new Map<string, { line: Line; group: Planned[] }>();
  for (const each of planned) {
    const { target, account, cassette } = each;
    const key = `${target.provider} ${cassette === undefined}`;
    const way = cassette ? { fetch: play, tries: 1 } : { fetch: send, tries: options.tries ?? 10 };
    const known = lines.get(key) ?? { line: { ...shared, ...way, provider: target.provider, account }, group: [] };
    known.group.push(each);
    lines.set(key, known);
  }
  return new Map([...lines.values()].map(({ line, group }) => [line, group]));
}

/** One target after another: they share a provider's limits. */
async function askAll(group: readonly Planned[], line: Line, options: LiveOptions): Promise<TargetReport[]> {
  const reports: TargetReport[] = [];
  for (const each of group) {
    const { target, provider, strategy, tools } = each;
    const tape = new Map<string, JsonObject>();
    line.note = (exchange) => {
      tape.set(`${exchange.url} ${JSON.stringify(exchange.body)}`, storable(exchange, line.secrets));
    };
    const onProgress = (asked: number) =>
      options.onProgress?.(`asking ${targetText(target)}: ${asked} of ${tools.length} tools`);
    const concurrency = options.concurrency ?? 4;
    const report = await askTarget(tools, { target, provider, strategy, line, concurrency, onProgress });
    if (report.unusable === undefined) await record(each, [...tape.values()], options);
    reports.push(report);
  }
  return reports;
}

async function record(
  { name, target, cassette }: Planned,
  exchanges: readonly JsonObject[],
  { cassettes }: LiveOptions,
): Promise<void> {
  if (!cassettes || cassette || exchanges.length === 0) return;
  await writeCassette(cassettes.folder, name, { recorded: target.asOf, model: target.model ?? "", exchanges });
}

function nobody(skipped: readonly Skipped[], { cassettes }: LiveOptions): UserError {
  const told = skipped.map(({ who, why }) => `${who}: ${why}`).join("; ");
  return new UserError(`nobody can be asked${told === "" ? "" : ` (${told})`}`, {
    hint:
      cassettes?.mode === "none"
        ? "cassettes are recorded once with a key in the environment, and committed"
        : "set a provider's key in the environment, such as ANTHROPIC_API_KEY; nothing else is read for keys",
  });
}
