import type { Provider } from "../../types.ts";
import { clientAnswering } from "./answer.ts";
import { dialectRules } from "./dialect.ts";
import { evidence } from "./evidence.ts";
import { headerRules } from "./headers.ts";
import { revisionOf } from "./revisions.ts";
import { shapeRules } from "./shape.ts";
import { toolsList } from "./wire.ts";

const list = toolsList();

/**
 * The specification's own rules. It only recommends how tools are named, so no name is refused here; the clients,
 * and the providers behind them, are less kind.
 */
export const mcp: Provider = {
  id: "mcp",
  title: "Model Context Protocol",
  docs: [
    "https://modelcontextprotocol.io/specification/2025-11-25/server/tools",
    "https://modelcontextprotocol.io/specification/2026-07-28/server/tools",
  ],
  surfaces: [{ ...list, project: (tools, target) => list.project(tools, { ...target, asOf: revisionOf(target) }) }],
  rules: [...shapeRules, ...dialectRules, ...headerRules],
  answering: clientAnswering([{ name: "definition", reports: "all", costs: "tool" }]),
  evidence,
};
