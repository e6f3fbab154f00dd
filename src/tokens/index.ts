/** What tools cost in a prompt. */

export { type Budget, budgetFindings, budgetRules } from "./budget.ts";
export { countsFor, type TargetTokens } from "./counts-for.ts";
export { estimator, type Tokenizer, tokenizerFor } from "./tokenizer.ts";
export { type TokenCount, type ToolTokens, tokensOf, tokensOfText } from "./tokens-of.ts";
