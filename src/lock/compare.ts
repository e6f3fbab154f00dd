import type { Change } from "../diff/change.ts";
import { changesBetween } from "../diff/changes-between.ts";
import { isPlainJson } from "../schema/plain.ts";
import type { Finding, Tool } from "../types.ts";
import { byName, sameJson, writtenText } from "./bytes.ts";
import { driftFinding, fileOf, listed, nameLine } from "./finding.ts";
import type { Judged, Lock, LockedTool } from "./lock.ts";
import { lockOf } from "./lock-of.ts";
import { lockedTools, nameOf } from "./locked-tools.ts";
import { addedTargets, rulesDrift, rulesDriftTogether, verdictLines } from "./verdicts.ts";

export interface CompareOptions {
  /** The tools are some of the lock's: what is not among them is not missing, and their order says nothing. */
  part?: boolean;
}

/**
 * How judged tools and their lock have fallen apart, a finding a tool and cause: you changed a tool, or the rules
 * changed under it. None where `drycall lock` would write the same.
 */
export function compareLock(lock: Lock, judged: Judged, { part = false }: CompareOptions = {}): Finding[] {
  // What cannot be written as JSON cannot be compared, and has a finding of its own.
  const tools = judged.tools.filter((tool) => writtenText(tool) !== undefined);
  const names = new Set(judged.tools.map(nameOf));
  const known = part ? { ...lock, tools: lock.tools.filter(({ name }) => names.has(name)) } : lock;
  const now = lockOf({ ...judged, tools });
  const changes = changesOf(known, tools);
  const own = [...ownDrift(known, now, tools, changes, part), ...removed(known, now, names, changes)];
  const moved = part ? undefined : changes.find(({ rule }) => rule === "tool-order-changed")?.tool;
  if (moved !== undefined) own.push(driftFinding("order-changed", { args: { tool: moved, since: lock.asOf } }, lock));
  const isSame = !part && own.every(({ rule }) => rule.endsWith("-by-rules"));
  return [...own, ...(isSame ? rulesDriftTogether(lock, now) : []), ...addedTargets(lock, now)];
}

/** What became of each tool that is there now. */
function ownDrift(lock: Lock, now: Lock, tools: readonly Tool[], changes: readonly Change[], part: boolean): Finding[] {
  const locked = byName(lock.tools, nameOf);
  const present = byName(now.tools, nameOf);
  const heirs = new Map(changes.filter(isRename).map(({ tool = "", args }) => [String(args.to), tool]));
  return [...byName(tools, nameOf)].flatMap(([key, tool]) => {
    const [was, is] = [locked.get(key), present.get(key)];
    if (was && is) return toolDrift(was, is, tool, changes, lock);
    const args = { tool: tool.name, since: lock.asOf, file: fileOf(lock) };
    const from = heirs.get(tool.name);
    if (from === undefined) return driftFinding("tool-added", { tool, args, ...(part && { severity: "note" }) }, lock);
    const lines = changeLines(from, changes);
    return driftFinding("tool-renamed", { tool, args: { ...args, from, changes: listed(lines) } }, lock);
  });
}

/** You changed the tool, or its bytes only; else the rules may have changed. */
function toolDrift(was: LockedTool, is: LockedTool, tool: Tool, changes: readonly Change[], lock: Lock): Finding[] {
  if (was.locked.written === is.locked.written) return rulesDrift(was, is, tool, lock);
  const args = { tool: tool.name, since: lock.asOf };
  const lines = [...changeLines(was.name, changes), ...otherKeys(was, is), ...verdictLines(was, is)];
  if (lines.length === 0) return [driftFinding("wire-changed", { tool, args }, lock)];
  const witness = changes.find((change) => change.tool === was.name && change.witness)?.witness?.arguments;
  return [driftFinding("tool-changed", { tool, args: { ...args, changes: listed(lines) }, witness }, lock)];
}

function removed(lock: Lock, now: Lock, names: ReadonlySet<string>, changes: readonly Change[]): Finding[] {
  const present = byName(now.tools, nameOf);
  const renamed = new Set(changes.filter(isRename).map(({ tool }) => tool));
  const unfit = [...names].filter((name) => !now.tools.some((tool) => tool.name === name));
  return [...byName(lock.tools, nameOf)].flatMap(([key, { name }]) => {
    if (present.has(key) || renamed.has(name) || unfit.includes(name)) return [];
    const args = { tool: name, since: lock.asOf };
    return driftFinding("tool-removed", { name, line: nameLine(name), args }, lock);
  });
}

/** The changes of those tools that can be compared at all. */
function changesOf(lock: Lock, tools: readonly Tool[]): Change[] {
  const fit = ({ inputSchema, outputSchema }: Tool) =>
    [inputSchema, outputSchema].every((schema) => schema === undefined || isPlainJson(schema));
  return changesBetween(lockedTools(lock, tools).filter(fit), tools.filter(fit));
}

function isRename({ rule }: Change): boolean {
  return rule === "tool-name-changed";
}

/** Whom each change harms; that a prefix is no longer cached follows from any. */
function changeLines(name: string, changes: readonly Change[]): string[] {
  return changes
    .filter(({ tool, harms, rule }) => tool === name && harms !== "cache" && rule !== "tool-name-changed")
    .map(({ level, harms, pointer, title }) => `${level} (${harms})${pointer && ` ${pointer}`}: ${title}`);
}

/** Keys beside the schema of which the changes do not tell. */
function otherKeys({ extras: was = {} }: LockedTool, { extras: is = {} }: LockedTool): string[] {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => key !== "annotations");
  const changed = keys.filter((key) => !sameJson(was[key], is[key]));
  return changed.length > 0 ? [`info (wording): other keys of the tool changed: ${changed.join(", ")}`] : [];
}
