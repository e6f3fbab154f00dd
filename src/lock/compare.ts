import type { Change } from "../diff/change.ts";
import { changesBetween } from "../diff/changes-between.ts";
import { isPlainJson } from "../schema/plain.ts";
import { join } from "../schema/pointer.ts";
import type { Finding, Tool } from "../types.ts";
import { byName, sameJson, writtenText } from "./bytes.ts";
import { driftFinding, fileOf, listed } from "./finding.ts";
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
  const { kept, fresh } = pairs(lock, now, tools);
  const yours = [
    ...kept.flatMap((pair) => toolDrift(pair, changes, lock)),
    ...fresh.map((tool) => freshDrift(tool, changes, lock, part)),
    ...(part ? [] : [...removed(lock, now, names, changes), ...moved(changes, lock)]),
  ];
  const isWhole = !part && yours.length === 0;
  const rules = kept.filter(isUnchanged).flatMap(({ was, is, tool }) => rulesDrift(was, is, tool, lock, isWhole));
  return [...yours, ...rules, ...(isWhole ? rulesDriftTogether(lock, now) : []), ...addedTargets(lock, now)];
}

/** A tool as it was locked, as it would be locked now, and itself. */
interface Pair {
  was: LockedTool;
  is: LockedTool;
  tool: Tool;
}

function pairs(lock: Lock, now: Lock, tools: readonly Tool[]): { kept: Pair[]; fresh: Tool[] } {
  const locked = byName(lock.tools, nameOf);
  const present = byName(now.tools, nameOf);
  const kept: Pair[] = [];
  const fresh: Tool[] = [];
  for (const [key, tool] of byName(tools, nameOf)) {
    const [was, is] = [locked.get(key), present.get(key)];
    if (was && is) kept.push({ was, is, tool });
    else fresh.push(tool);
  }
  return { kept, fresh };
}

function isUnchanged({ was, is }: Pair): boolean {
  return was.locked.written === is.locked.written;
}

/** What you changed of a tool: what it means, or its bytes only. */
function toolDrift(pair: Pair, changes: readonly Change[], lock: Lock): Finding[] {
  if (isUnchanged(pair)) return [];
  const { was, is, tool } = pair;
  const args = { tool: tool.name, since: lock.asOf };
  const lines = [...changeLines(was.name, changes), ...otherKeys(was, is), ...verdictLines(was, is)];
  if (lines.length === 0) return [driftFinding("wire-changed", { tool, args }, lock)];
  const witness = changes.find((change) => change.tool === was.name && change.witness)?.witness?.arguments;
  return [driftFinding("tool-changed", { tool, args: { ...args, changes: listed(lines) }, witness }, lock)];
}

/** A tool that the lock has not: it is new, or had another name. */
function freshDrift(tool: Tool, changes: readonly Change[], lock: Lock, part: boolean): Finding {
  const args = { tool: tool.name, since: lock.asOf, file: fileOf(lock) };
  const from = changes.filter(isRename).find(({ args: { to } }) => to === tool.name)?.tool;
  // Other inputs may well have tools that nobody means to lock.
  if (from === undefined) return driftFinding("tool-added", { tool, args, ...(part && { severity: "note" }) }, lock);
  const lines = listed(changeLines(from, changes));
  return driftFinding("tool-renamed", { tool, args: { ...args, from, changes: lines } }, lock);
}

function removed(lock: Lock, now: Lock, names: ReadonlySet<string>, changes: readonly Change[]): Finding[] {
  const present = byName(now.tools, nameOf);
  const fit = new Set(now.tools.map(nameOf));
  const heirless = (name: string) => !changes.some((change) => isRename(change) && change.tool === name);
  return [...byName(lock.tools, nameOf)].flatMap(([key, tool]) => {
    const { name } = tool;
    const isUnfit = names.has(name) && !fit.has(name);
    if (present.has(key) || isUnfit || !heirless(name)) return [];
    const at = join("/tools", lock.tools.indexOf(tool), "name");
    return driftFinding("tool-removed", { name, at, args: { tool: name, since: lock.asOf } }, lock);
  });
}

function moved(changes: readonly Change[], lock: Lock): Finding[] {
  const tool = changes.find(({ rule }) => rule === "tool-order-changed")?.tool;
  return tool === undefined ? [] : [driftFinding("order-changed", { args: { tool, since: lock.asOf } }, lock)];
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
