import { providerOf } from "../providers/index.ts";
import type { Target, Tool } from "../types.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { type TokenCount, tokensOf } from "./tokens-of.ts";

/** What the tools cost a provider's model. */
export interface TargetTokens extends TokenCount {
  /** `provider[@model]`. */
  target: string;
}

/** Counts the tools once for each provider and model among the targets; output formats are no tools. */
export function countsFor(tools: readonly Tool[], targets: readonly Target[], tokenizer?: Tokenizer): TargetTokens[] {
  const counts = new Map<string, TargetTokens>();
  for (const target of targets) {
    const { provider, surface, model } = target;
    const name = model === undefined ? provider : `${provider}@${model}`;
    const carries = providerOf(provider)?.surfaces.find(({ id }) => id === surface)?.carries;
    if (carries === "tools" && !counts.has(name))
      counts.set(name, { target: name, ...tokensOf(tools, target, tokenizer) });
  }
  return [...counts.values()];
}
