import { toolsWithin } from "../../checks/tool-count.ts";
import type { Provider, Rule } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { onName } from "../mcp/names.ts";
import { outputRootType } from "../mcp/shape.ts";
import { serverNameOf, toolsList } from "../mcp/wire.ts";
import { evidence } from "./evidence.ts";

const outputSchemaRoot: Rule = {
  name: "output-schema-root",
  title: 'The root of an `outputSchema` has `type: "object"`',
  why: "One such tool costs the server all its tools.",
  mend: "Return an object that holds the list or value under a name.",
  verdict: "reject",
  stage: "result",
  ...outputRootType(),
  sources: ["https://github.com/anthropics/claude-code/issues/10031"],
};

const names = {
  verdict: "reject",
  stage: "names",
  why: "The tool is filtered out; the settings page says so.",
} as const;

/** A name of 59 characters fails even with a server of one (mcp-client-cursor-0001): 60 is refused, not only more. */
const combinedNameLength: Rule = {
  ...names,
  name: "combined-name-length",
  title: "The names of server and tool together have less than 60 characters",
  mend: "Shorten the tool's name, or tell users to name the server shortly.",
  ...onName((name, target) => {
    const server = serverNameOf(target);
    const length = (server?.length ?? 1) + name.length;
    return length < 60 ? undefined : { name, server: server ?? "<server>", length };
  }),
  says: "{server}: {name} – Combined server and tool name length ({length}) exceeds 60 characters",
  sources: ["https://github.com/ComposioHQ/composio/issues/2788", "https://github.com/awslabs/mcp/issues/1283"],
};

/** The sentence leaves out `-`, but no report shows a tool filtered for it alone. */
const toolNamePattern: Rule = {
  ...names,
  name: "tool-name-pattern",
  title: "A tool's name is made of letters, digits, `_` and `-`",
  mend: "Write `_` for dots and slashes.",
  since: "2026-06-03",
  ...onName((name, target) =>
    /^[a-zA-Z0-9_-]*$/.test(name) ? undefined : { name, server: serverNameOf(target) ?? "<server>" },
  ),
  says: "{server}: {name} - Tool name must only contain alphanumeric characters and underscores",
  sources: ["https://github.com/webstudio-is/webstudio/issues/5960", "https://github.com/bavix/gripmock/issues/875"],
};

const toolCount: Rule = {
  name: "tool-count",
  title: "Of all servers' tools, the first 80 are used (40 until mid-2025)",
  why: "The model does not see the others; the settings page warns.",
  mend: "Switch off the tools that you do not need.",
  verdict: "ignored",
  stage: "count",
  ...toolsWithin([
    { until: "2025-07-01", limit: 40 },
    { since: "2025-07-01", limit: 80 },
  ]),
  sources: [
    "https://github.com/anyproto/anytype-mcp/issues/5",
    "https://github.com/bun913/mcp-testrail/issues/6",
    "https://github.com/Snowflake-Labs/mcp/issues/77",
  ],
};

export const cursor: Provider = {
  id: "mcp-client-cursor",
  title: "Cursor",
  docs: ["https://docs.cursor.com/context/model-context-protocol"],
  surfaces: [toolsList()],
  rules: [outputSchemaRoot, combinedNameLength, toolNamePattern, toolCount],
  answering: clientAnswering([
    { name: "result", reports: "first", costs: "list" },
    { name: "names", reports: "all", costs: "tool" },
    { name: "count", reports: "first", costs: "tool" },
  ]),
  evidence,
};
