import { estimateTokens } from "./estimate.ts";

/** Counts the tokens of a text. */
export interface Tokenizer {
  /** The encoding's name, or how it is guessed. */
  name: string;
  /** Is it a guess? */
  estimated: boolean;
  /** Whose encoding it is; absent: anybody's, as far as a guess goes. */
  providers?: ReadonlySet<string>;
  count(text: string): number;
}

/** Needs nothing installed, and counts the same on every machine: what is committed is counted by it. */
export const estimator: Tokenizer = {
  name: "estimated from words and marks",
  estimated: true,
  count: estimateTokens,
};

const openaiFamily: ReadonlySet<string> = new Set(["openai", "azure-openai"]);

/**
 * The tokenizer of a provider: OpenAI's own (o200k_base, gpt-4o and later) where the optional peer `gpt-tokenizer` is
 * installed, `estimator` otherwise. Loading it takes some 100 ms, once; the tokenizer itself is synchronous.
 *
 * @example const { total } = tokensOf(tools, "openai", await tokenizerFor("openai"))
 */
export async function tokenizerFor(provider: string): Promise<Tokenizer> {
  if (!openaiFamily.has(provider)) return estimator;
  const encoding = await import("gpt-tokenizer/encoding/o200k_base").catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!encoding) return estimator;
  const { countTokens } = encoding;
  // Names of special tokens are plain text in a schema.
  const count = (text: string) => countTokens(text, { disallowedSpecial: new Set() });
  return { name: "o200k_base", estimated: false, providers: openaiFamily, count };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
}
