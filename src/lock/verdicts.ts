import { providerOf } from "../providers/index.ts";
import type { Finding, IsoDate, Provider, Tool } from "../types.ts";
import { driftFinding, fileOf, listed } from "./finding.ts";
import type { Lock, LockedAnswer, LockedTool } from "./lock.ts";

type Answers = Readonly<Record<string, LockedAnswer>>;

/** What a target said when it was locked, and what it says now. */
interface Turn {
  target: string;
  was: LockedAnswer;
  is: LockedAnswer;
}

/** What the rules made of a tool that is byte for byte what was locked. */
export function rulesDrift({ locked: was }: LockedTool, { locked: is }: LockedTool, tool: Tool, lock: Lock): Finding[] {
  const rewired = turnsOf(was.targets, is.targets).filter((turn) => turn.was.wire !== turn.is.wire);
  const targets = rewired.map(({ target }) => target).join(", ");
  const args = { tool: tool.name, drycall: lock.drycall, targets };
  return [
    ...verdictDrift(was.targets, is.targets, tool, lock),
    ...(rewired.length > 0 ? [driftFinding("wire-changed-by-rules", { tool, args }, lock)] : []),
  ];
}

/** The same of all tools together. */
export function rulesDriftTogether(lock: Lock, now: Lock): Finding[] {
  return verdictDrift(lock.targets, now.targets, undefined, lock);
}

/** The verdicts that turned with a change of the tool's, a line each. */
export function verdictLines({ locked: was }: LockedTool, { locked: is }: LockedTool): string[] {
  return verdictTurns(was.targets, is.targets).map(({ target, ...turn }) => {
    return `${turn.is.verdict === "reject" ? "breaking" : "info"} (acceptance): ${turnText({ target, ...turn })}`;
  });
}

/** Targets that are asked, and were not when the lock was written. */
export function addedTargets(lock: Lock, now: Lock): Finding[] {
  const added = Object.keys(now.targets).filter((target) => !Object.hasOwn(lock.targets, target));
  if (added.length === 0) return [];
  return [driftFinding("target-added", { args: { file: fileOf(lock), targets: added.sort().join(", ") } }, lock)];
}

function verdictDrift(before: Answers, after: Answers, tool: Tool | undefined, lock: Lock): Finding[] {
  const turns = verdictTurns(before, after);
  if (turns.length === 0) return [];
  const verdicts = listed(turns.map((turn) => `${turnText(turn)}${dated(turn, lock.asOf)}`));
  const isRefused = turns.some(({ is }) => is.verdict === "reject");
  const args = { since: lock.asOf, verdicts, drycall: lock.drycall };
  const about = { args, ...(tool && { tool }), ...(!isRefused && { severity: "note" as const }) };
  return [driftFinding("verdict-changed-by-rules", about, lock)];
}

function verdictTurns(before: Answers, after: Answers): Turn[] {
  return turnsOf(before, after).filter(({ was, is }) => was.verdict !== is.verdict);
}

function turnsOf(before: Answers, after: Answers): Turn[] {
  return Object.entries(after).flatMap(([target, is]) => {
    const was = Object.hasOwn(before, target) ? before[target] : undefined;
    return was ? [{ target, was, is }] : [];
  });
}

const words = { accept: "accepted", ignored: "accepted, with a note", reject: "refused" } as const;

function turnText({ target, was, is }: Turn): string {
  const by = rulesOf(is).length > 0 ? ` by ${rulesOf(is).join(", ")}` : "";
  return `${target}: was ${words[was.verdict]}, now ${words[is.verdict]}${by}`;
}

/** Since when the rules are known that made the verdict turn: they changed, or drycall learned of them. */
function dated({ target, was, is }: Turn, since: IsoDate): string {
  const provider = providerOf(target.split("/")[0] ?? "");
  const gone = rulesOf(was).filter((rule) => !rulesOf(is).includes(rule));
  const come = rulesOf(is).filter((rule) => !rulesOf(was).includes(rule));
  const told = [
    ...come.map((rule) => dateOf(rule, provider, "since", since)),
    ...gone.map((rule) => dateOf(rule, provider, "until", since)),
  ];
  return told.length > 0 ? ` (${told.join("; ")})` : "";
}

function dateOf(id: string, provider: Provider | undefined, end: "since" | "until", locked: IsoDate): string {
  const name = id.slice(id.indexOf("/") + 1);
  const rule = provider?.rules.find((each) => each.name === name);
  const day = rule?.[end];
  if (day !== undefined && day > locked)
    return end === "since" ? `the provider refuses it since ${day}` : `${id} ended on ${day}`;
  const seen = provider?.evidence[name]?.last;
  if (end === "since") return `drycall has learned of it${seen === undefined ? "" : `, last seen ${seen}`}`;
  return rule ? `drycall has learned that ${id} does not refuse it` : `drycall has no rule ${id} any more`;
}

function rulesOf({ refusedBy = [] }: LockedAnswer): readonly string[] {
  return refusedBy;
}
