import type { RuleMeta, Severity } from "../types.ts";

/** A way in which tools and their lock fall apart; `{holes}` are filled from the finding's args. */
export interface DriftRule extends Pick<RuleMeta, "name" | "title" | "why" | "mend" | "sources"> {
  severity: Severity;
}

const relock = "Look at it, then run `drycall lock` and commit the lock.";
const cached = "https://platform.claude.com/docs/en/build-with-claude/prompt-caching";

/** What *you* changed is an error until the lock is written anew; what *the rules* changed is told, and no more. */
const rows = {
  "tool-added": {
    severity: "error",
    title: "Every tool is in the lock",
    why: "`{tool}` is not in {file}: it has not been reviewed.",
    mend: relock,
    sources: [],
  },
  "tool-removed": {
    severity: "error",
    title: "Every tool of the lock is still there",
    why: "`{tool}` was locked on {since} and is gone: recorded calls of it, and open conversations, have none to go to.",
    mend: relock,
    sources: [],
  },
  "tool-renamed": {
    severity: "error",
    title: "A tool keeps its name",
    why: "It was locked as `{from}` on {since}: recorded calls, and open conversations, name the old one. {changes}",
    mend: relock,
    sources: [],
  },
  "tool-changed": {
    severity: "error",
    title: "A tool is as it was locked",
    why: "It was changed after {since}: {changes}",
    mend: relock,
    sources: [],
  },
  "wire-changed": {
    severity: "error",
    title: "A tool's bytes are as they were locked",
    why: "It means what it meant on {since} and is spelt otherwise, as when a generator or a serialiser changed: all that was cached with it is read, and paid for, anew.",
    mend: "Write it as before, or run `drycall lock` and commit the lock.",
    sources: [cached],
  },
  "order-changed": {
    severity: "error",
    title: "Tools are sent in the order of the lock",
    why: "`{tool}` is the first that stands elsewhere than on {since}: it and all after it are read, and paid for, anew by every prompt cache.",
    mend: "Put the tools back into their order, or run `drycall lock` and commit the lock.",
    sources: [cached],
  },
  "verdict-changed-by-rules": {
    severity: "warning",
    title: "An unchanged tool is judged as it was locked",
    why: "Nothing of it was changed after {since}: the rules were. {verdicts}",
    mend: "Mend the tool where it is refused now; `drycall lock` takes the new verdicts into the lock.",
    sources: [],
  },
  "wire-changed-by-rules": {
    severity: "note",
    title: "An unchanged tool is put on the wire as it was locked",
    why: "drycall {drycall}, which locked it, put it otherwise on the wire of {targets}: drycall has learned since what an SDK sends.",
    mend: "Run `drycall lock` and commit the lock.",
    sources: [],
  },
  "target-added": {
    severity: "note",
    title: "Every target that is asked is in the lock",
    why: "{file} has no verdicts of {targets}: that a rule changed there would go unseen.",
    mend: "Run `drycall lock` and commit the lock.",
    sources: [],
  },
  "accepted-stale": {
    severity: "error",
    title: "What is accepted is still found",
    why: "{file} accepts {rule}{of}, and there is no such finding any more: it would hide the next one.",
    mend: "Run `drycall lock`, which drops it, and commit the lock.",
    sources: [],
  },
  "accepted-expired": {
    severity: "error",
    title: "What is accepted has not expired",
    why: "{rule}{of} was accepted until {expires}, for this reason: {reason}",
    mend: "Mend it, or accept it anew: `drycall lock --accept {fingerprint} --reason … --expires …`.",
    sources: [],
  },
} as const satisfies Readonly<Record<string, Omit<DriftRule, "name">>>;

export type DriftName = keyof typeof rows;

export function driftRule(name: DriftName): DriftRule {
  return { name, ...rows[name] };
}

/** Every rule of the family that is about a lock, for `drycall rules` and `drycall explain`. */
export const driftRules: readonly DriftRule[] = Object.entries(rows).map(([name, row]) => ({ name, ...row }));
