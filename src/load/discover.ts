import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { extensions } from "./document.ts";
import { search } from "./files.ts";

/** Something that may hold tools. Without inputs it was found, and is left to the user. */
export interface Discovery {
  inputs: string[];
  /** What was found, as one line for the user. */
  why: string;
}

const configs = [".mcp.json", "mcp.json", ".vscode/mcp.json", ".cursor/mcp.json"];

/**
 * Looks in one folder, not below it, for what to judge when nothing was named: `tools.json` or its
 * YAML, a folder `tools`, `*.tools.json`. MCP configurations are told of, never started: their
 * commands are not ours to run unasked.
 */
export async function discover(cwd: string): Promise<Discovery[]> {
  const endings = `{${extensions.join(",")}}`;
  const inFolder = await search(`tools/**/*${endings}`, cwd);
  const folder = { inputs: ["tools"], why: "found tools/, with JSON or YAML in it" };
  const found: Discovery[] = [
    ...(await search(`tools${endings}`, cwd)).map(asInput),
    ...(inFolder.length > 0 ? [folder] : []),
    ...(await search(`*.tools${endings}`, cwd)).map(asInput),
  ];
  for (const file of configs) {
    if ((await stat(resolve(cwd, file)).catch(() => undefined))?.isFile()) {
      found.push({ inputs: [], why: `found ${file}, not started: run \`drycall check ${file}\`` });
    }
  }
  return found;
}

function asInput(file: string): Discovery {
  return { inputs: [file], why: `found ${file}` };
}
