import type { Change } from "../diff/change.ts";
import type { Finding } from "../types.ts";
import { sameJson } from "./bytes.ts";
import { driftFinding, fileOf, listed } from "./finding.ts";
import type { Lock, LockedTool } from "./lock.ts";
import type { Seen } from "./seen.ts";
import { verdictLines } from "./verdicts.ts";

/** A tool as it was locked, and as it is. */
export interface Pair {
  was: LockedTool;
  is: Seen;
}

/** The changes between the lock and today, by the tool that they are told of. */
export class Changes {
  readonly ofTool = new Map<string | undefined, Change[]>();
  /** The new names of renamed tools, and their old ones. */
  readonly renamed = new Map<string, string>();

  constructor(changes: readonly Change[]) {
    for (const each of changes) {
      const known = this.ofTool.get(each.tool);
      if (known) known.push(each);
      else this.ofTool.set(each.tool, [each]);
      if (each.rule === "tool-name-changed") this.renamed.set(String(each.args.to), each.tool ?? "");
    }
  }
}

export function isUnchanged({ was, is }: Pair): boolean {
  return was.locked.written === is.written;
}

/** What you changed of a tool: what it means, or its bytes only. */
export function toolDrift(pair: Pair, changes: Changes, lock: Lock): Finding[] {
  if (isUnchanged(pair)) return [];
  const { was, is } = pair;
  const { tool, targets } = is;
  const args = { tool: tool.name, since: lock.asOf };
  const own = changes.ofTool.get(was.name) ?? [];
  const lines = worstFirst([...changeLines(own), ...otherKeys(pair), ...verdictLines(was.locked.targets, targets)]);
  if (lines.length === 0) return [driftFinding("wire-changed", { tool, args }, lock)];
  const witness = own.find((change) => change.witness)?.witness?.arguments;
  return [driftFinding("tool-changed", { tool, args: { ...args, changes: listed(lines) }, witness }, lock)];
}

/** A tool that the lock has not: it is new, or had another name. */
export function freshDrift({ tool }: Seen, changes: Changes, lock: Lock, part: boolean): Finding {
  const args = { tool: tool.name, since: lock.asOf, file: fileOf(lock) };
  const from = changes.renamed.get(tool.name);
  // Other inputs may well have tools that nobody means to lock.
  if (from === undefined) return driftFinding("tool-added", { tool, args, ...(part && { severity: "note" }) }, lock);
  const lines = listed(changeLines(changes.ofTool.get(from) ?? []));
  return driftFinding("tool-renamed", { tool, args: { ...args, from, changes: lines } }, lock);
}

/** Whom each change harms; that a prefix is no longer cached follows from any. */
function changeLines(changes: readonly Change[]): string[] {
  return changes
    .filter(({ harms, rule }) => harms !== "cache" && rule !== "tool-name-changed")
    .map(({ level, harms, pointer, title }) => `${level} (${harms})${pointer && ` ${pointer}`}: ${title}`);
}

function worstFirst(lines: readonly string[]): string[] {
  return ["breaking", "warning", "info"].flatMap((level) => lines.filter((line) => line.startsWith(level)));
}

/** Keys beside the schema of which the changes do not tell. */
function otherKeys({ was, is }: Pair): string[] {
  const [before, after] = [was.extras ?? {}, is.tool.extras ?? {}];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== "annotations");
  const changed = keys.filter((key) => !sameJson(before[key], after[key]));
  return changed.length > 0 ? [`info (wording): other keys of the tool changed: ${changed.join(", ")}`] : [];
}
