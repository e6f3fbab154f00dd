import { toolsWithin } from "../../checks/tool-count.ts";
import type { IsoDate, Provider, Rule } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { toolsList } from "../mcp/wire.ts";
import { evidence } from "./evidence.ts";

/** The limit of 50 is last spoken of the day before: https://github.com/keanemind/jj-mcp-server/issues/1 */
const hundredSince: IsoDate = "2025-06-17";

const toolCount: Rule = {
  name: "tool-count",
  title: "All servers together have at most 100 enabled tools",
  why: "The server whose tools exceed the limit cannot be added.",
  mend: "Disable tools, or split the server.",
  verdict: "reject",
  stage: "count",
  ...toolsWithin([
    // Called 50, and reached at 50: mcp-client-windsurf-9002.
    { until: hundredSince, limit: 49 },
    { since: hundredSince, limit: 100 },
  ]),
  says: [
    { since: hundredSince, text: "adding this instance with {count} enabled tools would exceed max limit of {limit}." },
  ],
  sources: ["https://github.com/DaxianLee/cocos-mcp-server/issues/11", "https://github.com/Zhwt/go-mcp-mysql/issues/3"],
};

export const windsurf: Provider = {
  id: "mcp-client-windsurf",
  title: "Windsurf",
  docs: ["https://docs.windsurf.com/windsurf/cascade/mcp"],
  surfaces: [toolsList()],
  rules: [toolCount],
  answering: clientAnswering([{ name: "count", reports: "first", costs: "list", prefix: "Error: " }]),
  evidence,
};
