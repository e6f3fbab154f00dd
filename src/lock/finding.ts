import { fill } from "../checks/words.ts";
import { fingerprint } from "../judge/fingerprint.ts";
import type { Args, Finding, Pointer, Severity, Tool } from "../types.ts";
import type { Lock } from "./lock.ts";
import { type DriftName, driftRule } from "./rules.ts";

/** What a finding is about. */
export interface About {
  args: Args;
  /** A tool of today: the finding stands at its name. */
  tool?: Tool;
  /** Else, the place in the lock, and the name of the tool that it is about. */
  at?: Pointer;
  name?: string | undefined;
  witness?: unknown;
  /** Another than the rule's. */
  severity?: Severity;
}

/** A drift, in words. */
export function driftFinding(name: DriftName, given: About, lock: Lock): Finding {
  const { title, why, mend, ...row } = driftRule(name);
  const { args, tool, at, name: locked, witness, severity = row.severity } = given;
  const rule = `drift/${name}`;
  const file = tool ? tool.origin.file : lock.source?.file;
  const inLock = at === undefined ? undefined : lock.source?.locate(at);
  const position = tool ? (tool.origin.locateName?.() ?? tool.origin.locate?.("")) : inLock;
  const about = tool?.name ?? locked;
  return {
    rule,
    severity,
    title,
    why: fill(why, args).replaceAll(" \n", "\n").trimEnd(),
    mend: fill(mend, args),
    pointer: "",
    args,
    fixes: [],
    fingerprint: fingerprint(rule, about, "", args),
    ...(about !== undefined && { tool: about }),
    ...(file !== undefined && { file }),
    ...(position && { position }),
    ...(witness !== undefined && { witness }),
  };
}

/** How messages name a lock. */
export function fileOf({ source }: Lock): string {
  return source?.file ?? "the lock";
}

/** A list below a sentence, cut where nobody would read on. */
export function listed(lines: readonly string[]): string {
  const most = 8;
  const rest = lines.length - most;
  const shown = rest > 1 ? [...lines.slice(0, most), `and ${rest} more: \`drycall diff\` tells of all`] : lines;
  return shown.map((line) => `\n${line}`).join("");
}
