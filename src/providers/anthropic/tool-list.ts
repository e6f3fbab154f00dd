import { namesUnique } from "../../checks/request.ts";
import { own } from "../../schema/json.ts";
import type { Rule } from "../../types.ts";
import { typeOf } from "./wire.ts";

/** What is demanded of the tools of a request together, server tools included. */

const list = {
  verdict: "reject",
  stage: "names",
  when: { surfaces: ["messages.tools"] },
  why: "The whole request is refused.",
} as const;

export const toolNamesUnique: Rule = {
  ...list,
  name: "tool-names-unique",
  title: "No two tools share a name",
  mend: "Rename one; put the server's name in front where tools of several MCP servers meet.",
  ...namesUnique(),
  says: "tools: Tool names must be unique.",
  sources: [
    "https://github.com/anthropics/claude-code/issues/10687",
    "https://github.com/anthropics/claude-code/issues/14205",
    "https://github.com/microsoft/vscode/issues/316983",
    "https://github.com/tailcallhq/forgecode/issues/892",
  ],
};

export const allToolsDeferred: Rule = {
  ...list,
  name: "all-tools-deferred",
  title: "At least one tool is not deferred",
  mend: "Leave `defer_loading` out of the tool search tool, or of another one.",
  on: "request",
  check: ({ tools }) =>
    tools.length > 0 && tools.every(({ wire }) => own(wire, "defer_loading") === true) ? [{}] : [],
  says: "All tools have defer_loading set. At least one tool must be non-deferred.",
  sources: ["https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool"],
};

const serverTools = /^(?:code_execution|tool_search_tool|web_fetch|web_search)_/;

/** Which checks of tools and schemas the endpoint runs beside this one is not known. */
export const countTokensServerTools: Rule = {
  ...list,
  name: "count-tokens-server-tools",
  title: "Tokens are counted of the user's own tools only",
  why: "The count is refused; the same tools may well be sent to `/v1/messages`.",
  mend: "Leave server tools out of the count, and add what they cost.",
  when: { surfaces: ["countTokens.messages.tools"] },
  on: "request",
  check({ tools }) {
    const types = tools.flatMap(({ wire }) => typeOf(wire) ?? []).filter((type) => serverTools.test(type));
    return types.length > 0 ? [{ args: { types: types.sort().join(", ") } }] : [];
  },
  says: "Server tools are not supported in the count_tokens endpoint: {types}. Use the /v1/messages endpoint instead.",
  sources: ["https://github.com/pydantic/pydantic-ai/pull/5703", "https://github.com/agno-agi/agno/issues/9189"],
};

export const toolListRules: readonly Rule[] = [toolNamesUnique, allToolsDeferred, countTokensServerTools];
