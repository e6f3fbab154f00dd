import { onRoot } from "../../checks/root.ts";
import { own } from "../../schema/json.ts";
import type { Provider, Rule } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { outputRootType, rootType } from "../mcp/shape.ts";
import { toolsList } from "../mcp/wire.ts";
import { addRootType } from "../openai/fixes.ts";
import { evidence } from "./evidence.ts";
import { upstreamRules } from "./upstream.ts";

/** The list is parsed as a whole, by the TypeScript SDK's types: one fault costs the server all its tools. */
const result = {
  verdict: "reject",
  stage: "result",
  why: "All tools of the server are lost; over HTTP nothing is said.",
} as const;

const rootTypeObject: Rule = {
  ...result,
  name: "root-type-object",
  title: 'The root of an `inputSchema` has `type: "object"`',
  mend: 'Give the root `type: "object"`.',
  ...rootType(),
  says: 'tools.{index}.inputSchema.type: Invalid input: expected "object"',
  sources: [
    "https://github.com/anthropics/claude-code/issues/88049",
    "https://github.com/AnalyseDeCircuit/oxideterm/issues/458",
  ],
  fix: addRootType,
};

const requiredNull: Rule = {
  ...result,
  name: "required-null",
  title: "`required` is a list, where there is one",
  mend: "Leave `required` out.",
  ...onRoot((schema, { index }) => {
    const required = own(schema, "required");
    if (required === undefined || Array.isArray(required)) return undefined;
    const received = required === null ? "null" : typeof required;
    return { pointer: "/required", args: { index, received } };
  }),
  says: "tools.{index}.inputSchema.required: Invalid input: expected array, received {received}",
  sources: ["https://github.com/anthropics/claude-code/issues/44364"],
  fix: ({ pointer = "" }) => ({
    title: "Remove `required`",
    safety: "same",
    edits: [{ op: "remove", path: pointer }],
  }),
};

/** Allowed by MCP 2026-07-28, but not yet here. */
const outputSchemaRoot: Rule = {
  ...result,
  name: "output-schema-root",
  title: 'The root of an `outputSchema` has `type: "object"`',
  mend: "Return an object that holds the list or value under a name.",
  ...outputRootType(),
  says: 'tools.{index}.outputSchema.type: Invalid input: expected "object"',
  sources: ["https://github.com/Wynelson94/longhand/issues/10", "https://github.com/Wynelson94/longhand/issues/9"],
};

const combinators = ["allOf", "oneOf", "anyOf", "not", "if", "then", "else"];

const rootNoCombinators: Rule = {
  name: "root-no-combinators",
  title: "The root of an `inputSchema` has no `allOf`, `oneOf`, `anyOf`, `not`, `if`, `then` or `else`",
  why: "The tool is left out, and nothing is said.",
  mend: "Move the union under a property, or check the combination in the tool.",
  verdict: "reject",
  stage: "composition",
  since: "2026-09-19",
  ...onRoot((schema) => {
    const keyword = combinators.find((candidate) => Object.hasOwn(schema, candidate));
    return keyword === undefined ? undefined : { pointer: `/${keyword}`, args: { keyword } };
  }),
  sources: ["https://github.com/anthropics/claude-code/issues/95504"],
};

export const claudeCode: Provider = {
  id: "mcp-client-claude-code",
  title: "Claude Code",
  docs: ["https://code.claude.com/docs/en/mcp"],
  surfaces: [toolsList()],
  rules: [rootTypeObject, requiredNull, outputSchemaRoot, rootNoCombinators, ...upstreamRules],
  answering: clientAnswering([
    { name: "result", reports: "all", costs: "list", prefix: "Invalid result for tools/list: ", joint: ", " },
    { name: "composition", reports: "all", costs: "tool" },
    { name: "upstream", reports: "first", costs: "list", status: 400 },
  ]),
  evidence,
};
