import type { Provider, Rule } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { outputRootType, rootType } from "../mcp/shape.ts";
import { toolsList } from "../mcp/wire.ts";
import { addRootType } from "../openai/fixes.ts";
import { evidence } from "./evidence.ts";

/** The TypeScript SDK's types, checked by zod; the Inspector shows zod's list of faults, each with its sentence. */
const result = {
  verdict: "reject",
  stage: "result",
  why: "No tool of the server is listed.",
  says: 'Invalid literal value, expected "object"',
} as const;

const rootTypeObject: Rule = {
  ...result,
  name: "root-type-object",
  title: 'The root of an `inputSchema` has `type: "object"`',
  mend: 'Give the root `type: "object"`.',
  ...rootType(),
  sources: ["https://github.com/modelcontextprotocol/rust-sdk/issues/445"],
  fix: addRootType,
};

const outputSchemaRoot: Rule = {
  ...result,
  name: "output-schema-root",
  title: 'The root of an `outputSchema` has `type: "object"`',
  mend: "Return an object that holds the list or value under a name.",
  ...outputRootType(),
  sources: ["https://github.com/anthropics/claude-code/issues/10825"],
};

export const mcpInspector: Provider = {
  id: "mcp-client-mcp-inspector",
  title: "MCP Inspector",
  docs: ["https://modelcontextprotocol.io/docs/tools/inspector"],
  surfaces: [toolsList()],
  rules: [rootTypeObject, outputSchemaRoot],
  answering: clientAnswering([{ name: "result", reports: "all", costs: "list" }]),
  evidence,
};
