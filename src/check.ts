import type { CatalogueDiff } from "./diff/index.ts";
import { UserError } from "./errors.ts";
import { type HygieneOptions, type Redactor, redactor } from "./hygiene/index.ts";
import { inspectTool } from "./judge/hygiene.ts";
import { judge } from "./judge/judge.ts";
import { type LoadOptions, load, type PassedOver } from "./load/index.ts";
import type { Held } from "./lock/hold.ts";
import type { Lock } from "./lock/lock.ts";
import { nearest } from "./near.ts";
import { providerOf } from "./providers/index.ts";
import { defaultTargets, parseTarget, requestsFor, targetText } from "./providers/targets.ts";
import { today } from "./schema/dates.ts";
import type { TenantsReport } from "./tenants/report.ts";
import { type Budget, budgetFindings, countsFor, type TargetTokens, type Tokenizer } from "./tokens/index.ts";
import type { Finding, Grade, IsoDate, Judgement, Target, Tool } from "./types.ts";

export interface CheckOptions extends LoadOptions {
  /** `provider[/surface][+strict][@model]`; `defaultTargets` unless told. */
  targets?: readonly string[];
  /** The day whose rules are applied; today unless told. */
  asOf?: IsoDate;
  /** The weakest grade whose refusals are errors; "observed" unless told. */
  trust?: Grade;
  /** Names of the tools to judge; the others are left out before anything is judged. */
  tools?: readonly string[];
  /** Rules to report, or to leave out: an id, or a family's prefix such as `openai/strict-`. */
  only?: readonly string[];
  skip?: readonly string[];
  /** Are the inputs to be loaded a second time, in fresh processes, to see whether they give the same bytes? */
  stable?: boolean;
  /** The most that the tools may cost in a prompt. */
  budget?: Budget;
  /** Are the tokens of the tools to be counted, though there is no budget? */
  tokens?: boolean;
  /** As `tokenizerFor` gives it; without one, tokens are estimated. */
  tokenizer?: Tokenizer;
  /** What the tools are held against: drift is a finding, and what is accepted there is none. */
  lock?: Lock;
  /** The inputs are not all of the lock's: what is not among them is not missing. */
  partOfLock?: boolean;
  hygiene?: HygieneOptions;
  /** Only the rules about a request as a whole, or only those about each tool; both unless told. */
  part?: "request" | "tools";
}

/** All that one run found out. */
export interface CheckReport {
  asOf: IsoDate;
  targets: readonly Target[];
  tools: readonly Tool[];
  /** One per request: all tools of a target share one, each format has its own. */
  judgements: readonly Judgement[];
  findings: readonly Finding[];
  /** What the tools cost each model, where it was counted. */
  tokens?: readonly TargetTokens[];
  /** What was found beside tools, and why it was not judged. */
  passedOver: readonly PassedOver[];
  /** Inputs that could not be read; the others were judged all the same. */
  failures: readonly UserError[];
  /** Absent where no lock is given. */
  lock?: Held;
  /** What changed since another state of the tools, where one was named. */
  diff?: CatalogueDiff;
  milliseconds: number;
  /** Where the tools are those of many tenants: who they are, and what their prompts share. */
  tenants?: TenantsReport;
  /** Masks what the tools hold of credentials in what is told of them; absent where they hold none. */
  hide?: Redactor;
}

/**
 * Loads the tools of some inputs (files, folders, globs, MCP servers) and says what each target would answer.
 *
 * @example const { findings } = await check(["tools.json"], { targets: ["openai/chat.tools+strict"] })
 * @throws UserError where no tool could be loaded, or a target or a named tool does not exist.
 */
export async function check(inputs: readonly string[], options: CheckOptions = {}): Promise<CheckReport> {
  const started = performance.now();
  const loaded = await load(inputs, options);
  // A lock may accept what `only` and `skip` leave out: it is held against every finding.
  const asked = options.lock ? unfiltered(options) : options;
  const judged = checkTools(loaded.tools, asked);
  const unstable = options.stable ? await loadedAgain(inputs, loaded.tools, options) : [];
  const findings = [...judged.findings, ...unstable.filter((finding) => isWanted(finding, asked))];
  const report = { ...judged, findings };
  const held = options.lock ? await holdReport(report, options.lock, options) : report;
  return {
    ...held,
    findings: judged.hide ? held.findings.map(judged.hide.finding) : held.findings,
    passedOver: loaded.passedOver,
    failures: loaded.failures,
    milliseconds: performance.now() - started,
  };
}

/** What is not the same when the inputs are loaded once more. */
async function loadedAgain(
  inputs: readonly string[],
  tools: readonly Tool[],
  options: CheckOptions,
): Promise<Finding[]> {
  options.onProgress?.("loading the inputs a second time");
  const [{ unstableFindings }, again] = [await import("./diff/unstable.ts"), await load(inputs, options)];
  return unstableFindings(tools, again.tools);
}

/** The same for tools that are at hand. Reads nothing. */
export function checkTools(given: readonly Tool[], options: CheckOptions = {}): CheckReport {
  const started = performance.now();
  const asOf = options.asOf ?? today();
  const targets = targetsOf(options.targets ?? defaultTargets, asOf);
  const tools = options.tools ? toolsNamed(options.tools, given) : given;
  const inspected = tools.map((tool) => inspectTool(tool, options.hygiene));
  const sendable = inspected.flatMap(({ tool }) => tool ?? []);
  const found = inspected.flatMap(({ findings }) => findings);
  const hidden = redactor(sendable, found);
  const own = hidden ? found.map(hidden.finding) : found;
  const judged = targets.flatMap((target) => judgementsOf(sendable, target, options));
  const judgements = hidden ? judged.map(hidden.judgement) : judged;
  const { budget, tokenizer } = options;
  const tokens = budget || options.tokens ? countsFor(sendable, targets, tokenizer) : undefined;
  const overBudget = budget && tokens ? budgetFindings(sendable, tokens, budget) : [];
  const findings = [...own, ...judgements.flatMap((judgement) => judgement.findings), ...overBudget].filter((finding) =>
    isWanted(finding, options),
  );
  const milliseconds = performance.now() - started;
  return {
    asOf,
    targets,
    tools,
    judgements,
    findings,
    ...(tokens && { tokens }),
    passedOver: [],
    failures: [],
    milliseconds,
    ...(hidden && { hide: hidden }),
  };
}

/**
 * Holds a report against a lock: drift is added to its findings, and what the lock accepts is none.
 *
 * @param whole with all its findings, also those that `only` and `skip` leave out: the lock may accept them
 */
export async function holdReport(whole: CheckReport, lock: Lock, options: CheckOptions = {}): Promise<CheckReport> {
  const { holdTo } = await import("./lock/hold.ts");
  const part = options.partOfLock === true || options.tools !== undefined;
  const held = holdTo(lock, whole, { part });
  return { ...held, findings: held.findings.filter((finding) => isWanted(finding, options)) };
}

/** The options of a run that reports every rule. */
export function unfiltered<Options extends CheckOptions>(options: Options): Omit<Options, "only" | "skip"> {
  const { only, skip, ...others } = options;
  return others;
}

/** Each target once, however often it is named. */
export function targetsOf(texts: readonly string[], asOf: IsoDate): Target[] {
  const targets = texts.flatMap((text) => parseTarget(text, asOf));
  return [...new Map(targets.map((target) => [targetText(target), target])).values()];
}

function toolsNamed(names: readonly string[], given: readonly Tool[]): Tool[] {
  const known = given.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return given.filter(({ name }) => names.includes(name));
  const near = nearest(unknown, known);
  throw new UserError(`no tool is named \`${unknown}\``, {
    hint: near ? `did you mean \`${near}\`?` : `the inputs have ${known.slice(0, 10).join(", ")}`,
  });
}

function judgementsOf(tools: readonly Tool[], target: Target, options: CheckOptions): Judgement[] {
  const provider = providerOf(target.provider);
  if (!provider) return [];
  options.onProgress?.(`judging ${tools.length} tools on ${targetText(target)}`);
  return requestsFor(tools, target).map((request) => judge(request, target, provider, options));
}

/** Is a finding of a rule that was asked for? */
export function isWanted({ rule }: Finding, { only, skip }: CheckOptions): boolean {
  const named = (names: readonly string[]) => names.some((name) => rule === name || rule.startsWith(name));
  return (only === undefined || named(only)) && !(skip && named(skip));
}
