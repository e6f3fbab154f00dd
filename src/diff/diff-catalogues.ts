import { accepts } from "../schema/accepts.ts";
import type { Tool } from "../types.ts";
import type { PrefixBreak } from "./cache.ts";
import { type Change, change } from "./change.ts";
import {
  type ChangeOptions,
  catalogueRelation,
  catalogueReplay,
  changesOf,
  type Survey,
  survey,
} from "./changes-between.ts";
import { type Bounds, judged, refute } from "./refute.ts";
import type { Relation, Replay } from "./relation.ts";
import type { ToolDiff } from "./tool-changes.ts";

export interface CatalogueDiff {
  changes: Change[];
  /** How the calls that the catalogues take relate. */
  relation: Relation;
  /** What becomes of recorded calls. */
  replay: Replay["verdict"];
  /** Where the cached prompt prefix ends; absent where its bytes are the same. */
  prefix?: PrefixBreak;
}

/**
 * What changed between two catalogues. What the prover leaves open is tried: values drawn from the schema before are
 * judged by the one after, within `runs` and `budgetMs` for each tool; no witness leaves it unknown, never safe. A
 * witness that ajv does not confirm is looked for anew.
 */
export async function diffCatalogues(
  before: readonly Tool[],
  after: readonly Tool[],
  options: ChangeOptions & Bounds = {},
): Promise<CatalogueDiff> {
  const found = survey(before, after, options);
  const settled: Survey = { ...found, tools: await Promise.all(found.tools.map((diff) => settle(diff, options))) };
  const { prefix } = found;
  return {
    changes: changesOf(settled, options),
    relation: catalogueRelation(settled),
    replay: catalogueReplay(settled),
    ...(prefix && { prefix }),
  };
}

async function settle(diff: ToolDiff, options: ChangeOptions & Bounds): Promise<ToolDiff> {
  const { pair, replay } = diff;
  if (!pair || replay.verdict === "compatible" || options.witnesses === false) return diff;
  if (replay.verdict === "breaking" && (judged(pair, replay.witness) || !canJudge(diff))) return diff;
  const { witness, tries } = await refute(pair, options, replay.candidate);
  if (!witness) return { ...diff, changes: diff.changes.map((each) => tried(each, tries)) };
  const proven: Replay = {
    verdict: "breaking",
    witness: witness.arguments,
    effect: refusedOr(witness.effect),
    ignored: replay.ignored,
  };
  return { ...diff, replay: proven, changes: diff.changes.map(shown) };
}

/** Can ajv read both schemas? */
function canJudge({ pair }: ToolDiff): boolean {
  return (
    pair !== undefined && accepts(pair.before.schema, {}) !== undefined && accepts(pair.after.schema, {}) !== undefined
  );
}

function refusedOr(effect: string): "refused" | "ignored" {
  return effect === "ignored" ? "ignored" : "refused";
}

function tried(each: Change, tries: number): Change {
  if (each.rule !== "schema-proof-changed") return each;
  const { tool, pointer, relation } = each;
  const told = change("schema-proof-changed", { ...(tool !== undefined && { tool }), pointer, args: { tries } });
  return relation === undefined ? told : { ...told, relation };
}

function shown(each: Change): Change {
  if (each.rule !== "schema-proof-changed") return each;
  const { tool, pointer } = each;
  return change("schema-narrowed", { ...(tool !== undefined && { tool }), pointer });
}
