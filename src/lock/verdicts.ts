import { providerOf } from "../providers/index.ts";
import type { Finding, IsoDate, Provider, Rule, Tool } from "../types.ts";
import { driftFinding, fileOf, listed } from "./finding.ts";
import type { Lock, LockedAnswer, LockedTool } from "./lock.ts";
import type { Seen } from "./seen.ts";

type Answers = Readonly<Record<string, LockedAnswer>>;

/** What a target said when it was locked, and what it says now. */
interface Turn {
  target: string;
  was: LockedAnswer;
  is: LockedAnswer;
}

/**
 * What the rules made of a tool that is byte for byte what was locked.
 *
 * @param isWhole all other tools are as they were locked, too: else what comes of them together is no rule's doing
 */
export function rulesDrift(was: LockedTool, { tool, targets: now }: Seen, lock: Lock, isWhole: boolean): Finding[] {
  const then = was.locked.targets;
  const turns = verdictTurns(then, now).filter((turn) => isWhole || !isOfTogether(turn));
  const rewired = turnsOf(then, now).filter((turn) => turn.was.wire !== turn.is.wire);
  const targets = rewired.map(({ target }) => target).join(", ");
  const args = { tool: tool.name, drycall: lock.drycall, targets };
  return [
    ...verdictDrift(turns, tool, lock),
    ...(rewired.length > 0 ? [driftFinding("wire-changed-by-rules", { tool, args }, lock)] : []),
  ];
}

/** The same of all tools together. */
export function rulesDriftTogether(lock: Lock, now: Answers): Finding[] {
  return verdictDrift(verdictTurns(lock.targets, now), undefined, lock);
}

/** The verdicts that turned with a change of the tool's, a line each. */
export function verdictLines(before: Answers, after: Answers): string[] {
  return verdictTurns(before, after).map((turn) => {
    return `${turn.is.verdict === "reject" ? "breaking" : "info"} (acceptance): ${turnText(turn)}`;
  });
}

/** Targets that are asked, and were not when the lock was written. */
export function addedTargets(lock: Lock, now: Answers): Finding[] {
  const added = Object.keys(now).filter((target) => !Object.hasOwn(lock.targets, target));
  if (added.length === 0) return [];
  return [driftFinding("target-added", { args: { file: fileOf(lock), targets: added.sort().join(", ") } }, lock)];
}

function verdictDrift(turns: readonly Turn[], tool: Tool | undefined, lock: Lock): Finding[] {
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

/** Did the verdict turn by rules that look at all tools, such as one that a name is given once? */
function isOfTogether(turn: Turn): boolean {
  const rules = [...turned(turn).come, ...turned(turn).gone];
  return rules.length > 0 && rules.every((id) => ruleOf(id, turn)?.on === "request");
}

/** Since when the rules are known that made the verdict turn: they changed, or drycall learned of them. */
function dated(turn: Turn, locked: IsoDate): string {
  const { come, gone } = turned(turn);
  const told = [
    ...come.map((id) => {
      const { since } = ruleOf(id, turn) ?? {};
      if (since !== undefined && since > locked) return `the provider refuses it since ${since}`;
      const seen = providerOfTurn(turn)?.evidence[nameOf(id)]?.last;
      return `drycall has learned of it${seen === undefined ? "" : `, last seen ${seen}`}`;
    }),
    ...gone.map((id) => {
      const rule = ruleOf(id, turn);
      if (!rule) return `drycall has no rule ${id} any more`;
      if (rule.until !== undefined && rule.until > locked) return `${id} ended on ${rule.until}`;
      return `drycall has learned that ${id} does not refuse it`;
    }),
  ];
  return told.length > 0 ? ` (${told.join("; ")})` : "";
}

/** The rules that refuse now and did not, and those that did. */
function turned({ was, is }: Turn): { come: string[]; gone: string[] } {
  return {
    come: rulesOf(is).filter((rule) => !rulesOf(was).includes(rule)),
    gone: rulesOf(was).filter((rule) => !rulesOf(is).includes(rule)),
  };
}

function rulesOf({ refusedBy = [] }: LockedAnswer): readonly string[] {
  return refusedBy;
}

function ruleOf(id: string, turn: Turn): Rule | undefined {
  return providerOfTurn(turn)?.rules.find(({ name }) => name === nameOf(id));
}

function providerOfTurn({ target }: Turn): Provider | undefined {
  return providerOf(target.split("/")[0] ?? "");
}

function nameOf(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}
