import { targetText } from "../providers/targets.ts";
import { today } from "../schema/dates.ts";
import { join } from "../schema/pointer.ts";
import type { Finding, IsoDate } from "../types.ts";
import { driftFinding, fileOf } from "./finding.ts";
import type { Accepted, Judged, Lock } from "./lock.ts";

/** Findings apart from those that are accepted, and what is wrong with the acceptance. */
export interface Sifted {
  findings: Finding[];
  accepted: Finding[];
  drift: Finding[];
}

/**
 * Takes the accepted findings out. An entry that has expired hides nothing, and one without a finding is stale: both
 * are drift. Nothing is stale whose target was not asked or, where only some tools were judged, whose tool is elsewhere.
 *
 * @param day the day on which an entry must not have expired
 */
export function sift(lock: Lock, findings: readonly Finding[], judged: Judged, part: boolean, day = today()): Sifted {
  const inForce = new Set(lock.accepted.filter(({ expires }) => !isOver(expires, day)).map(printOf));
  const drift = lock.accepted.flatMap((entry, index) => {
    const isFound = findings.some((finding) => printOf(finding) === printOf(entry));
    if (!isFound) return isAsked(entry, judged, part) ? accepted("accepted-stale", entry, index, lock) : [];
    return isOver(entry.expires, day) ? accepted("accepted-expired", entry, index, lock) : [];
  });
  return {
    findings: findings.filter((finding) => !inForce.has(printOf(finding))),
    accepted: findings.filter((finding) => inForce.has(printOf(finding))),
    drift,
  };
}

/** Findings as entries of a lock. */
export function acceptedOf(findings: readonly Finding[], reason: string, expires?: IsoDate): Accepted[] {
  return findings.map(({ fingerprint, rule, tool, target }) => ({
    fingerprint,
    rule,
    ...(tool !== undefined && { tool }),
    ...(target && { target: targetText(target) }),
    reason,
    ...(expires !== undefined && { expires }),
  }));
}

/** The entries that still have a finding, or may have one that was not looked for, and the new ones over them. */
export function keptAccepted(
  known: readonly Accepted[],
  findings: readonly Finding[],
  judged: Judged,
  added: readonly Accepted[] = [],
): Accepted[] {
  const prints = new Set(findings.map(printOf));
  const fresh = new Set(added.map(printOf));
  const kept = known.filter((entry) => !fresh.has(printOf(entry)));
  return [...kept.filter((entry) => prints.has(printOf(entry)) || !isAsked(entry, judged, false)), ...added].sort(
    byRule,
  );
}

function isAsked({ target, tool }: Accepted, { targets, tools }: Judged, part: boolean): boolean {
  const isJudged = !part || tool === undefined || tools.some(({ name }) => name === tool);
  return isJudged && (target === undefined || targets.some((each) => targetText(each) === target));
}

function isOver(expires: IsoDate | undefined, day: IsoDate): boolean {
  return expires !== undefined && expires < day;
}

function accepted(name: "accepted-stale" | "accepted-expired", entry: Accepted, index: number, lock: Lock): Finding {
  const { fingerprint, rule, tool, target, reason, expires = "" } = entry;
  const of = `${tool === undefined ? "" : ` of \`${tool}\``}${target === undefined ? "" : ` on ${target}`}`;
  const args = { file: fileOf(lock), fingerprint, rule, of, reason, expires };
  return driftFinding(name, { args, name: tool, at: join("/accepted", index) }, lock);
}

function printOf({ fingerprint }: { fingerprint: string }): string {
  return fingerprint;
}

function byRule(a: Accepted, b: Accepted): number {
  const [first, second] = [a, b].map(({ rule, tool = "", target = "", fingerprint }) =>
    JSON.stringify([rule, tool, target, fingerprint]),
  );
  return (first ?? "") < (second ?? "") ? -1 : 1;
}
