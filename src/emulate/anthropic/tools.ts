import { own } from "../../schema/json.ts";
import type { JsonObject, Tool } from "../../types.ts";
import { bad } from "./errors.ts";

const origin = { source: "wire", wire: "anthropic" };

/** The tool that an entry of `tools` describes; the keys beside the known ones are kept. */
export function readTool(object: JsonObject, index: number): Tool {
  const { name, description, input_schema: inputSchema, strict, ...extras } = object;
  const at = `tools.${index}.${isHosted(object) ? String(object.type) : "custom"}`;
  const named = name ?? own(object, "mcp_server_name");
  if (typeof named !== "string")
    throw bad(named === undefined ? `${at}.name: Field required` : `${at}.name: Input should be a valid string`);
  if (description !== undefined && description !== null && typeof description !== "string")
    throw bad(`${at}.description: Input should be a valid string`);
  return {
    name: named,
    ...(typeof description === "string" && { description }),
    ...(inputSchema !== undefined && { inputSchema }),
    ...(typeof strict === "boolean" && { strict }),
    ...(Object.keys(extras).length > 0 && { extras }),
    origin,
  };
}

/** One that Anthropic runs or defines: `web_search_20250305`, `bash_20250124`, … */
export function isHosted(tool: JsonObject): boolean {
  return typeof tool.type === "string" && tool.type !== "custom";
}

export function formatTool(format: JsonObject): Tool {
  const schema = own(format, "schema");
  return { name: "output", ...(schema !== undefined && { inputSchema: schema }), role: "format", origin };
}
