import { isObject } from "../schema/json.ts";
import type { Tool } from "../types.ts";
import { sameBytes } from "./cache.ts";
import { type Change, change } from "./change.ts";
import type { ChangeId } from "./changes.ts";
import { explain, reversed } from "./explain.ts";
import type { Match } from "./match.ts";
import { type Pair, pairOf, type Relation, type Replay, relationOf, replayOf } from "./relation.ts";
import type { Session } from "./set/document.ts";
import { plain } from "./set/literal.ts";
import { wordingChanges } from "./wording.ts";

/** What became of one tool. */
export interface ToolDiff {
  match: Match;
  changes: Change[];
  relation: Relation;
  replay: Replay;
  /** Absent where the schemas are the same bytes. */
  pair?: Pair;
}

const nothing = { relation: "equal", replay: { verdict: "compatible", ignored: [] } } as const;

/** The changes of a tool that is in both catalogues; tools that are alike take less time in one session. */
export function diffTool(match: Match, session: Session): ToolDiff {
  const { before, after, schemas } = match;
  const changes = [...envelopeChanges(before, after), ...outputChanges(before, after, session)];
  if (match.renamed)
    changes.push(change("tool-name-changed", { tool: before.name, args: { from: before.name, to: after.name } }));
  if (sameBytes(schemas.before, schemas.after)) {
    if (before.description !== after.description) changes.push(...wordingChanges(before, after));
    return { match, changes, ...nothing };
  }
  changes.push(...wordingChanges(before, after));
  const pair = pairOf(schemas.before, schemas.after, session);
  const relation = relationOf(pair);
  const replay = replayOf(pair);
  const meaning = meaningChanges(pair, before.name, { relation, replay });
  if (meaning.length === 0 && changes.length === 0) changes.push(change("spelling-changed", { tool: before.name }));
  return { match, changes: [...meaning.map((each) => ({ ...each, relation })), ...changes], relation, replay, pair };
}

function meaningChanges(pair: Pair, tool: string, known: Pick<ToolDiff, "relation" | "replay">): Change[] {
  const [was, is] = [pair.before.schema, pair.after.schema].map(saysNothing);
  if (!was && is) return [change("schema-removed", { tool })];
  const trail = { above: new Set<string>(), cameBack: new Set<string>() };
  const changes = explain(pair, { tool, pointer: "", isRoot: true, trail }, known);
  return was && !is ? [change("schema-added", { tool }), ...changes] : changes;
}

function saysNothing(schema: unknown): boolean {
  return schema === true || (isObject(schema) && Object.keys(schema).every((key) => key.startsWith("$")));
}

function envelopeChanges(before: Tool, after: Tool): Change[] {
  const changes: Change[] = [];
  const tool = before.name;
  if (before.strict !== after.strict)
    changes.push(change("strict-changed", { tool, args: { from: before.strict, to: after.strict } }));
  const [was, is] = [before.extras?.annotations, after.extras?.annotations];
  if (!sameBytes(was, is) && plain(was) !== plain(is))
    changes.push(change("hints-changed", { tool, args: { from: was, to: is } }));
  return changes;
}

/** Results run the other way: fewer kinds harm nobody. */
function outputChanges(before: Tool, after: Tool, session: Session): Change[] {
  if (sameBytes(before.outputSchema, after.outputSchema)) return [];
  const relation = relationOf(pairOf(before.outputSchema, after.outputSchema, session));
  if (relation === "equal") return [];
  const rule: ChangeId =
    relation === "narrowed" ? "output-narrowed" : relation === "widened" ? "output-widened" : "output-changed";
  return [change(rule, { tool: before.name })];
}

/** A call that the handler now receives and never saw before. */
export function newCall(pair: Pair): unknown {
  const { witness, effect } = replayOf(reversed(pair));
  return effect === "refused" ? witness : undefined;
}
