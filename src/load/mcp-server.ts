import { UserError } from "../errors.ts";
import { splitCommandLine } from "./command-line.ts";

/** An MCP server, and how to reach it. */
export type McpServer = StdioServer | HttpServer;

export interface StdioServer {
  transport: "stdio";
  name: string;
  command: string;
  args: readonly string[];
  /** Added to the few variables that are handed on. */
  env: Readonly<Record<string, string>>;
  cwd: string;
}

export interface HttpServer {
  /** Streamable HTTP, or the older pair of an event stream and a POST address. */
  transport: "http" | "sse";
  name: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
}

/** What a server may do before it is given up. It is not trusted. */
export interface McpLimits {
  /** For connecting and listing together. */
  timeoutMs: number;
  /** Of everything it sends, its stderr included. */
  maxBytes: number;
  /** Of `tools/list`. */
  maxPages: number;
}

export const defaultLimits: McpLimits = { timeoutMs: 20_000, maxBytes: 16 * 2 ** 20, maxPages: 100 };

/**
 * The server an input names: `mcp:<command line>`, `mcp:https://…`, `http://…` or `https://…`.
 *
 * @returns undefined for any other input
 * @throws UserError for a command line or an address that cannot be read
 */
export function serverOf(input: string, cwd: string): McpServer | undefined {
  const rest = input.startsWith("mcp:") ? input.slice("mcp:".length).trim() : undefined;
  if (/^https?:\/\//i.test(rest ?? input)) return httpServer(rest ?? input);
  if (rest === undefined) return undefined;
  const { command, args, env } = splitCommandLine(rest);
  // Values in front of the command are often secrets: they are no part of the name.
  return { transport: "stdio", name: [command, ...args].join(" "), command, args, env, cwd };
}

/**
 * A server at an address.
 *
 * @param name by default the address, without what may be secret in it
 * @throws UserError for an address that is none
 */
export function httpServer(
  address: string,
  options: { name?: string; transport?: "http" | "sse"; headers?: Record<string, string> } = {},
): HttpServer {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UserError(`${options.name ?? "mcp"}: \`${address}\` is not an http(s) address`, {
      hint: "write it as https://host/path",
    });
  }
  return {
    transport: options.transport ?? (url.pathname.endsWith("/sse") ? "sse" : "http"),
    name: options.name ?? url.origin + url.pathname,
    url,
    headers: options.headers ?? {},
  };
}
