import type { CheckReport } from "../check.ts";
import { keptAccepted } from "../lock/accepted.ts";
import type { Accepted, Lock } from "../lock/lock.ts";
import { lockOf } from "../lock/lock-of.ts";
import { readLock } from "../lock/read.ts";
import { writeLock } from "../lock/write.ts";
import { type LockPlace, readLockFile, writeLockFile } from "./lock-file.ts";

/** A lock before and after it was written anew. */
export interface Update {
  before: Lock | undefined;
  after: Lock;
  /** False where the lock already said the same: it keeps its date then, and its bytes. */
  isWritten: boolean;
}

/**
 * Writes the lock of a report. What was accepted stays so, unless it is found no more.
 *
 * @param report of all tools, with all its findings
 * @param accepted what is accepted from now on
 * @throws UserError where the lock cannot be read or written
 */
export async function updateLock(
  report: CheckReport,
  place: LockPlace,
  accepted: readonly Accepted[] = [],
): Promise<Update> {
  const before = await readLockFile({ ...place, isNamed: false });
  const kept = keptAccepted(before?.accepted ?? [], report.findings, report, accepted);
  const after = lockOf(report, { inputs: place.inputs, accepted: kept });
  if (before && saysTheSame(before, after)) return { before, after: before, isWritten: false };
  await writeLockFile(place, after);
  return { before, after: await readLock(writeLock(after), place.file), isWritten: true };
}

/** But for the day, and the version that wrote it. */
function saysTheSame(before: Lock, { asOf, drycall, ...after }: Lock): boolean {
  return writeLock({ ...after, asOf: before.asOf, drycall: before.drycall }) === writeLock(before);
}
