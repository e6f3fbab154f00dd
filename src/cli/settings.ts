import type { CheckOptions } from "../check.ts";
import type { Config } from "../config/config.ts";
import { UserError } from "../errors.ts";
import { parseDate } from "../schema/dates.ts";
import type { TenantsSource } from "../tenants/tenant.ts";
import type { Io } from "./io.ts";
import { type LockPlace, lockPlace } from "./lock-file.ts";
import type { Arguments } from "./parse.ts";
import { ruleNames } from "./rule-names.ts";
import { tenantsFrom } from "./tenants.ts";

/** What `drycall check` is to do: what the config says, and the flags over it. */
export interface Settings {
  inputs: readonly string[];
  options: CheckOptions & { cwd: string };
  /** Absent: the usual ones. */
  reporters: readonly string[] | undefined;
  /** More warnings than this are a failure. */
  maxWarnings: number;
  /** Undefined where the config has none, or inputs are named. */
  tenants: TenantsSource | undefined;
  /** Undefined where the config wants none. */
  lock: LockPlace | undefined;
}

const cacheFolder = "node_modules/.cache/drycall";
const grades = ["observed", "source", "documented"] as const;

/**
 * The settings of one run.
 *
 * @throws UserError on a value that cannot be used, in a flag or in the config
 */
export async function settingsOf({ positionals, values }: Arguments, io: Io): Promise<Settings> {
  const { cwd } = io;
  const { findConfig } = await import("../config/find.ts");
  const found = await findConfig(cwd, values.config);
  const config: Config = found?.config ?? {};
  const isNamed = positionals.length > 0;
  const targets = values.target?.flatMap((list) => list.split(",")) ?? config.targets;
  const asOf = values["as-of"] ?? config.asOf;
  const trust = values.trust ?? config.trust;
  const only = values.only ?? config.only;
  const skip = values.skip ?? config.skip;
  const mcpTimeout = values["mcp-timeout"] ?? config.mcp?.timeoutSeconds;
  const moduleTimeout = values["module-timeout"] ?? config.modules?.timeoutSeconds;
  const inputs = isNamed ? positionals : (config.inputs ?? []);
  const folder = found?.folder ?? cwd;
  return {
    inputs,
    tenants: isNamed ? undefined : await tenantsFrom(config.tenants, folder),
    lock: config.lock === false ? undefined : lockPlace(config.lock, folder, { inputs, namesInputs: isNamed }, io),
    reporters: values.reporter ?? config.reporters,
    maxWarnings: countOf(values["max-warnings"]) ?? config.maxWarnings ?? Number.POSITIVE_INFINITY,
    options: {
      cwd: isNamed ? cwd : folder,
      ...(targets && { targets: targets.map((text) => text.trim()) }),
      ...(asOf !== undefined && { asOf: dayOf(asOf) }),
      ...(trust !== undefined && { trust: gradeOf(trust) }),
      ...(values.tool && { tools: values.tool }),
      ...(only && { only: ruleNames(only) }),
      ...(skip && { skip: ruleNames(skip) }),
      ...(config.hygiene && { hygiene: config.hygiene }),
      ...(config.budget && { budget: config.budget }),
      // What is remembered cannot show whether two runs are alike, and knows of fewer values.
      ...((values.cache ?? config.cache) &&
        !(values.stable ?? config.stable) &&
        !values.fuzz && { cache: cacheFolder }),
      ...(values.fuzz && { fuzz: true }),
      ...(values.tokens && { tokens: true }),
      ...((values.stable ?? config.stable) && { stable: true }),
      ...(mcpTimeout !== undefined && { mcp: { timeoutMs: secondsOf("--mcp-timeout", mcpTimeout) * 1000 } }),
      ...(moduleTimeout !== undefined && { moduleTimeoutMs: secondsOf("--module-timeout", moduleTimeout) * 1000 }),
    },
  };
}

function dayOf(text: string) {
  const day = parseDate(text);
  if (day) return day;
  throw new UserError(`\`${text}\` is no day`, { hint: "write --as-of YYYY-MM-DD" });
}

function gradeOf(text: string) {
  const grade = grades.find((each) => each === text);
  if (grade) return grade;
  throw new UserError(`\`${text}\` is no grade of evidence`, { hint: `--trust takes ${grades.join(", ")}` });
}

function countOf(text: string | undefined): number | undefined {
  if (text === undefined || /^\d+$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new UserError(`\`--max-warnings ${text}\` is no count`, { hint: "write a whole number, such as 0" });
}

function secondsOf(flag: string, given: string | number): number {
  const seconds = Number(given);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new UserError(`\`${flag} ${given}\` is no time`, { hint: "write seconds, such as 30" });
}
