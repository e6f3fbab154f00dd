import type { Recogniser } from "../recogniser.ts";
import { ai } from "./ai.ts";
import { anthropic } from "./anthropic.ts";
import { genkit } from "./genkit.ts";
import { langchain } from "./langchain.ts";
import { mastra } from "./mastra.ts";
import { mcp } from "./mcp.ts";
import { openai } from "./openai.ts";
import { openaiAgents } from "./openai-agents.ts";

/** Those that know a tool; `ai`, whose tools are object literals, is last. */
export const toolRecognisers: readonly Recogniser[] = [
  openaiAgents,
  openai,
  anthropic,
  langchain,
  mastra,
  mcp,
  genkit,
  ai,
];
