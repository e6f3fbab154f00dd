import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { load } from "../../src/load/index.ts";
import { faultOf, fixture, folder, server } from "./fixtures.ts";

const require = createRequire(import.meta.url);
const everything = require.resolve("@modelcontextprotocol/server-everything/dist/index.js");
const ends: (() => void)[] = [];
afterAll(() => {
  for (const end of ends) end();
});

describe("the reference server", () => {
  const some = ["echo", "get-sum", "get-structured-content"];

  test("is asked over stdio", async () => {
    const { tools, failures } = await load([`mcp:node "${everything}" stdio`]);
    expect(failures).toEqual([]);
    expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(some));
    expect(tools.find(({ name }) => name === "get-sum")).toMatchObject({
      inputSchema: {
        type: "object",
        properties: { a: { type: "number" }, b: { type: "number" } },
        required: ["a", "b"],
      },
      extras: { annotations: expect.any(Object) },
      origin: { source: "mcp", wire: "mcp", file: `node ${everything} stdio` },
    });
    expect(tools.find(({ name }) => name === "get-structured-content")?.outputSchema).toMatchObject({ type: "object" });
  });

  test.each([
    ["streamableHttp", "/mcp"],
    ["sse", "/sse"],
  ])("is asked over %s", async (mode, path) => {
    const port = await freePort();
    const child = spawn(process.execPath, [everything, mode], { env: { ...process.env, PORT: String(port) } });
    ends.push(() => child.kill("SIGKILL"));
    const url = `http://127.0.0.1:${port}${path}`;
    await listening(port);
    const { tools } = await load([`${url}?key=secret`]);
    expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(some));
    expect(tools[0]?.origin).toEqual({ source: "mcp", wire: "mcp", file: url });
    const { message } = await faultOf(load([url], { mcp: { maxBytes: 2000 } }));
    expect(message).toBe(`mcp server \`${url}\`: sent more than 2000 bytes`);
  });
});

describe("what a server says", () => {
  test("arrives as it was sent, however wrong", async () => {
    const { tools, failures } = await load([server("odd-tools")]);
    const said = tools.map(({ origin: _, ...tool }) => tool);
    expect(said).toEqual([
      { name: "no_schema", description: "Has none." },
      { name: "null_schema", inputSchema: null },
      { name: "string_schema", inputSchema: "object" },
      { name: "no_type", inputSchema: expect.any(Object) },
      {
        name: "full",
        inputSchema: { type: "object" },
        outputSchema: { type: "object" },
        extras: { title: "Full", _meta: { a: 1 }, annotations: { readOnlyHint: true } },
      },
    ]);
    expect(JSON.stringify(said[3]?.inputSchema)).toBe(
      '{"zeta":1,"properties":{"__proto__":{"type":"string"}},"alpha":2}',
    );
    expect(failures.map(({ message }) => message.replace(/.*`: /, ""))).toEqual([
      "tools[5] cannot be judged as a tool: a tool without a name",
      "tools[6] cannot be judged as a tool: the integer 7",
    ]);
  });

  test("is read to the last page", async () => {
    const { tools } = await load([server("pages")]);
    expect(tools.map(({ name }) => name)).toEqual(["tool_1", "tool_2", "tool_3"]);
  });

  test("is read past lines on stdout that are no messages", async () => {
    expect((await load([server("chatty")])).tools.map(({ name }) => name)).toEqual(["works"]);
  });
});

describe("a server that misbehaves is named with what it did", () => {
  test.each<[string, string[], object, string, string]>([
    ["silent", [], { timeoutMs: 1500 }, "no answer within 1.5 s", "its stderr ends: waiting for a licence"],
    [
      "garbage",
      [],
      { timeoutMs: 1500 },
      "no answer within 1.5 s",
      "its stdout has lines that are no messages: Server listening on port 3000",
    ],
    ["floods", [], { maxBytes: 2 ** 20 }, "sent more than 1 MiB", "start it by hand to see what it says"],
    ["dies", [], {}, "ended with exit code 3 before it had listed its tools", "its stderr ends: API_KEY is not set"],
    [
      "endless-pages",
      [],
      { maxPages: 7 },
      "its list of tools has more than 7 pages",
      "start it by hand to see what it says",
    ],
    [
      "endless-pages",
      ["same"],
      {},
      "its list of tools does not end: a cursor came twice",
      "start it by hand to see what it says",
    ],
    ["refuses", [], {}, "MCP error -32603: the database is away", "start it by hand to see what it says"],
    ["not-mcp", [], {}, "its answer is not MCP", "start it by hand to see what it says"],
    ["deep", [], {}, "nested deeper than 500 levels", "no provider reads such a schema"],
  ])("%s %j", async (name, args, mcp, message, hint) => {
    const fault = await faultOf(load([server(name, ...args)], { mcp }));
    expect(fault.message).toBe(
      `mcp server \`${["node", fixture(`servers/${name}.mjs`), ...args].join(" ")}\`: ${message}`,
    );
    expect(fault.hint).toBe(hint);
  });

  test("one that knows no tools is told of", async () => {
    expect((await faultOf(load([server("no-tools")]))).message).toContain("(it lists no tools)");
  });

  test("a program that does not exist, a folder that does not exist", async () => {
    expect((await faultOf(load(["mcp:no-such-program"]))).message).toBe(
      "mcp server `no-such-program`: cannot start `no-such-program`: no such program",
    );
    expect((await faultOf(load(["mcp:node"], { cwd: "/no/such/folder" }))).message).toContain(
      "its folder /no/such/folder does not exist",
    );
  });

  test("keys in the environment are not handed on, those in front of the command are", async () => {
    process.env.DRYCALL_TEST_SECRET = "s";
    const script = `console.error(process.env.DRYCALL_TEST_SECRET, process.env.GIVEN); process.exit(1)`;
    const { hint } = await faultOf(load([`mcp:GIVEN=g node -e "${script}"`]));
    expect(hint).toBe("its stderr ends: undefined g");
  });
});

describe("the process of a server", () => {
  test("is ended with its children, even if it ignores SIGTERM", async () => {
    const file = join(await folder({}), "pids");
    await load([server("stubborn", file)]);
    const pids = await pidsIn(file);
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  });

  test("is ended when it is late", async () => {
    const file = join(await folder({}), "pids");
    await faultOf(load([server("stubborn", file, "silent")], { mcp: { timeoutMs: 2000 } }));
    const pids = await pidsIn(file);
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("is ended when this process gets %s", async (signal) => {
    const file = join(await folder({}), "pids");
    const jiti = join(require.resolve("jiti/package.json"), "../lib/jiti-cli.mjs");
    const child = spawn(process.execPath, [jiti, fixture("interrupted.mts"), server("stubborn", file, "silent")]);
    const ended = once(child, "exit");
    const pids = await pidsIn(file);
    expect(pids.filter(isAlive)).toHaveLength(2);
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  });
});

describe("a server at an address", () => {
  test("that wants a key is named with where to give it", async () => {
    const url = await serving((_, response) => response.writeHead(401).end("no"));
    const fault = await faultOf(load([url]));
    expect(fault.message).toBe(`mcp server \`${url}\`: answered with HTTP status 401`);
    expect(fault.hint).toContain("Authorization");
  });

  test("gets the headers of its configuration", async () => {
    const seen: unknown[] = [];
    const url = await serving(({ headers }, response) => {
      seen.push(headers.authorization);
      response.writeHead(403).end();
    });
    const cwd = await folder({ "mcp.json": { mcpServers: { a: { url, headers: { Authorization: "Bearer x" } } } } });
    await faultOf(load(["mcp.json"], { cwd }));
    expect(seen).toEqual(["Bearer x"]);
  });

  test("that does not answer is given up", async () => {
    const url = await serving(() => undefined);
    expect((await faultOf(load([url], { mcp: { timeoutMs: 300 } }))).message).toBe(
      `mcp server \`${url}\`: no answer within 0.3 s`,
    );
  });

  test("that sends without end is given up", async () => {
    const url = await serving((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = () => response.write("x".repeat(65_536), more);
      more();
    });
    expect((await faultOf(load([url], { mcp: { maxBytes: 2 ** 20 } }))).message).toBe(
      `mcp server \`${url}\`: sent more than 1 MiB`,
    );
  });

  test("that is no MCP server is named", async () => {
    const url = await serving((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>hi"));
    expect((await faultOf(load([url]))).message).toBe(
      `mcp server \`${url}\`: Streamable HTTP error: Unexpected content type: text/html`,
    );
  });

  test("where nobody listens is named", async () => {
    const url = `http://127.0.0.1:${await freePort()}/mcp`;
    expect((await faultOf(load([url]))).message).toContain("ECONNREFUSED");
  });
});

async function serving(listener: RequestListener): Promise<string> {
  const http = createServer(listener).listen(0, "127.0.0.1");
  await once(http, "listening");
  ends.push(
    () => http.closeAllConnections(),
    () => http.close(),
  );
  return `http://127.0.0.1:${portOf(http.address())}/mcp`;
}

async function freePort(): Promise<number> {
  const http = createServer().listen(0, "127.0.0.1");
  await once(http, "listening");
  const port = portOf(http.address());
  await new Promise((resolve) => http.close(resolve));
  return port;
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/none`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer !== undefined) return;
    await sleep(100);
  }
}

async function pidsIn(file: string): Promise<number[]> {
  for (let tries = 0; tries < 150 && !existsSync(file); tries++) await sleep(100);
  const pids: unknown = JSON.parse(readFileSync(file, "utf8"));
  return Array.isArray(pids) ? pids.map(Number) : [];
}

/** A process that is dead, and that nobody has waited for yet, counts as dead. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
