import { UserError } from "../errors.ts";
import { excerpt, printable } from "./printable.ts";

/** What is known of a server's process. */
export interface Said {
  /** The end of what it wrote to stderr. */
  stderr: string;
  /** The first line on stdout that was no message. */
  stray: string | undefined;
  /** How it ended, if it did so by itself. */
  ended: string | undefined;
}

/**
 * What went wrong with a server, with what it said about that as the hint.
 *
 * @param cause words of ours, or what the SDK threw
 * @param said undefined for a server at an address
 */
export function faultOf(name: string, cause: unknown, said: Said | undefined): UserError {
  if (cause instanceof UserError) return cause;
  return new UserError(`mcp server \`${name}\`: ${wordsOf(cause, said)}`, { hint: hintOf(cause, said), cause });
}

/** The code of an error: JSON-RPC's, or the HTTP status. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function wordsOf(cause: unknown, said: Said | undefined): string {
  if (said?.ended !== undefined) return `${said.ended} before it had listed its tools`;
  if (!(cause instanceof Error)) return excerpt(String(cause), 300);
  if (cause.name.endsWith("ZodError")) return "its answer is not MCP";
  const code = codeOf(cause);
  if (said === undefined && typeof code === "number" && code >= 400) return `answered with HTTP status ${code}`;
  const reason = cause.cause instanceof Error ? `: ${cause.cause.message}` : "";
  return excerpt(cause.message + reason, 300);
}

function hintOf(cause: unknown, said: Said | undefined): string {
  const code = codeOf(cause);
  if (code === 401 || code === 403) return "headers such as Authorization are given in an mcp.json";
  if (said === undefined) return "check the address, and that the server is up";
  const stderr = printable(said.stderr);
  if (stderr !== "") return `its stderr ends: ${stderr}`;
  if (said.stray === undefined) return "start it by hand to see what it says";
  return `its stdout has lines that are no messages: ${excerpt(said.stray, 200)}`;
}
