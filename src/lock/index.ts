export { type CompareOptions, compareLock } from "./compare.ts";
export type { Accepted, Judged, Lock, LockedAnswer, LockedTool } from "./lock.ts";
export { type LockOptions, lockOf } from "./lock-of.ts";
export { lockedTools } from "./locked-tools.ts";
export { readLock } from "./read.ts";
export { type DriftRule, driftRules } from "./rules.ts";
export { writeLock } from "./write.ts";
