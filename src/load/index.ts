import { resolve } from "node:path";
import { UserError } from "../errors.ts";
import { filesOf } from "./files.ts";
import { loadFile } from "./from-file.ts";
import { loadServer } from "./from-server.ts";
import { gather, type Loaded, type LoadOptions, loaded } from "./loaded.ts";
import { serverOf } from "./mcp-server.ts";
import { isModule, loadModule } from "./module.ts";
import { cachedRunner } from "./modules/cache.ts";
import { type ModuleRunner, moduleRunner } from "./modules/runner.ts";

export type { Loaded, LoadOptions, PassedOver } from "./loaded.ts";

/**
 * Brings tools in. An input is a file, a folder, a glob, an export (`tools.ts#makeTools`), `mcp:<command
 * line>`, or the http(s) address of an MCP server. Inputs that fail are listed in `failures`; the others are loaded all the same.
 *
 * @example const { tools } = await load(["tools.json", "mcp:node server.js"])
 * @throws UserError where not one tool could be loaded
 */
export async function load(inputs: readonly string[], options: LoadOptions = {}): Promise<Loaded> {
  const parts: Loaded[] = [];
  const seen = new Set<string>();
  const cwd = options.cwd ?? process.cwd();
  const { fuzz = false, moduleTimeoutMs: timeoutMs = 20_000 } = options;
  const runner = moduleRunner({ cwd, timeoutMs, fuzz });
  const modules = options.cache === undefined ? runner : cachedRunner(runner, resolve(cwd, options.cache), cwd);
  try {
    for (const input of inputs) parts.push(await loadInput(input, options, seen, modules));
  } finally {
    await modules.close();
  }
  const all = gather(parts);
  if (all.tools.length === 0) throw nothing(inputs, all);
  return all;
}

async function loadInput(
  input: string,
  options: LoadOptions,
  seen: Set<string>,
  modules: ModuleRunner,
): Promise<Loaded> {
  try {
    return await loadParts(input, options, seen, modules);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return loaded({ failures: [error] });
  }
}

async function loadParts(
  input: string,
  options: LoadOptions,
  seen: Set<string>,
  modules: ModuleRunner,
): Promise<Loaded> {
  const cwd = options.cwd ?? process.cwd();
  const server = serverOf(input, cwd);
  if (server !== undefined) return loadServer(server, options);
  const parts: Loaded[] = [];
  const { path, only } = splitExport(input);
  for (const found of await filesOf(path, cwd)) {
    const key = only === undefined ? found.path : `${found.path}#${only}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (isModule(found.path)) options.onProgress?.(`loading ${found.file}`);
    parts.push(await (isModule(found.path) ? loadModule(found, modules, only) : loadFile(found, options)));
  }
  return gather(parts);
}

/** Is there a file that an input stands for? */
export async function inputExists(input: string, cwd: string): Promise<boolean> {
  return filesOf(splitExport(input).path, cwd).then(
    () => true,
    (error: unknown) => {
      if (error instanceof UserError) return false;
      throw error;
    },
  );
}

/** `tools.ts#makeTools` names one export of a module. */
function splitExport(input: string): { path: string; only?: string } {
  const [, path, only] = /^(.+\.[cm]?[jt]sx?)#([\w$]+)$/.exec(input) ?? [];
  return path === undefined || only === undefined ? { path: input } : { path, only };
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
