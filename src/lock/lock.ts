import type { IsoDate, Judgement, Pointer, Position, Target, Tool, Verdict } from "../types.ts";

/** The version of the format; a reader refuses those it does not know. */
export const lockVersion = 1;

/** What is committed of a catalogue, so that a review sees it change. schemas/lock.schema.json describes it. */
export interface Lock {
  lockVersion: typeof lockVersion;
  /** The version of drycall that wrote it. */
  drycall: string;
  /** The day whose rules were applied. */
  asOf: IsoDate;
  /** What was loaded, seen from the lock's folder; none: what is found there. */
  inputs: readonly string[];
  /** Target → what it made of all tools together, in their order. */
  targets: Readonly<Record<string, LockedAnswer>>;
  /** Findings that were looked at and let be. */
  accepted: readonly Accepted[];
  /** The tools' names in the order in which they are sent. */
  order: readonly string[];
  /** By name; tools of one name in the order in which they are sent. */
  tools: readonly LockedTool[];
  /** Where it was read; no part of what is written. */
  source?: LockSource;
}

export interface LockSource {
  /** As messages name it. */
  file: string;
  locate(at: Pointer): Position;
}

/** A tool as it was written, its keys sorted, and what was made of it. */
export interface LockedTool extends Omit<Tool, "losses" | "origin"> {
  locked: {
    /** Of the tool as written, the order of its schema's keys included. */
    written: Digest;
    /** The provider in whose shape it was written, where its other keys are that provider's. */
    wire?: string;
    /** Estimated, of the tool as written. */
    tokens?: number;
    targets: Readonly<Record<string, LockedAnswer>>;
  };
}

/** 32 hex digits: the first half of a SHA-256. */
export type Digest = string;

export interface LockedAnswer {
  verdict: Verdict;
  /** The rules that refuse it. */
  refusedBy?: readonly string[];
  /** Of the JSON that leaves the process. */
  wire: Digest;
}

/** A finding that is let be. */
export interface Accepted {
  fingerprint: string;
  rule: string;
  /** Absent where the finding is about all tools together. */
  tool?: string;
  /** Absent where the finding holds whoever is asked. */
  target?: string;
  reason: string;
  /** The last day on which it is let be. */
  expires?: IsoDate;
}

/** The part of a check's report that is locked. */
export interface Judged {
  asOf: IsoDate;
  targets: readonly Target[];
  tools: readonly Tool[];
  judgements: readonly Judgement[];
}
