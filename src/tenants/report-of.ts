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
  const refusing = refusingTargets(judgements);
  const refusedWholes = wholes.map((whole) => ({ by: targetText(whole.target), places: new Set(whole.catalogues) }));
  const rows = catalogues.map(({ tools: list }, place) => {
    const refusedBy = new Set(list.flatMap((index) => refusing.get(tools[index]?.tool) ?? []));
    for (const { by, places } of refusedWholes) if (places.has(place)) refusedBy.add(by);
    const tokens = list.reduce((sum, index) => sum + (costs[index] ?? 0), list.length > 0 ? overhead : 0);
    return { tools: list.length, tokens, refusedBy: targets.map(targetText).filter((text) => refusedBy.has(text)) };
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

/** Tool → the targets that refuse it alone. */
function refusingTargets(judgements: readonly Judgement[]): Map<Tool | undefined, string[]> {
  const refusing = new Map<Tool | undefined, string[]>();
  for (const { target, request, verdict } of judgements) {
    if (verdict !== "reject") continue;
    for (const { tool } of request.tools) refusing.set(tool, [...(refusing.get(tool) ?? []), targetText(target)]);
  }
  return refusing;
}
