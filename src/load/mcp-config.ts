import { homedir } from "node:os";
import { basename, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { isObject, own } from "../schema/json.ts";
import type { JsonObject } from "../types.ts";
import { httpServer, type McpServer } from "./mcp-server.ts";

/** Where the configuration's variables come from. */
export interface Surroundings {
  /** How messages name the file. */
  file: string;
  workspace: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** The map of servers in an `mcp.json` (VS Code: `servers`), `.mcp.json` or `claude_desktop_config.json` (`mcpServers`). */
export function serversIn(value: unknown): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const [byName, inVsCode] = [own(value, "mcpServers"), own(value, "servers")];
  if (isObject(byName)) return byName;
  // A key as common as `servers` must hold what looks like servers.
  return isObject(inVsCode) && Object.values(inVsCode).every(isServer) ? inVsCode : undefined;
}

/** Is it one that its owner switched off? */
export function isDisabled(entry: unknown): boolean {
  return isObject(entry) && own(entry, "disabled") === true;
}

/**
 * Reads one server of a configuration, its variables filled in: VS Code's `${workspaceFolder}`,
 * `${env:X}`, Claude Code's `${X}` and `${X:-default}`.
 * https://code.visualstudio.com/docs/copilot/reference/mcp-configuration, https://code.claude.com/docs/en/mcp
 *
 * @throws UserError naming the variable that has no value, or the setting that cannot be read
 */
export function readServer(name: string, entry: unknown, around: Surroundings): McpServer {
  const where = `${around.file}: mcp server \`${name}\``;
  const fill = (text: string) =>
    text.replaceAll(/\$\{([^}]*)\}/g, (_, variable: string) => resolveVariable(variable, where, around));
  const text = (value: unknown, key: string): string => {
    if (typeof value !== "string")
      throw new UserError(`${where}: \`${key}\` is not a string`, { hint: "write it in quotes" });
    return fill(value);
  };
  const texts = (value: unknown, key: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(isObject(value) ? value : {}).map(([inner, part]) => [inner, text(part, `${key}.${inner}`)]),
    );

  const settings = isObject(entry) ? entry : {};
  const url = addressOf(settings);
  if (url !== undefined) {
    const headers = texts(own(settings, "headers"), "headers");
    const sse = own(settings, "type") === "sse";
    return httpServer(text(url, "url"), { name, headers, ...(sse ? { transport: "sse" } : {}) });
  }
  if (own(settings, "envFile") !== undefined) {
    throw new UserError(`${where}: \`envFile\` is not read`, { hint: "set the variables in `env`" });
  }
  const args = own(settings, "args") ?? [];
  if (!Array.isArray(args))
    throw new UserError(`${where}: \`args\` is not an array`, { hint: "write one string an argument" });
  return {
    transport: "stdio",
    name,
    command: text(own(settings, "command"), "command"),
    args: args.map((value, index) => text(value, `args[${index}]`)),
    env: texts(own(settings, "env"), "env"),
    cwd: resolve(around.workspace, text(own(settings, "cwd") ?? ".", "cwd")),
  };
}

function resolveVariable(variable: string, where: string, { workspace, env }: Surroundings): string {
  if (variable === "workspaceFolder") return workspace;
  if (variable === "workspaceFolderBasename") return basename(workspace);
  if (variable === "userHome") return homedir();
  const [, name = variable, fallback] = /^(?:env:)?(\w+)(?::-(.*))?$/s.exec(variable) ?? [];
  const value = env[name] ?? fallback;
  if (value !== undefined) return value;
  const input = /^input:(.*)$/s.exec(variable)?.[1];
  throw input === undefined
    ? new UserError(`${where}: \`\${${variable}}\` has no value`, { hint: `set ${name} in the environment` })
    : new UserError(`${where}: asks for the input \`${input}\``, {
        hint: `drycall asks nothing: write \${env:NAME} instead and set NAME`,
      });
}

/** `url` in most clients, `httpUrl` in Gemini CLI, `serverUrl` in Windsurf. */
function addressOf(settings: JsonObject): unknown {
  return own(settings, "url") ?? own(settings, "httpUrl") ?? own(settings, "serverUrl");
}

function isServer(entry: unknown): boolean {
  return isObject(entry) && (own(entry, "command") !== undefined || addressOf(entry) !== undefined);
}
