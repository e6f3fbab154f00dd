import { isObject, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import { census, maxNesting, tooDeep } from "./census.ts";
import { describe } from "./describe.ts";
import { McpLink } from "./mcp-link.ts";
import type { McpLimits, McpServer } from "./mcp-server.ts";
import { merge, type Payload, payload } from "./recognised.ts";
import { readMcpTool } from "./tool-entry.ts";

/**
 * Asks an MCP server for its tools, all pages of them, and ends it. The tools are as they arrived:
 * what the SDK would refuse is what is to be judged.
 *
 * @throws UserError naming the server where it cannot be reached, is late, sends too much, or does not speak MCP
 */
export async function toolsOf(server: McpServer, limits: McpLimits): Promise<Payload> {
  const link = await McpLink.to(server, limits);
  try {
    const tools = await link.within(pages(link, limits));
    if (census(tools).depth > maxNesting) throw tooDeep(`mcp server \`${server.name}\``);
    const none = { what: `mcp server \`${server.name}\``, why: "it lists no tools" };
    return tools.length > 0 ? merge(tools.map(readEntry)) : payload({ passedOver: [none] });
  } catch (error) {
    throw link.fault(error);
  } finally {
    await link.end();
  }
}

function readEntry(entry: unknown, index: number): Payload {
  const at = join("", index);
  return isObject(entry) ? readMcpTool(entry, at) : payload({ faults: [{ at, what: describe(entry) }] });
}

async function pages(link: McpLink, { maxPages }: McpLimits): Promise<unknown[]> {
  await link.connect();
  const tools: unknown[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const result = await link.request("tools/list", cursor === undefined ? {} : { cursor });
    if (result === undefined) return tools;
    const list = own(result, "tools");
    if (!Array.isArray(list)) throw link.fault(`answered tools/list without a list of tools: ${describe(result)}`);
    for (const tool of list) tools.push(tool);
    const next = own(result, "nextCursor");
    if (typeof next !== "string" || next === "") return tools;
    if (seen.has(next)) throw link.fault("its list of tools does not end: a cursor came twice");
    seen.add(next);
    cursor = next;
  }
  throw link.fault(`its list of tools has more than ${maxPages} pages`);
}
