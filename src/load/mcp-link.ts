import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { ResultSchema } from "@modelcontextprotocol/sdk/types.js";
import { UserError } from "../errors.ts";
import type { JsonObject } from "../types.ts";
import { codeOf, faultOf } from "./mcp-fault.ts";
import type { httpTransport } from "./mcp-http.ts";
import type { McpLimits, McpServer } from "./mcp-server.ts";
import type { StdioTransport } from "./mcp-stdio.ts";

const methodNotFound = -32601;

/** A connection to one server, with its limits. */
export class McpLink {
  readonly #server: McpServer;
  readonly #limits: McpLimits;
  readonly #client: Client;
  readonly #anyResult: typeof ResultSchema;
  readonly #transport: StdioTransport | ReturnType<typeof httpTransport>;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #received = 0;

  private constructor(server: McpServer, limits: McpLimits, sdk: Awaited<ReturnType<typeof loadSdk>>) {
    const receive = (bytes: number) => {
      this.#received += bytes;
      if (this.#received > limits.maxBytes) this.#stop.abort(this.fault(`sent more than ${size(limits.maxBytes)}`));
    };
    this.#server = server;
    this.#limits = limits;
    this.#client = new sdk.Client({ name: "drycall", version: "0" });
    this.#anyResult = sdk.ResultSchema;
    this.#transport =
      server.transport === "stdio" ? new sdk.StdioTransport(server, receive) : sdk.httpTransport(server, receive);
    const late = `no answer within ${limits.timeoutMs / 1000} s`;
    this.#timer = setTimeout(() => this.#stop.abort(this.fault(late)), limits.timeoutMs);
  }

  /** Prepares a connection; the time limit runs from here. */
  static async to(server: McpServer, limits: McpLimits): Promise<McpLink> {
    return new McpLink(server, limits, await loadSdk());
  }

  /** @throws UserError as soon as a limit is passed, whatever the work is doing */
  async within<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#stop;
    const stopped = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    return Promise.race([work, stopped]);
  }

  async connect(): Promise<void> {
    await this.#client.connect(this.#transport, this.#patience);
  }

  /** The result as it arrived; undefined where the server knows no such method. */
  async request(method: string, params: JsonObject): Promise<JsonObject | undefined> {
    try {
      return await this.#client.request({ method, params }, this.#anyResult, this.#patience);
    } catch (error) {
      if (codeOf(error) === methodNotFound) return undefined;
      throw error;
    }
  }

  /** Ends the session, and the process if there is one. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    if ("terminateSession" in this.#transport) {
      // A courtesy: a server that does not take it forgets the session by itself.
      await Promise.race([
        this.#transport.terminateSession().catch(() => undefined),
        sleep(500, undefined, { ref: false }),
      ]);
    }
    await this.#transport.close();
  }

  /** What went wrong, named after the server. */
  fault(cause: unknown): UserError {
    return faultOf(this.#server.name, cause, "stderr" in this.#transport ? this.#transport : undefined);
  }

  /** The SDK's own time limit comes second. */
  get #patience(): { timeout: number } {
    return { timeout: this.#limits.timeoutMs * 2 };
  }
}

async function loadSdk() {
  try {
    const [{ Client }, { ResultSchema }, { StdioTransport }, { httpTransport }] = await Promise.all([
      import("@modelcontextprotocol/sdk/client/index.js"),
      import("@modelcontextprotocol/sdk/types.js"),
      import("./mcp-stdio.ts"),
      import("./mcp-http.ts"),
    ]);
    return { Client, ResultSchema, StdioTransport, httpTransport };
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND")) throw cause;
    throw new UserError("MCP servers need @modelcontextprotocol/sdk", {
      hint: "npm i -D @modelcontextprotocol/sdk",
      cause,
    });
  }
}

function size(bytes: number): string {
  return bytes < 2 ** 20 ? `${bytes} bytes` : `${Math.round(bytes / 2 ** 20)} MiB`;
}
