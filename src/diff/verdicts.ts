import { targetText } from "../providers/targets.ts";
import type { Finding, Judgement } from "../types.ts";
import { type Change, change } from "./change.ts";

/** A tool, or all of them together, that a target refuses. */
interface Refusal {
  tool: string | undefined;
  finding: Finding;
}

/**
 * Verdicts that flipped, tool by tool, so that a refusal of one does not hide behind that of another. Targets that use
 * the same words are told of together. A refusal that nobody has observed is a warning, as it is where tools are checked.
 *
 * @param nameBefore - the name of a tool before, by its name after
 */
export function verdictChanges(
  before: readonly Judgement[],
  after: readonly Judgement[],
  nameBefore: (name: string) => string | undefined,
): Change[] {
  const was = refusalsOf(before);
  const is = refusalsOf(after);
  const names = new Set(after.flatMap(({ request }) => request.tools.map(({ name }) => name)));
  const worse = [...is].flatMap(([target, refusals]) =>
    [...refusals.values()]
      .filter(({ tool }) => !was.get(target)?.has(tool && (nameBefore(tool) ?? tool)))
      .map((refusal) => ({ target, refusal })),
  );
  const heirs = new Map([...names].map((name) => [nameBefore(name) ?? name, name]));
  const better = [...was].flatMap(([target, refusals]) =>
    [...refusals.values()]
      .filter(({ tool }) => tool === undefined || heirs.has(tool))
      .filter(({ tool }) => !is.get(target)?.has(tool === undefined ? tool : heirs.get(tool)))
      .map((refusal) => ({ target, refusal })),
  );
  return [...alike(worse, "verdict-removed"), ...alike(better, "verdict-added")];
}

/** Target → what it refuses, by tool. */
function refusalsOf(judgements: readonly Judgement[]): Map<string, Map<string | undefined, Refusal>> {
  const targets = new Map<string, Map<string | undefined, Refusal>>();
  for (const { target, findings } of judgements) {
    const name = targetText(target);
    const refusals = targets.get(name) ?? new Map<string | undefined, Refusal>();
    targets.set(name, refusals);
    for (const finding of findings)
      if (finding.verdict === "reject" && finding.severity !== "note" && !refusals.has(finding.tool))
        refusals.set(finding.tool, { tool: finding.tool, finding });
  }
  return targets;
}

function alike(
  rows: readonly { target: string; refusal: Refusal }[],
  rule: "verdict-added" | "verdict-removed",
): Change[] {
  const groups = new Map<string, { refusal: Refusal; targets: string[] }>();
  for (const { target, refusal } of rows) {
    const { tool, finding } = refusal;
    const key = JSON.stringify([tool ?? null, finding.pointer, wordsOf(finding), finding.severity]);
    const group = groups.get(key);
    if (group) group.targets.push(target);
    else groups.set(key, { refusal, targets: [target] });
  }
  return [...groups.values()].map(({ refusal: { tool, finding }, targets }) =>
    change(rule, {
      ...(tool !== undefined && { tool }),
      ...(rule === "verdict-removed" && { pointer: finding.pointer }),
      ...(rule === "verdict-removed" && finding.severity === "warning" && { level: "warning" }),
      args: { target: targets.join(", "), rule: finding.rule, message: wordsOf(finding) },
    }),
  );
}

/** The provider's own, where they are known. */
function wordsOf({ said, title }: Finding): string {
  return said ?? title;
}
