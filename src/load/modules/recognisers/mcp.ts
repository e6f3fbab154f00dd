import { isObject } from "../../../schema/json.ts";
import { readList } from "../../tool-list.ts";
import { member } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { typeOf } from "./schemas.ts";

/** An `McpServer` with registered tools, asked as a client asks it: https://github.com/modelcontextprotocol/typescript-sdk */
export const mcp: Recogniser = {
  id: "mcp-server",
  recognises: (value) =>
    isObject(member(value, "_registeredTools")) && member(value, "server", "_requestHandlers") instanceof Map,
  async emit(value, context) {
    const handlers = member(value, "server", "_requestHandlers");
    const list: unknown = handlers instanceof Map ? handlers.get("tools/list") : undefined;
    if (typeof list !== "function") return [];
    const answer: unknown = await list({ method: "tools/list", params: {} }, {});
    const tools = member(answer, "tools");
    const read = readList(Array.isArray(tools) ? tools : [], "", "mcp").tools;
    return Promise.all(
      read.map(async ({ tool }) => {
        const registered = member(value, "_registeredTools", tool.name, "inputSchema");
        const type = await typeOf(registered, context);
        return {
          tool,
          wire: "mcp",
          library: "@modelcontextprotocol/sdk/server/mcp.js",
          registered: tool.name,
          ...type,
        };
      }),
    );
  },
};
