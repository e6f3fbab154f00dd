import { providerOf } from "../providers/index.ts";
import { parseTarget, requestsFor } from "../providers/targets.ts";
import { today } from "../schema/dates.ts";
import type { Target, Tool } from "../types.ts";
import { formatText, functionText, namespaceFrame } from "./namespace.ts";
import { toolUsePromptOf } from "./overhead.ts";
import { estimator, type Tokenizer } from "./tokenizer.ts";

/** What tools cost in a prompt, on one target. */
export interface TokenCount {
  /** In the order of the wire. */
  perTool: readonly ToolTokens[];
  /** What the provider puts around the tools, however many there are. */
  overhead: number;
  /** All of it. */
  total: number;
  /** False where both the text that the model sees and its encoding are the provider's own. */
  estimated: boolean;
  /** How it was counted, for people. */
  basis: string;
}

export interface ToolTokens {
  tool: string;
  tokens: number;
}

/** What a model is shown of tools. */
interface Rendering {
  text(tool: Tool, wire: unknown): string;
  overhead: number | string;
  isKnown: boolean;
  basis: string;
}

/**
 * How many tokens tools take in a prompt, on the surface of a target (a provider alone: its first main surface). Reads
 * nothing; without a tokenizer, or with one that is another provider's, it counts by `estimator`.
 *
 * @param target - as `parseTarget` reads it, or gives it
 * @example tokensOf(tools, "openai", await tokenizerFor("openai")).total
 * @throws UserError where the target does not exist
 */
export function tokensOf(tools: readonly Tool[], target: Target | string, given: Tokenizer = estimator): TokenCount {
  const asked = typeof target === "string" ? parseTarget(target, today())[0] : target;
  const surface = asked && providerOf(asked.provider)?.surfaces.find(({ id }) => id === asked.surface);
  if (!surface) return { perTool: [], overhead: 0, total: 0, estimated: true, basis: "nothing is sent" };
  const tokenizer = given.providers?.has(asked.provider) === false ? estimator : given;
  const rendering = renderingOf(asked, surface.carries);
  const placed = requestsFor(tools, asked).flatMap((sent) => surface.project(sent, asked).tools);
  const perTool = placed.map(({ tool, wire }) => ({
    tool: tool.name,
    tokens: tokenizer.count(rendering.text(tool, wire)),
  }));
  const overhead = perTool.length === 0 ? 0 : countOf(rendering.overhead, tokenizer);
  return {
    perTool,
    overhead,
    total: perTool.reduce((sum, { tokens }) => sum + tokens, overhead),
    estimated: tokenizer.estimated || !rendering.isKnown,
    basis: `${rendering.basis}, ${tokenizer.name}`,
  };
}

/**
 * How many tokens a text is: with `tokenizerFor(provider)` by the provider's own encoding, where it is known.
 *
 * @example tokensOfText(description, await tokenizerFor("openai"))
 */
export function tokensOfText(text: string, tokenizer: Tokenizer = estimator): { tokens: number; estimated: boolean } {
  return { tokens: tokenizer.count(text), estimated: tokenizer.estimated };
}

function renderingOf({ provider, model }: Target, carries: "tools" | "formats"): Rendering {
  if (provider === "openai" || provider === "azure-openai") return openai(carries);
  const bytes = { text: (_: Tool, wire: unknown) => JSON.stringify(wire) ?? "", isKnown: false };
  if (provider !== "anthropic" || carries === "formats") return { ...bytes, overhead: 0, basis: "the tools' bytes" };
  const { tokens, isKnown } = toolUsePromptOf(model);
  const whose = isKnown ? `${model}'s` : "a usual";
  return { ...bytes, overhead: tokens, basis: `the tools' bytes and ${whose} tool-use prompt` };
}

function openai(carries: "tools" | "formats"): Rendering {
  if (carries === "formats") return { text: formatText, overhead: 0, isKnown: true, basis: "OpenAI's response format" };
  return { text: functionText, overhead: namespaceFrame, isKnown: true, basis: "OpenAI's function namespace" };
}

function countOf(overhead: number | string, tokenizer: Tokenizer): number {
  return typeof overhead === "number" ? overhead : tokenizer.count(overhead);
}
