import { type Budget, budgetFindings, countsFor, type Tokenizer } from "../tokens/index.ts";
import type { Finding, Target } from "../types.ts";
import { type Census, toolsOf } from "./census.ts";

/** A tenant's tools over the budget for all of them, told of the first; the tenants are those of all. */
export function overBudget(
  census: Census,
  targets: readonly Target[],
  { total = Number.POSITIVE_INFINITY, tools: most = Number.POSITIVE_INFINITY }: Budget,
  tokenizer?: Tokenizer,
): { finding: Finding; tenants: number[] }[] {
  const counts = census.tools.map(({ tool }) => countsFor([tool], targets, tokenizer));
  const costOf = (list: readonly number[], target: string) => {
    const each = list.map((index) => counts[index]?.find((count) => count.target === target));
    const overhead = Math.max(0, ...each.map((count) => count?.overhead ?? 0));
    return each.reduce((sum, count) => sum + (count?.perTool[0]?.tokens ?? 0), overhead);
  };
  const names = new Set(counts.flatMap((each) => each.map(({ target }) => target)));
  const over = {
    total: census.catalogues.filter(({ tools }) => [...names].some((target) => costOf(tools, target) > total)),
    tools: census.catalogues.filter(({ tools }) => tools.length > most),
  };
  return (["total", "tools"] as const).flatMap((kind) => {
    const [first] = over[kind];
    if (!first) return [];
    const sent = toolsOf(census, first);
    const budget = kind === "total" ? { total } : { tools: most };
    const tenants = over[kind].flatMap((catalogue) => catalogue.tenants);
    return budgetFindings(sent, countsFor(sent, targets, tokenizer), budget).map((finding) => ({ finding, tenants }));
  });
}
