import { nameMatches } from "../../checks/request.ts";
import type { Provider, Rule } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { normalizedName } from "../mcp/names.ts";
import { toolsList } from "../mcp/wire.ts";
import { evidence } from "./evidence.ts";

/** The names that OpenAI's and Anthropic's models take go through as they are. */
const toolName: Rule = {
  ...normalizedName,
  title: "A name of other characters than letters, digits, `_` and `-` is rewritten",
  since: "2026-06-30",
  ...nameMatches(/^[a-zA-Z0-9_-]+$/),
  sources: ["https://github.com/zed-industries/zed/pull/60154"],
};

export const zed: Provider = {
  id: "mcp-client-zed",
  title: "Zed",
  docs: ["https://zed.dev/docs/ai/mcp"],
  surfaces: [toolsList()],
  rules: [toolName],
  answering: clientAnswering([{ name: "names", reports: "all", costs: "tool" }]),
  evidence,
};
