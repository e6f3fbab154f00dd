import { relative, resolve } from "node:path";
import { checkTools } from "../check.ts";
import { lockName, readLockFile } from "../cli/lock-file.ts";
import { UserError } from "../errors.ts";
import { plainTools, toolsIn } from "../load/value.ts";
import type { IsoDate } from "../types.ts";
import type { Outcome } from "./matchers.ts";
import { reportText } from "./report-text.ts";

export interface LockedOptions {
  /** The lock; `drycall.lock.json` in the working folder unless told. */
  file?: string;
  /** The tools are some of the lock's: the others are not missing. */
  part?: boolean;
  /** The day whose rules are applied; today unless told. */
  asOf?: IsoDate;
}

/**
 * `await expect(tools).toMatchToolLock()`: are these the tools that `drycall lock` committed, and would the lock's
 * targets answer as they did? What differs is told as by `drycall check`. Tools are what `toBeAcceptedBy` takes.
 *
 * @param given the lock's file, or options
 * @throws UserError where there is no lock, or none that can be read
 */
export async function toMatchToolLock(received: unknown, given: string | LockedOptions = {}): Promise<Outcome> {
  const { file: named = lockName, part = false, asOf } = typeof given === "string" ? { file: given } : given;
  const path = resolve(named);
  const file = relative(process.cwd(), path);
  const lock = await readLockFile({ path, file, isNamed: false, inputs: [], namesInputs: true });
  if (!lock) throw new UserError(`${file}: no such file; \`drycall lock\` writes it`);
  const { compareLock } = await import("../lock/compare.ts");
  const tools = plainTools(received) ?? (await toolsIn(received));
  const report = checkTools(tools, { targets: Object.keys(lock.targets), ...(asOf !== undefined && { asOf }) });
  const drift = compareLock(lock, report, { part }).filter(({ severity }) => severity === "error");
  const findings = report.hide ? drift.map(report.hide.finding) : drift;
  const names = tools.map(({ name }) => name).join(", ");
  return {
    pass: findings.length === 0,
    message: () =>
      findings.length === 0
        ? `expected ${names} not to match ${file}`
        : `expected ${names} to match ${file}\n\n${reportText({ ...report, findings })}`,
  };
}
