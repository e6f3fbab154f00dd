import { changesBetween } from "../diff/changes-between.ts";
import { isPlainJson } from "../schema/plain.ts";
import { join } from "../schema/pointer.ts";
import type { Finding, Tool } from "../types.ts";
import { answersOf } from "./answers.ts";
import { byName } from "./bytes.ts";
import { driftFinding } from "./finding.ts";
import type { Judged, Lock } from "./lock.ts";
import { toolsAsSeen } from "./locked-tools.ts";
import { Changes, freshDrift, isUnchanged, type Pair, toolDrift } from "./own-drift.ts";
import { nameOf, nameOfSeen, type Seen, seen } from "./seen.ts";
import { addedTargets, rulesDrift, rulesDriftTogether } from "./verdicts.ts";

export interface CompareOptions {
  /** The tools are some of the lock's: what is not among them is not missing, and their order says nothing. */
  part?: boolean;
}

/**
 * How judged tools and their lock have fallen apart, a finding a tool and cause: you changed a tool, or the rules
 * changed under it. None where `drycall lock` would write the same.
 *
 * @example compareLock(await readLock(text, "drycall.lock.json"), await check(["tools.json"]))
 */
export function compareLock(lock: Lock, judged: Judged, { part = false }: CompareOptions = {}): Finding[] {
  const answers = answersOf(judged.judgements);
  // What cannot be written as JSON cannot be compared, and has a finding of its own.
  const today = seen(judged.tools, answers);
  const changes = changesOf(lock, today, part);
  const { kept, fresh } = pairs(lock, today);
  const yours = [
    ...kept.flatMap((pair) => toolDrift(pair, changes, lock)),
    ...fresh.map((tool) => freshDrift(tool, changes, lock, part)),
    ...(part ? [] : [...removed(lock, judged.tools, today, changes), ...moved(changes, lock)]),
  ];
  const isWhole = !part && yours.length === 0;
  // The rules of a day before the lock's are none that changed since.
  if (judged.asOf < lock.asOf) return yours;
  return [
    ...yours,
    ...kept.filter(isUnchanged).flatMap(({ was, is }) => rulesDrift(was, is, lock, isWhole)),
    ...(isWhole ? rulesDriftTogether(lock, answers.together) : []),
    ...addedTargets(lock, answers.together),
  ];
}

function pairs(lock: Lock, today: readonly Seen[]): { kept: Pair[]; fresh: Seen[] } {
  const locked = byName(lock.tools, nameOf);
  const kept: Pair[] = [];
  const fresh: Seen[] = [];
  for (const [key, is] of byName(today, nameOfSeen)) {
    const was = locked.get(key);
    if (was) kept.push({ was, is });
    else fresh.push(is);
  }
  return { kept, fresh };
}

function removed(lock: Lock, tools: readonly Tool[], today: readonly Seen[], { renamed }: Changes): Finding[] {
  const present = byName(today, nameOfSeen);
  const heirs = new Set(renamed.values());
  const fit = new Set(today.map(nameOfSeen));
  const unfit = new Set(tools.map(nameOf).filter((name) => !fit.has(name)));
  const gone = [...byName(lock.tools, nameOf)].filter(
    ([key, { name }]) => !present.has(key) && !heirs.has(name) && !unfit.has(name),
  );
  return gone.map(([, tool]) => {
    const { name } = tool;
    const at = join("/tools", lock.tools.indexOf(tool), "name");
    return driftFinding("tool-removed", { name, at, args: { tool: name, since: lock.asOf } }, lock);
  });
}

function moved({ ofTool }: Changes, lock: Lock): Finding[] {
  const all = [...ofTool.values()].flat();
  const tool = all.find(({ rule }) => rule === "tool-order-changed")?.tool;
  return tool === undefined ? [] : [driftFinding("order-changed", { args: { tool, since: lock.asOf } }, lock)];
}

/** The changes of those tools that can be compared at all. */
function changesOf(lock: Lock, today: readonly Seen[], part: boolean): Changes {
  const names = new Set(today.map(nameOfSeen));
  const tools = part ? lock.tools.filter(({ name }) => names.has(name)) : lock.tools;
  const before = toolsAsSeen({ ...lock, tools }, today);
  const after = today.map(({ tool }) => tool);
  return new Changes(changesBetween(before.filter(isComparable), after.filter(isComparable)));
}

function isComparable({ inputSchema, outputSchema }: Tool): boolean {
  return [inputSchema, outputSchema].every((schema) => schema === undefined || isPlainJson(schema));
}
