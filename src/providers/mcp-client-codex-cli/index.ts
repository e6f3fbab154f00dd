import type { Provider } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { toolsList } from "../mcp/wire.ts";
import { evidence } from "./evidence.ts";
import { edges, loweringRules } from "./lowering.ts";
import { nameRules } from "./names.ts";

export const codexCli: Provider = {
  id: "mcp-client-codex-cli",
  title: "Codex CLI",
  docs: ["https://developers.openai.com/codex/mcp"],
  surfaces: [toolsList()],
  edges,
  rules: [...nameRules, ...loweringRules],
  answering: clientAnswering([
    { name: "lowering", reports: "all", costs: "tool" },
    { name: "names", reports: "all", costs: "tool" },
    { name: "upstream", reports: "first", costs: "list", status: 400 },
  ]),
  evidence,
};
