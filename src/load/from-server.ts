import { resolve, sep } from "node:path";
import { UserError } from "../errors.ts";
import { tokensOf } from "../schema/pointer.ts";
import type { JsonObject } from "../types.ts";
import type { Found } from "./files.ts";
import { gather, type Loaded, type LoadOptions, loaded } from "./loaded.ts";
import { isDisabled, readServer, type Surroundings } from "./mcp-config.ts";
import { defaultLimits, type McpServer } from "./mcp-server.ts";

/** Loads the tools of one MCP server; a server that fails is a failure, not an exception. */
export async function loadServer(server: McpServer, options: LoadOptions): Promise<Loaded> {
  options.onProgress?.(`asking mcp server \`${server.name}\` for its tools`);
  const { toolsOf } = await import("./mcp.ts");
  try {
    const { tools, passedOver, faults } = await toolsOf(server, { ...defaultLimits, ...options.mcp });
    return loaded({
      tools: tools.map(({ tool }) => ({ ...tool, origin: { source: "mcp", wire: "mcp", file: server.name } })),
      passedOver,
      failures: faults.map(
        ({ at, what }) =>
          new UserError(
            `mcp server \`${server.name}\`: tools[${tokensOf(at)[0]}] cannot be judged as a tool: ${what}`,
            {
              hint: "give it a name",
            },
          ),
      ),
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return loaded({ failures: [error] });
  }
}

/** How many servers run at a time. */
const batch = 4;

/** Loads the tools of all servers of an `mcp.json`. */
export async function loadConfig(servers: JsonObject, { path, file }: Found, options: LoadOptions): Promise<Loaded> {
  const around = { file, workspace: workspaceOf(path), env: process.env };
  const entries = Object.entries(servers);
  const parts: Loaded[] = [];
  for (let start = 0; start < entries.length; start += batch) {
    const some = entries.slice(start, start + batch);
    parts.push(...(await Promise.all(some.map(([name, entry]) => loadEntry(name, entry, around, options)))));
  }
  const all = gather(parts);
  return all.tools.length > 0 ? { ...all, files: [file] } : all;
}

async function loadEntry(name: string, entry: unknown, around: Surroundings, options: LoadOptions): Promise<Loaded> {
  if (isDisabled(entry)) {
    return loaded({ passedOver: [{ what: `mcp server \`${name}\``, why: "it is disabled", file: around.file }] });
  }
  try {
    return await loadServer(readServer(name, entry, around), options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return loaded({ failures: [error] });
  }
}

/** The folder of the file, or the one above for `.vscode/mcp.json` and its like. */
function workspaceOf(path: string): string {
  const folder = resolve(path, "..");
  return /^\.\w/.test(folder.slice(folder.lastIndexOf(sep) + 1)) ? resolve(folder, "..") : folder;
}
