import { isObject, own } from "../../schema/json.ts";
import type { JsonObject, Surface, Target, Tool, WireRequest, WireTool } from "../../types.ts";
import { prefixOf } from "./hosts.ts";
import { mainSurfaces } from "./surfaces.ts";

/**
 * How a request carries tools and formats: https://ai.google.dev/api/caching#FunctionDeclaration and
 * https://ai.google.dev/api/generate-content#generationconfig. Paths are spelt as the texts spell them, in snake_case.
 */
export function surface(id: string): Surface {
  const carries = id.startsWith("response") ? "formats" : "tools";
  const project = carries === "formats" ? projectFormat : projectTools;
  return { id, carries, main: mainSurfaces.includes(id), strict: "never", project };
}

function projectTools(tools: readonly Tool[], target: Target): WireRequest {
  const paths = pathsIn(target.request?.wireTools);
  const placed = tools.map((tool, index): WireTool => {
    const path = `${prefixOf(target)}${paths[index] ?? pathOf(index, target.request?.toolsLayout)}`;
    const schemaPath = `${path}.${snakeCase(fieldOf(target))}`;
    const wire = target.surface === "chat.tools" ? chatTool(tool) : declaration(tool, target);
    return { tool, index, name: tool.name, path, schemaPath, wire, schema: tool.inputSchema, strict: false };
  });
  const wires = placed.map(({ wire }) => wire);
  const body = { tools: target.request?.wireTools ?? listOf(wires, target), ...modeOf(target) };
  return { target, body: wrap(body, target), tools: placed };
}

function projectFormat(formats: readonly Tool[], target: Target): WireRequest {
  const path = `${prefixOf(target)}generation_config`;
  const placed = formats.map((tool, index): WireTool => {
    const wire = { responseMimeType: "application/json", [target.surface]: tool.inputSchema };
    const schemaPath = `${path}.${snakeCase(target.surface)}`;
    return { tool, index, name: tool.name, path, schemaPath, wire, schema: tool.inputSchema, strict: false };
  });
  return { target, body: wrap({ generationConfig: placed[0]?.wire ?? {} }, target), tools: placed };
}

/** Where declarations stand in the tools as they were sent, if that is known. */
function pathsIn(wireTools: unknown): string[] {
  if (!Array.isArray(wireTools)) return [];
  return wireTools.flatMap((tool: unknown, at) => {
    const list = isObject(tool) ? (own(tool, "functionDeclarations") ?? own(tool, "function_declarations")) : [];
    const count = Array.isArray(list) ? list.length : Number(isObject(list));
    return Array.from({ length: count }, (_, index) => `tools[${at}].function_declarations[${index}]`);
  });
}

/** A client may send one Tool, one for each function, or an object in place of the list. */
function pathOf(index: number, layout: unknown): string {
  if (layout === "object") return `tools.function_declarations[${index}]`;
  return layout === "tool-per-function"
    ? `tools[${index}].function_declarations[0]`
    : `tools[0].function_declarations[${index}]`;
}

function listOf(wires: readonly JsonObject[], target: Target): unknown {
  if (target.surface === "chat.tools") return wires;
  const layout = target.request?.toolsLayout;
  if (layout === "tool-per-function") return wires.map((wire) => ({ functionDeclarations: [wire] }));
  const tool = { functionDeclarations: wires };
  return layout === "object" ? tool : [tool];
}

function modeOf(target: Target): JsonObject {
  const mode = target.request?.toolChoice;
  if (typeof mode !== "string") return {};
  if (target.surface === "chat.tools") return { tool_choice: mode };
  return { toolConfig: { functionCallingConfig: { mode: mode.toUpperCase() } } };
}

function wrap(body: JsonObject, target: Target): JsonObject {
  const [wrapper = ""] = prefixOf(target).split(".");
  return wrapper === "" ? body : { [camelCase(wrapper)]: body };
}

function fieldOf({ surface }: Target): string {
  return surface.endsWith("parametersJsonSchema") ? "parametersJsonSchema" : "parameters";
}

function chatTool(tool: Tool): JsonObject {
  const { description, inputSchema: parameters } = tool;
  const described = {
    ...(description !== undefined && { description }),
    ...(parameters !== undefined && { parameters }),
  };
  return { type: "function", function: { name: tool.name, ...described } };
}

function declaration({ name, description, inputSchema, strict, extras, origin }: Tool, target: Target): JsonObject {
  return {
    name,
    ...(description !== undefined && { description }),
    ...(inputSchema !== undefined && { [fieldOf(target)]: inputSchema }),
    // Keys beside the known ones are sent only when they were written for this wire.
    ...(hosts.has(origin.wire ?? "") && { ...(strict !== undefined && { strict }), ...extras }),
  };
}

const hosts = new Set(["gemini", "vertex", "cloud-code"]);

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
