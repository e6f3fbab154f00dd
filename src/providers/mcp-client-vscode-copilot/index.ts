import type { Provider } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { evidence } from "./evidence.ts";
import { refusalRules } from "./refusals.ts";
import { rewriteRules } from "./rewrites.ts";
import { edges, surface } from "./wire.ts";

export const vscodeCopilot: Provider = {
  id: "mcp-client-vscode-copilot",
  title: "VS Code with GitHub Copilot",
  docs: ["https://code.visualstudio.com/docs/copilot/customization/mcp-servers"],
  surfaces: [surface],
  edges,
  rules: [...refusalRules, ...rewriteRules],
  answering: clientAnswering([
    { name: "normalize", reports: "first", costs: "list" },
    { name: "request", reports: "first", costs: "list" },
  ]),
  evidence,
};
