import { requestsFor, targetText } from "../providers/targets.ts";
import { estimator, type Tokenizer, tokensOf } from "../tokens/index.ts";
import type { Judgement, Target, Tool } from "../types.ts";
import type { Census } from "./census.ts";
import { sharedPrefix } from "./prefix.ts";
import type { TenantsReport } from "./report.ts";

/** A target that refuses a catalogue as a whole. */
export interface RefusedWhole {
  target: Target;
  catalogues: readonly number[];
}

/**
 * What is to be told of tenants beside the findings.
 *
 * @param judgements of each tool alone
 */
export function reportOf(
  census: Census,
  {
    targets,
    judgements,
    wholes,
  }: { targets: readonly Target[]; judgements: readonly Judgement[]; wholes: readonly RefusedWhole[] },
  tokenizer: Tokenizer = estimator,
): TenantsReport {
  const { tenants, tools, catalogues } = census;
  const { target, basis, estimated, overhead, costs } = costsOf(
    tools.map(({ tool }) => tool),
    targets,
    tokenizer,
  );
  const refusals = targets.map((target) => refusalsOf(target, census, judgements, wholes));
  const rows = catalogues.map(({ tools: list }, place) => {
    const refusedBy = refusals.filter(({ alone, whole }) => whole.has(place) || list.some((index) => alone[index]));
    const tokens = list.reduce((sum, index) => sum + (costs[index] ?? 0), list.length > 0 ? overhead : 0);
    return { tools: list.length, tokens, refusedBy: refusedBy.map(({ by }) => by) };
  });
  const ofTenants = tenants.map(({ id, catalogue }) => ({
    id,
    ...(rows[catalogue] ?? { tools: 0, tokens: 0, refusedBy: [] }),
  }));
  const sum = (count: "tools" | "tokens") => ofTenants.reduce((total, row) => total + row[count], 0);
  return {
    count: tenants.length,
    tools: { total: sum("tools"), distinct: tools.length },
    catalogues: catalogues.length,
    tokens: { target, basis, estimated, total: sum("tokens") },
    prefix: sharedPrefix(census, costs),
    rows: ofTenants,
  };
}

/** What each tool costs the first target that takes tools. */
function costsOf(tools: readonly Tool[], targets: readonly Target[], tokenizer: Tokenizer) {
  const target = targets.find((each) =>
    tools.some((tool) => requestsFor([tool], each).length > 0 && tool.role !== "format"),
  );
  if (!target) return { target: "", basis: "nothing is sent", estimated: true, overhead: 0, costs: [] };
  const counts = tools.map((tool) => tokensOf([tool], target, tokenizer));
  const { basis = "", estimated = true, overhead = 0 } = counts.find(({ perTool }) => perTool.length > 0) ?? {};
  const costs = counts.map(({ perTool }) => perTool[0]?.tokens ?? 0);
  return { target: targetText(target), basis, estimated, overhead, costs };
}

/** What a target refuses: each tool alone, by its place, and catalogues as wholes. */
function refusalsOf(
  target: Target,
  { tools }: Census,
  judgements: readonly Judgement[],
  wholes: readonly RefusedWhole[],
): { by: string; alone: readonly boolean[]; whole: ReadonlySet<number> } {
  const refused = judgements.filter((judgement) => judgement.target === target && judgement.verdict === "reject");
  const sent = new Set(refused.flatMap(({ request }) => request.tools.map(({ tool }) => tool)));
  const catalogues = wholes.filter((whole) => whole.target === target).flatMap((whole) => whole.catalogues);
  return { by: targetText(target), alone: tools.map(({ tool }) => sent.has(tool)), whole: new Set(catalogues) };
}
