import { UserError } from "../errors.ts";
import { isPlainJson } from "../schema/plain.ts";
import type { TargetTokens } from "../tokens/index.ts";
import type { Judgement, Tool } from "../types.ts";
import { cacheChanges, type PrefixBreak, prefixBreak } from "./cache.ts";
import { type Change, change } from "./change.ts";
import type { ChangeId, Level } from "./changes.ts";
import { anyOf, type Matches, matchTools } from "./match.ts";
import { pairOf, type Relation, relationOfAll, someCall } from "./relation.ts";
import { newSession } from "./set/document.ts";
import { diffTool, newCall, type ToolDiff } from "./tool-changes.ts";
import { verdictChanges } from "./verdicts.ts";

export interface ChangeOptions {
  /** A concrete argument object for each breaking change, and for what a handler now receives; true unless given. */
  witnesses?: boolean;
  /** Judges each catalogue, so that flipped verdicts are told. */
  judge?(tools: readonly Tool[]): readonly Judgement[];
  /** Counts tokens, as `countsFor` does, so that what the prompt cache loses is told in them. */
  count?(tools: readonly Tool[]): readonly TargetTokens[];
  /** Other levels than the table's; "off" leaves the row out. */
  levels?: Partial<Record<ChangeId, Level | "off">>;
}

/** All that was found out about two catalogues, before it is put into words. */
export interface Survey {
  before: readonly Tool[];
  after: readonly Tool[];
  tools: ToolDiff[];
  removed: Matches["removed"];
  added: Matches["added"];
  prefix?: PrefixBreak;
}

/**
 * What changed between two catalogues, and whom it harms: the most harmful first, then in the order of the tools.
 * Where equal meaning stands in other bytes, only the cache hears of it. What could not be shown either way is a
 * `schema-proof-changed`; `diffCatalogues` goes on to look for a witness.
 *
 * @example
 * changesBetween(before, after).filter(({ level }) => level === "breaking")
 */
export function changesBetween(before: readonly Tool[], after: readonly Tool[], options: ChangeOptions = {}): Change[] {
  return changesOf(survey(before, after, options), options);
}

/**
 * Compares two catalogues tool by tool.
 *
 * @throws UserError where a schema is no JSON, or deeper than any walk goes
 */
export function survey(
  before: readonly Tool[],
  after: readonly Tool[],
  { count }: Pick<ChangeOptions, "count"> = {},
): Survey {
  for (const { name, inputSchema, outputSchema } of [...before, ...after])
    if (![inputSchema, outputSchema].every((schema) => schema === undefined || isPlainJson(schema)))
      throw new UserError(`the schema of ${name} is no JSON, or nests too deeply to be compared`, {
        hint: "`drycall check` says where.",
      });
  const { matched, removed, added } = matchTools(before, after);
  const session = newSession();
  const prefix = prefixBreak(before, after, count);
  return {
    before,
    after,
    tools: matched.map((match) => diffTool(match, session)),
    removed,
    added,
    ...(prefix && { prefix }),
  };
}

/** Puts a survey into changes. */
export function changesOf(found: Survey, { witnesses = true, judge, levels = {} }: ChangeOptions): Change[] {
  const changes = [
    ...found.removed.map((tool) => withCall(change("tool-removed", { tool: tool.name }), [tool], witnesses)),
    ...found.tools.flatMap((diff) => (witnesses ? witnessed(diff) : diff.changes)),
    ...found.added.map(({ name }) => change("tool-added", { tool: name })),
    ...duplicateChanges(found.before, found.after),
    ...cacheChanges(found.before, found.after, found.prefix),
    ...(judge ? verdictChanges(judge(found.before), judge(found.after), nameBefore(found)) : []),
  ];
  const told = changes.flatMap((each): Change[] => {
    const level = levels[each.rule];
    if (level === "off") return [];
    return [level === undefined ? each : { ...each, level }];
  });
  return (["breaking", "warning", "info"] as const).flatMap((level) => told.filter((each) => each.level === level));
}

/** How the calls that two catalogues take relate. */
export function catalogueRelation({ tools, removed, added }: Survey): Relation {
  const relations: Relation[] = tools.map(({ match, relation }) => (match.renamed ? "incomparable" : relation));
  if (removed.length > 0) relations.push("narrowed");
  if (added.length > 0) relations.push("widened");
  return relationOfAll(relations);
}

/** What becomes of all recorded calls. */
export function catalogueReplay({ tools, removed }: Survey): "compatible" | "breaking" | "unknown" {
  const verdicts = tools.map(({ match, replay }) => (match.renamed ? "breaking" : replay.verdict));
  if (removed.length > 0 || verdicts.includes("breaking")) return "breaking";
  return verdicts.includes("unknown") ? "unknown" : "compatible";
}

function witnessed({ match, changes, replay, pair }: ToolDiff): Change[] {
  const { witness, effect } = replay;
  const calls = pair && changes.some(({ harms, level }) => harms === "handler" && level === "warning");
  const received = calls ? newCall(pair) : undefined;
  return changes.map((each) => {
    if (each.rule === "tool-name-changed") return withCall(each, [match.before], true);
    if (each.harms === "arguments" && each.level === "breaking" && effect && each.witness === undefined)
      return { ...each, witness: { arguments: witness, effect } };
    if (each.harms === "handler" && each.level === "warning" && received !== undefined)
      return { ...each, witness: { arguments: received, effect: "received" } };
    return each;
  });
}

/** A call that has no tool any more. */
function withCall(each: Change, tools: readonly Tool[], wished: boolean): Change {
  const schema = anyOf(tools);
  const call = wished ? someCall(pairOf(schema, schema)) : undefined;
  return call === undefined ? each : { ...each, witness: { arguments: call, effect: "refused" } };
}

function duplicateChanges(before: readonly Tool[], after: readonly Tool[]): Change[] {
  const [was, is] = [counts(before), counts(after)];
  const changes: Change[] = [];
  for (const [tool, count] of is)
    if (count > 1 && (was.get(tool) ?? 0) < 2) changes.push(change("duplicate-name-added", { tool, args: { count } }));
  for (const [tool, count] of was)
    if (count > 1 && is.get(tool) === 1) changes.push(change("duplicate-name-removed", { tool }));
  return changes;
}

function counts(tools: readonly Tool[]): Map<string, number> {
  const names = new Map<string, number>();
  for (const { name } of tools) names.set(name, (names.get(name) ?? 0) + 1);
  return names;
}

function nameBefore({ tools }: Survey): (name: string) => string | undefined {
  const renamed = tools.filter(({ match }) => match.renamed);
  const names = new Map(renamed.map(({ match }) => [match.after.name, match.before.name]));
  return (name) => names.get(name);
}
