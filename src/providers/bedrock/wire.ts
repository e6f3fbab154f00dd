import type { JsonObject, Surface, Target, Tool, WireRequest, WireTool } from "../../types.ts";
import { messagesTool } from "../anthropic/wire.ts";

/** How each request field carries a tool: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export const surfaces: readonly Surface[] = [
  toolSurface("converse.toolConfig", true, toolSpec, converseBody),
  {
    id: "converse.outputConfig",
    carries: "formats",
    main: true,
    strict: "always",
    project(formats, target): WireRequest {
      const placed = formats.map(outputFormat);
      const textFormat = placed.map(({ wire }) => ({ type: "json_schema", structure: { jsonSchema: wire } }))[0];
      return { target, body: { outputConfig: { textFormat } }, tools: placed };
    },
  },
  // Claude's native body: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages-tool-use.html
  toolSurface("invokeModel.tools", false, messagesTool, (tools) => ({ tools })),
  toolSurface("countTokens.converse.toolConfig", false, toolSpec, (tools, target) => ({
    input: { converse: converseBody(tools, target) },
  })),
  toolSurface("countTokens.invokeModel.tools", false, messagesTool, (tools) => ({
    input: { invokeModel: { body: { tools } } },
  })),
];

type Put = (tool: Tool, index: number, target: Target) => WireTool;
type Body = (tools: readonly JsonObject[], target: Target) => JsonObject;

function toolSurface(id: string, main: boolean, put: Put, body: Body): Surface {
  return {
    id,
    carries: "tools",
    main,
    strict: "flag",
    project(tools, target): WireRequest {
      const placed = tools.map((tool, index) => put(tool, index, target));
      const list = placed.map(({ wire }) => wire);
      return { target, body: body(list, target), tools: placed };
    },
  };
}

/** A `toolSpec` has these four keys and no other (botocore, bedrock-runtime 2023-09-30). */
function toolSpec(tool: Tool, index: number, target: Target): WireTool {
  const { name, description, inputSchema } = tool;
  const strict = target.strict ?? tool.strict;
  const spec: JsonObject = {
    name,
    ...(description !== undefined && { description }),
    ...(inputSchema !== undefined && { inputSchema: { json: inputSchema } }),
    ...(strict !== undefined && { strict }),
  };
  const path = `toolConfig.tools.${index}.toolSpec`;
  const schemaPath = `${path}.inputSchema.json`;
  const wire = { toolSpec: spec };
  return { tool, index, name, path, schemaPath, wire, schema: inputSchema, strict: strict === true };
}

function converseBody(tools: readonly JsonObject[], { request }: Target): JsonObject {
  if (request?.toolConfig === "absent") return {};
  return { toolConfig: request?.toolConfig === "empty object" ? {} : { tools } };
}

/** The schema travels as a text of JSON. */
function outputFormat(tool: Tool, index: number): WireTool {
  const { name, description, inputSchema } = tool;
  const wire = { schema: textOf(inputSchema), name, ...(description !== undefined && { description }) };
  const path = "outputConfig.textFormat.structure.jsonSchema";
  return { tool, index, name, path, schemaPath: `${path}.schema`, wire, schema: inputSchema, strict: true };
}

/** One that is too deep for a text stays as it is; `hygiene/too-deep` tells of it. */
function textOf(schema: unknown): unknown {
  try {
    return JSON.stringify(schema);
  } catch {
    return schema;
  }
}
