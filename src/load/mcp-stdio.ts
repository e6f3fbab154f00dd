import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { getDefaultEnvironment } from "@modelcontextprotocol/sdk/client/stdio.js";
import { deserializeMessage, serializeMessage } from "@modelcontextprotocol/sdk/shared/stdio.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { JSONRPCMessage } from "@modelcontextprotocol/sdk/types.js";
import { UserError } from "../errors.ts";
import type { Said } from "./mcp-fault.ts";
import type { StdioServer } from "./mcp-server.ts";
import { endGroup, endWithUs } from "./process-group.ts";

const tailLength = 4096;

/**
 * Speaks to a server over its standard streams. Unlike the SDK's own, it counts what the server
 * sends, keeps the end of its stderr, and ends it with everything that it started.
 */
export class StdioTransport implements Transport, Said {
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
  onmessage?: ((message: JSONRPCMessage) => void) | undefined;
  stderr = "";
  stray: string | undefined;
  ended: string | undefined;
  readonly #server: StdioServer;
  readonly #receive: (bytes: number) => void;
  #child: ChildProcessWithoutNullStreams | undefined;
  #line: Buffer[] = [];
  #closing: Promise<void> | undefined;

  /** @param receive is told how many bytes arrive, on stdout and stderr */
  constructor(server: StdioServer, receive: (bytes: number) => void) {
    this.#server = server;
    this.#receive = receive;
  }

  async start(): Promise<void> {
    const { name, command, args, env, cwd } = this.#server;
    const fail = (what: string, hint: string, cause?: unknown) =>
      new UserError(`mcp server \`${name}\`: ${what}`, { hint, cause });
    if (!existsSync(cwd)) throw fail(`its folder ${cwd} does not exist`, "check `cwd`");
    const child = spawn(command, args, {
      cwd,
      // The few variables that MCP clients hand on: an unknown program gets no keys of the user's.
      env: { ...getDefaultEnvironment(), ...env },
      stdio: "pipe",
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    this.#child = child;
    const forget = endWithUs(child);
    child.stdout.on("data", (chunk: Buffer) => this.#read(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      this.#receive(chunk.length);
      this.stderr = (this.stderr + chunk.toString("utf8")).slice(-tailLength);
    });
    child.stdin.on("error", (error) => this.onerror?.(error));
    child.once("exit", (code, signal) => {
      forget();
      if (this.#closing !== undefined) return;
      this.ended = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
      // Its last words may still be on their way; a child of its own may hold the stream open.
      const close = setTimeout(() => this.onclose?.(), 100);
      child.once("close", () => {
        clearTimeout(close);
        this.onclose?.();
      });
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", (cause: NodeJS.ErrnoException) => {
        forget();
        const why = cause.code === "ENOENT" ? "no such program" : cause.message;
        reject(fail(`cannot start \`${command}\`: ${why}`, "check the command and PATH", cause));
      });
    });
  }

  async send(message: JSONRPCMessage): Promise<void> {
    this.#child?.stdin.write(serializeMessage(message));
  }

  close(): Promise<void> {
    this.#closing ??= (async () => {
      if (this.#child !== undefined) await endGroup(this.#child);
      this.onclose?.();
    })();
    return this.#closing;
  }

  #read(chunk: Buffer): void {
    this.#receive(chunk.length);
    let rest = chunk;
    for (let end = rest.indexOf("\n"); end !== -1; end = rest.indexOf("\n")) {
      this.#take(Buffer.concat([...this.#line, rest.subarray(0, end)]).toString("utf8"));
      this.#line = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) this.#line.push(rest);
  }

  #take(line: string): void {
    if (line.trim() === "" || this.#closing !== undefined) return;
    let message: JSONRPCMessage;
    try {
      message = deserializeMessage(line);
    } catch {
      // Clients pass over such lines; they are named if no answer comes.
      this.stray ??= line;
      return;
    }
    this.onmessage?.(message);
  }
}
