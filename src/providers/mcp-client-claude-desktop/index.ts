import { onTool } from "../../checks/request.ts";
import { onSchema } from "../../checks/schema.ts";
import { pointerOf } from "../../schema/walk.ts";
import type { Provider, Rule } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { outputRootType } from "../mcp/shape.ts";
import { toolsList } from "../mcp/wire.ts";
import { evidence } from "./evidence.ts";

const connector = {
  verdict: "reject",
  stage: "connector",
  why: "One such tool withholds the whole connector.",
} as const;

const toolNameLength: Rule = {
  ...connector,
  name: "tool-name-length",
  title: "A tool's name has at most 64 characters",
  mend: "Shorten the name.",
  ...onTool(({ name }) => (name.length > 64 ? {} : undefined)),
  says: "tools.{index}.FrontendRemoteMcpToolDefinition.name: String should have at most 64 characters",
  sources: [
    "https://github.com/anthropics/claude-code/issues/34960",
    "https://github.com/mims-harvard/ToolUniverse/issues/3",
  ],
};

/** The length is asked first: a longer name is not matched any more. */
const toolNamePattern: Rule = {
  ...connector,
  name: "tool-name-pattern",
  title: "A tool's name is made of letters, digits, `_` and `-`",
  mend: "Write `_` for dots, which MCP allows, and for other characters.",
  ...onTool(({ name }) => (name.length > 64 || /^[a-zA-Z0-9_-]+$/.test(name) ? undefined : {})),
  says: "tools.{index}.FrontendRemoteMcpToolDefinition.name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'",
  sources: [
    "https://github.com/evoila/meho/issues/2745",
    "https://github.com/anthropics/claude-code/issues/57813",
    "https://github.com/l22-io/orchard-mcp/issues/14",
  ],
};

const outputSchemaRoot: Rule = {
  ...connector,
  name: "output-schema-root",
  title: 'The root of an `outputSchema` has `type: "object"`',
  mend: "Return an object; put a union under one of its properties.",
  ...outputRootType(),
  sources: ["https://github.com/anthropics/claude-ai-mcp/issues/485"],
};

const refsDropped: Rule = {
  name: "refs-dropped",
  title: "Cowork removes `$ref` and `$defs` from the tools of a local connector",
  why: "The model does not learn what the parameter looks like; connectors on the web keep it.",
  mend: "Write the referenced schema in place.",
  verdict: "ignored",
  stage: "connector",
  ...onSchema(["$ref"], function* (place) {
    yield { pointer: pointerOf(place, "$ref") };
  }),
  sources: ["https://github.com/anthropics/claude-ai-mcp/issues/591"],
};

export const claudeDesktop: Provider = {
  id: "mcp-client-claude-desktop",
  title: "Claude Desktop and claude.ai",
  docs: ["https://support.claude.com/en/articles/11175166-getting-started-with-custom-connectors-using-remote-mcp"],
  surfaces: [toolsList()],
  rules: [toolNameLength, toolNamePattern, outputSchemaRoot, refsDropped],
  answering: clientAnswering([{ name: "connector", reports: "first", costs: "list" }]),
  evidence,
};
