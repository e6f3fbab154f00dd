import { expect, test } from "vitest";
import { checkTools } from "../../src/check.ts";
import { budgetRules } from "../../src/tokens/index.ts";
import type { Tool } from "../../src/types.ts";

const tools = ["a", "b", "c"].map((name): Tool => {
  return { name, inputSchema: { type: "object", properties: {} }, origin: { source: "test" } };
});
const targets = ["openai", "anthropic@claude-opus-4-8"];
const found = (budget: object) =>
  checkTools(tools, { targets, budget, only: ["budget/"] }).findings.map(({ rule, tool }) => [rule, tool]);

test("what costs as much as the budget is within it, one more is over it", () => {
  const { tokens = [] } = checkTools(tools, { targets, tokens: true });
  const total = Math.max(...tokens.map((count) => count.total));
  const perTool = Math.max(...tokens.flatMap((count) => count.perTool.map((row) => row.tokens)));
  expect(found({ total, perTool, tools: 3 })).toEqual([]);
  expect(found({ total: total - 1, perTool: perTool - 1, tools: 2 })).toEqual([
    ["budget/tools", undefined],
    ["budget/total", undefined],
    ["budget/per-tool", "a"],
    ["budget/per-tool", "b"],
    ["budget/per-tool", "c"],
  ]);
});

test("a budget is told where it is overrun the most, and its fingerprint survives another count", () => {
  const [first] = checkTools(tools, { targets, budget: { total: 10 }, only: ["budget/"] }).findings;
  const [second] = checkTools(tools.slice(1), { targets, budget: { total: 10 }, only: ["budget/"] }).findings;
  expect(first?.args.target).toBe("anthropic@claude-opus-4-8");
  expect(first?.severity).toBe("error");
  expect(second?.args.tokens).not.toBe(first?.args.tokens);
  expect(second?.fingerprint).toBe(first?.fingerprint);
});

test("models and surfaces are counted once each; a run that does not ask counts nothing", () => {
  const counted = checkTools(tools, { targets: ["openai", "openai@gpt-4o", "openai+strict"], tokens: true }).tokens;
  expect(counted?.map(({ target }) => target)).toEqual(["openai", "openai@gpt-4o"]);
  expect(checkTools(tools, { targets }).tokens).toBeUndefined();
});

test.each(budgetRules)("$name says the count and the budget", ({ why }) => {
  expect(why).toContain("{budget}");
});
