import { createHash, type Hash } from "node:crypto";
import { targetText } from "../providers/targets.ts";
import type { Finding, Judgement, Tool } from "../types.ts";
import { byName, digest, type Keyed, shortened } from "./bytes.ts";
import type { LockedAnswer } from "./lock.ts";

/** What targets made of tools, by the target's name. */
export type ByTarget = Record<string, LockedAnswer>;

export interface Answers {
  /** By the tool's key. */
  tools: Map<string, ByTarget>;
  /** Of all tools together. */
  together: ByTarget;
}

/** A target has one request for all tools, or one for each format; the digests of them all make that of its prefix. */
export function answersOf(judgements: readonly Judgement[]): Answers {
  const tools = new Map<string, ByTarget>();
  const requests = new Map<string, { findings: Finding[]; prefix: Hash }>();
  for (const { target, request, findings } of judgements) {
    const name = targetText(target);
    const { findings: shared, prefix } = requests.get(name) ?? { findings: [], prefix: createHash("sha256") };
    requests.set(name, { findings: shared, prefix });
    const ofTool = findingsByTool(findings);
    shared.push(...(ofTool.get(undefined) ?? []));
    for (const [key, { tool, wire }] of byKey(request.tools, ({ tool }) => tool)) {
      const bytes = digest(JSON.stringify(wire));
      prefix.update(bytes);
      const answers = tools.get(key) ?? {};
      answers[name] = answerOf(ofTool.get(placeOf(tool)) ?? [], bytes);
      tools.set(key, answers);
    }
  }
  const together = [...requests].map(([name, { findings, prefix }]): [string, LockedAnswer] => {
    return [name, answerOf(findings, shortened(prefix.digest("hex")))];
  });
  return { tools, together: Object.fromEntries(together) };
}

/** Tools by file and name and, where those are given more than once, by their place among them. */
export function byKey<T>(things: readonly T[], toolOf: (thing: T) => Tool): Keyed<T> {
  return byName(things, (thing) => placeOf(toolOf(thing)));
}

function placeOf({ name, origin }: Tool): string {
  return `${origin.file ?? ""}\0${name}`;
}

function findingsByTool(findings: readonly Finding[]): Map<string | undefined, Finding[]> {
  const groups = new Map<string | undefined, Finding[]>();
  for (const finding of findings) {
    const key = finding.tool === undefined ? undefined : `${finding.file ?? ""}\0${finding.tool}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

function answerOf(findings: readonly Finding[], wire: string): LockedAnswer {
  // As for a whole request: what is only inferred refuses nothing.
  const refusals = findings.filter(({ verdict, grade }) => verdict === "reject" && grade !== "inferred");
  const refusedBy = [...new Set(refusals.map(({ rule }) => rule))].sort();
  const verdict = refusedBy.length > 0 ? "reject" : findings.length > 0 ? "ignored" : "accept";
  return { verdict, ...(refusedBy.length > 0 && { refusedBy }), wire };
}
