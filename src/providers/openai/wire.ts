import { listOf } from "../../schema/json.ts";
import type { JsonObject, Surface, Target, Tool, WireRequest, WireTool } from "../../types.ts";
import { fallsBackSince, normalise } from "./normalise.ts";

type Put = (tool: Tool, index: number, target: Target) => WireTool;

/** How each request field carries a tool: https://github.com/openai/openai-openapi (FunctionObject, FunctionTool). */
export const surfaces: readonly Surface[] = [
  toolSurface("chat.tools", "flag", true, "tools", (tool, index, target) => {
    const path = `tools[${index}].function`;
    const described = { ...functionObject(tool, target), ...flag(tool, target) };
    return wireTool(tool, index, path, { type: "function", function: described }, strictOf(tool, target) === true);
  }),
  toolSurface("responses.tools", "flag", true, "tools", (tool, index, target) => {
    const wire = { type: "function", ...functionObject(tool, target), ...flag(tool, target) };
    const strict = strictOf(tool, target);
    const put = wireTool(tool, index, `tools[${index}]`, wire, strict !== false);
    return strict === undefined
      ? { ...put, schema: normalise(put.schema), lenient: target.asOf >= fallsBackSince }
      : put;
  }),
  toolSurface("chat.functions", "never", false, "functions", (tool, index, target) => {
    const wire = { ...functionObject(tool, target), ...flag(tool, target) };
    return wireTool(tool, index, `functions[${index}]`, wire, false);
  }),
  toolSurface("realtime.session.tools", "never", false, "session.tools", (tool, index, target) => {
    const wire = { type: "function", ...functionObject(tool, target) };
    return wireTool(tool, index, `session.tools[${index}]`, wire, false);
  }),
  toolSurface("countTokens.responses.tools", "flag", false, "tools", (tool, index, target) => {
    const wire = { type: "function", ...functionObject(tool, target), ...flag(tool, target) };
    return wireTool(tool, index, `tools[${index}]`, wire, strictOf(tool, target) === true);
  }),
  formatSurface("chat.response_format", "response_format", "response_format.json_schema", (format) => ({
    response_format: { type: "json_schema", json_schema: format },
  })),
  formatSurface("responses.text.format", "text.format.schema", "text.format", (format) => ({
    text: { format: { type: "json_schema", ...format } },
  })),
];

/** `toolPlaces` of a target's request tells where the tools stood among others that OpenAI runs itself. */
function toolSurface(id: string, strict: Surface["strict"], main: boolean, field: string, put: Put): Surface {
  return {
    id,
    carries: "tools",
    main,
    strict,
    project(tools, target): WireRequest {
      const places = listOf(target.request ?? {}, "toolPlaces");
      const placed = tools.map((tool, index) => put(tool, Number(places[index] ?? index), target));
      const list = placed.map(({ wire }) => wire);
      const body: JsonObject = field === "session.tools" ? { session: { tools: list } } : { [field]: list };
      return { target, body, tools: placed };
    },
  };
}

/** A format is judged under strict only: without the flag the schema goes through unread (recorded 2024-2025). */
function formatSurface(
  id: string,
  schemaPath: string,
  path: string,
  envelope: (format: JsonObject) => JsonObject,
): Surface {
  return {
    id,
    carries: "formats",
    main: true,
    strict: "flag",
    project(tools, target): WireRequest {
      const placed = tools.map((tool, index): WireTool => {
        const wire = { ...nameAndText(tool), schema: tool.inputSchema, ...flag(tool, target) };
        const strict = strictOf(tool, target) === true;
        const schema = strict ? tool.inputSchema : undefined;
        return { tool, index, name: tool.name, path, schemaPath, wire, schema, strict };
      });
      return { target, body: envelope(placed[0]?.wire ?? {}), tools: placed };
    },
  };
}

function wireTool(tool: Tool, index: number, path: string, wire: JsonObject, strict: boolean): WireTool {
  return {
    tool,
    index,
    name: tool.name,
    path,
    schemaPath: `${path}.parameters`,
    wire,
    schema: tool.inputSchema,
    strict,
  };
}

function functionObject(tool: Tool, target: Target): JsonObject {
  const parameters = tool.inputSchema === undefined ? {} : { parameters: tool.inputSchema };
  return { ...nameAndText(tool), ...parameters, ...extrasOf(tool, target) };
}

function nameAndText({ name, description }: Tool): JsonObject {
  return { name, ...(description !== undefined && { description }) };
}

/** Keys beside the known ones are sent only when they were written for this wire. */
function extrasOf(tool: Tool, target: Target): JsonObject {
  return tool.origin.wire === "openai" || tool.origin.wire === target.provider ? { ...tool.extras } : {};
}

function strictOf(tool: Tool, target: Target): boolean | undefined {
  return target.strict ?? tool.strict;
}

function flag(tool: Tool, target: Target): JsonObject {
  const strict = strictOf(tool, target);
  return strict === undefined ? {} : { strict };
}
