import { own } from "../../schema/json.ts";
import type { JsonObject, Surface, Target, Tool, WireRequest, WireTool } from "../../types.ts";

/** How each request field carries a tool: https://github.com/anthropics/anthropic-sdk-typescript (src/resources/messages). */
export const surfaces: readonly Surface[] = [
  toolSurface("messages.tools", true),
  {
    id: "messages.output_config.format",
    carries: "formats",
    main: true,
    strict: "always",
    project(formats, target): WireRequest {
      const placed = formats.map((format, index) => formatOf(format, index, target));
      const field = fieldOf(target);
      const [format] = placed.map(({ wire }) => wire);
      return {
        target,
        body: field === "output_format" ? { output_format: format } : { output_config: { format } },
        tools: placed,
      };
    },
  },
  toolSurface("countTokens.messages.tools", false),
];

function toolSurface(id: string, main: boolean): Surface {
  return {
    id,
    carries: "tools",
    main,
    strict: "flag",
    project(tools, target): WireRequest {
      const placed = tools.map((tool, index) => messagesTool(tool, index, target));
      return { target, body: { tools: placed.map(({ wire }) => wire) }, tools: placed };
    },
  };
}

/** A tool as the Messages API carries it. The tag of its kind stands in the paths of errors even where the wire has none. */
export function messagesTool(tool: Tool, index: number, target: Target): WireTool {
  const { name, description, inputSchema } = tool;
  const strict = target.strict ?? tool.strict;
  const wire: JsonObject = {
    name,
    ...(description !== undefined && { description }),
    ...(inputSchema !== undefined && { input_schema: inputSchema }),
    ...(strict !== undefined && { strict }),
    ...extrasOf(tool, target),
  };
  const path = `tools[${index}].${typeOf(wire) ?? "custom"}`;
  const schema = isCustom(wire) ? inputSchema : undefined;
  return {
    tool,
    index,
    name,
    path,
    schemaPath: `${path}.input_schema`,
    wire,
    schema,
    strict: isCustom(wire) && strict === true,
  };
}

/** Is it a tool of the user's, not one that Anthropic defines (`web_search_20250305`, …)? */
export function isCustom(wire: JsonObject): boolean {
  return [undefined, "custom"].includes(typeOf(wire));
}

/** The kind that a tool names on the wire. */
export function typeOf(wire: JsonObject): string | undefined {
  const type = own(wire, "type");
  return typeof type === "string" ? type : undefined;
}

/** The request field of an output format: `output_format` was its name in the beta of 2025-11, and still works. */
export function fieldOf({ request }: Target): "output_config.format" | "output_format" {
  return request?.field === "output_format" ? "output_format" : "output_config.format";
}

/** Structured outputs are always compiled: no flag switches that off. */
function formatOf(tool: Tool, index: number, target: Target): WireTool {
  const path = fieldOf(target);
  const wire = { type: "json_schema", ...(tool.inputSchema !== undefined && { schema: tool.inputSchema }) };
  return {
    tool,
    index,
    name: tool.name,
    path,
    schemaPath: `${path}.schema`,
    wire,
    schema: tool.inputSchema,
    strict: true,
  };
}

/** Keys beside the known ones are sent only when they were written for this wire. */
function extrasOf({ origin, extras }: Tool, { provider }: Target): JsonObject {
  return origin.wire === "anthropic" || origin.wire === provider ? { ...extras } : {};
}
