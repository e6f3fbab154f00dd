import { fill } from "../checks/words.ts";
import { fingerprint } from "../judge/fingerprint.ts";
import type { Args, Finding, Severity, Tool } from "../types.ts";
import type { TargetTokens } from "./counts-for.ts";

/** The most that tools may cost; tokens are counted where they cost the most. */
export interface Budget {
  /** Tokens of all tools, with what the provider puts around them. */
  total?: number;
  /** Tokens of one tool. */
  perTool?: number;
  /** How many tools there may be. */
  tools?: number;
}

export interface BudgetRule {
  /** Kebab-case; the id is `budget/<name>`. */
  name: string;
  severity: Severity;
  title: string;
  why: string;
  mend: string;
  sources: readonly string[];
}

const caching = "https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview#pricing";

const total: BudgetRule = {
  name: "total",
  severity: "error",
  title: "All tools together stay within `budget.total`",
  why: "They take {tokens} tokens on {target} ({basis}), and the budget is {budget}. Every request pays for them, and they take room from the conversation.",
  mend: "Shorten descriptions, drop tools, or offer them only where they are needed; `drycall check --tokens` shows what each costs.",
  sources: [caching],
};

const perTool: BudgetRule = {
  name: "per-tool",
  severity: "error",
  title: "A tool stays within `budget.perTool`",
  why: "It takes {tokens} tokens on {target} ({basis}), and the budget is {budget}.",
  mend: "Shorten its descriptions and lists of values, or divide it.",
  sources: [caching],
};

const tools: BudgetRule = {
  name: "tools",
  severity: "error",
  title: "There are no more tools than `budget.tools`",
  why: "There are {count} tools, and the budget is {budget}. The more there are to choose from, the more often a model takes a wrong one.",
  mend: "Drop tools, join those that are alike, or offer some only where they are needed.",
  sources: ["https://platform.openai.com/docs/guides/function-calling#best-practices-for-defining-functions"],
};

/** Every rule of the family, for `drycall explain`. */
export const budgetRules: readonly BudgetRule[] = [total, perTool, tools];

/** What is over the budget, each told where it costs the most. */
export function budgetFindings(given: readonly Tool[], counts: readonly TargetTokens[], budget: Budget): Finding[] {
  return [...countFindings(given, budget), ...totalFindings(counts, budget), ...toolFindings(given, counts, budget)];
}

function countFindings(given: readonly Tool[], budget: Budget): Finding[] {
  const count = given.filter(({ role }) => role !== "format").length;
  return isOver(count, budget.tools) ? [over(tools, { count, budget: budget.tools })] : [];
}

function totalFindings(counts: readonly TargetTokens[], budget: Budget): Finding[] {
  const worst = dearest(counts.map((count) => ({ ...count, tokens: count.total })));
  if (!worst || !isOver(worst.tokens, budget.total)) return [];
  const { tokens, target, basis } = worst;
  return [over(total, { tokens, target, basis, budget: budget.total })];
}

function toolFindings(given: readonly Tool[], counts: readonly TargetTokens[], budget: Budget): Finding[] {
  if (budget.perTool === undefined) return [];
  const costs = counts.map(({ perTool: rows }) => new Map(rows.map(({ tool, tokens }) => [tool, tokens])));
  return given.flatMap((tool) => {
    const worst = dearest(counts.map((count, index) => ({ ...count, tokens: costs[index]?.get(tool.name) ?? 0 })));
    if (!worst || !isOver(worst.tokens, budget.perTool)) return [];
    const { tokens, target, basis } = worst;
    return [over(perTool, { tokens, target, basis, budget: budget.perTool }, tool)];
  });
}

function dearest<Cost extends { tokens: number }>(costs: readonly Cost[]): Cost | undefined {
  return costs.reduce<Cost | undefined>(
    (worst, cost) => (worst && worst.tokens >= cost.tokens ? worst : cost),
    undefined,
  );
}

function isOver(count: number, budget: number | undefined): boolean {
  return budget !== undefined && count > budget;
}

function over({ name, severity, title, why, mend }: BudgetRule, args: Args, tool?: Tool): Finding {
  const rule = `budget/${name}`;
  const { file } = tool?.origin ?? {};
  const position = tool?.origin.locateName?.() ?? tool?.origin.locate?.("");
  return {
    rule,
    severity,
    title,
    why: fill(why, args),
    mend,
    pointer: "",
    args,
    fixes: [],
    // The count changes with every edit; what was accepted is that this budget is overrun.
    fingerprint: fingerprint(rule, tool?.name, "", { budget: args.budget }),
    ...(tool && { tool: tool.name }),
    ...(file !== undefined && { file }),
    ...(position && { position }),
  };
}
