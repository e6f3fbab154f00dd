import { UserError } from "../errors.ts";
import { filesOf } from "./files.ts";
import { loadFile } from "./from-file.ts";
import { loadServer } from "./from-server.ts";
import { gather, type Loaded, type LoadOptions, loaded } from "./loaded.ts";
import { serverOf } from "./mcp-server.ts";

export type { Loaded, LoadOptions, PassedOver } from "./loaded.ts";

/**
 * Brings tools in. An input is a file, a folder, a glob, `mcp:<command line>`, or the http(s) address
 * of an MCP server. Inputs that fail are listed in `failures`; the others are loaded all the same.
 *
 * @example const { tools } = await load(["tools.json", "mcp:node server.js"])
 * @throws UserError where not one tool could be loaded
 */
export async function load(inputs: readonly string[], options: LoadOptions = {}): Promise<Loaded> {
  const parts: Loaded[] = [];
  const seen = new Set<string>();
  for (const input of inputs) {
    try {
      parts.push(await loadInput(input, options, seen));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      parts.push(loaded({ failures: [error] }));
    }
  }
  const all = gather(parts);
  if (all.tools.length === 0) throw nothing(inputs, all);
  return all;
}

async function loadInput(input: string, options: LoadOptions, seen: Set<string>): Promise<Loaded> {
  const cwd = options.cwd ?? process.cwd();
  const server = serverOf(input, cwd);
  if (server !== undefined) return loadServer(server, options);
  const parts: Loaded[] = [];
  for (const found of await filesOf(input, cwd)) {
    if (seen.has(found.path)) continue;
    seen.add(found.path);
    parts.push(await loadFile(found, options));
  }
  return gather(parts);
}

function nothing(inputs: readonly string[], { failures, passedOver }: Loaded): UserError {
  const [first] = failures;
  if (first !== undefined && failures.length === 1) return first;
  const told = failures.map(({ message }) => message);
  const found = passedOver.slice(0, 3).map(({ what, why }) => `${what} (${why})`);
  const more = passedOver.length > 3 ? [`${passedOver.length - 3} more`] : [];
  const what = told.length > 0 ? told : [...found, ...more];
  return new UserError(`${inputs.join(", ")}: no tools found${what.length > 0 ? `: ${what.join("; ")}` : ""}`, {
    hint: first?.hint ?? "name a file, a folder or an MCP server that has tools",
  });
}
