import type { Finding, IsoDate } from "../types.ts";
import { sift } from "./accepted.ts";
import { type CompareOptions, compareLock } from "./compare.ts";
import { fileOf } from "./finding.ts";
import type { Judged, Lock } from "./lock.ts";

/** What a report was held against. */
export interface Held {
  /** The lock, as messages name it, and the day of its rules. */
  file: string;
  asOf: IsoDate;
  /** Only some of the lock's tools were looked at. */
  part: boolean;
  /** Findings that the lock accepts; they are not among the report's. */
  accepted: readonly Finding[];
}

/**
 * Holds a report against a lock: drift is added to its findings, and what is accepted is taken out.
 *
 * @param report with all its findings: one that is left out would make its acceptance stale
 */
export function holdTo<Report extends Judged & { findings: readonly Finding[] }>(
  lock: Lock,
  report: Report,
  { part = false }: CompareOptions = {},
): Report & { lock: Held } {
  const { findings, accepted, drift } = sift(lock, report.findings, report, part);
  return {
    ...report,
    findings: [...findings, ...compareLock(lock, report, { part }), ...drift],
    lock: { file: fileOf(lock), asOf: lock.asOf, part, accepted },
  };
}
