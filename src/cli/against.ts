import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type CatalogueDiff, diffCatalogues } from "../diff/index.ts";
import { UserError } from "../errors.ts";
import { inputExists, load } from "../load/index.ts";
import { lockedTools } from "../lock/locked-tools.ts";
import type { Tool } from "../types.ts";
import { checkoutOf } from "./checkout.ts";
import { diffOptions } from "./diff-options.ts";
import { readIfLock } from "./lock-file.ts";
import type { Arguments } from "./parse.ts";
import type { Settings } from "./settings.ts";

const levels = ["breaking", "warning", "info"] as const;
type Level = (typeof levels)[number] | "never";

/** Reads `--fail-on`. @throws UserError on another word */
function levelOf(text = "breaking"): Level {
  const level = [...levels, "never" as const].find((each) => each === text);
  if (level) return level;
  throw new UserError(`\`--fail-on ${text}\` is no level`, { hint: `it takes ${levels.join(", ")} or never` });
}

/** Has some change the level, or a worse one? */
function isAsBad({ changes }: CatalogueDiff, level: Level): boolean {
  return level !== "never" && changes.some((change) => levels.indexOf(change.level) <= levels.indexOf(level));
}

/**
 * What changed since `--against`, and whether it is as bad as `--fail-on` says.
 *
 * @throws UserError where it names nothing that there is
 */
export async function changesSince(
  given: Arguments,
  inputs: readonly string[],
  after: readonly Tool[],
  settings: Settings,
): Promise<{ diff: CatalogueDiff; isFailing: boolean }> {
  const { against, "fail-on": failOn } = given.values;
  if (against === undefined)
    throw new UserError(`\`drycall ${given.command}\` needs something to compare with`, {
      hint: "`--against <git ref, lock, file or folder>`, such as `--against origin/main`",
    });
  const level = levelOf(failOn);
  const before = await toolsBefore(against, inputs, after, settings);
  const diff = await diffCatalogues(before, after, await diffOptions(settings, given.values));
  return { diff, isFailing: isAsBad(diff, level) };
}

/**
 * The tools of a lock, file or folder that exists, else the same inputs as of a git ref; none where the ref has no such
 * inputs yet.
 */
async function toolsBefore(
  against: string,
  inputs: readonly string[],
  after: readonly Tool[],
  { options }: Settings,
): Promise<readonly Tool[]> {
  if (await stat(resolve(options.cwd, against)).catch(() => undefined)) {
    const lock = await readIfLock(resolve(options.cwd, against), against);
    return lock ? lockedTools(lock, after) : (await load([against], options)).tools;
  }
  const server = inputs.find((input) => /^(mcp:|https?:)/.test(input));
  if (server !== undefined)
    throw new UserError(`${server}: a server has no state as of ${against}`, {
      hint: "save its tools/list to a file, and compare with that",
    });
  const checkout = await checkoutOf(against, options.cwd);
  try {
    const there = await Promise.all(inputs.map((input) => inputExists(input, checkout.cwd)));
    const existing = inputs.filter((_, index) => there[index]);
    return existing.length === 0 ? [] : (await load(existing, { ...options, cwd: checkout.cwd })).tools;
  } finally {
    await checkout.remove();
  }
}
