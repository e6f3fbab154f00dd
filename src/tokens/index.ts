/** What tools cost in a prompt. */

export { estimator, type Tokenizer, tokenizerFor } from "./tokenizer.ts";
export { type TokenCount, type ToolTokens, tokensOf, tokensOfText } from "./tokens-of.ts";
