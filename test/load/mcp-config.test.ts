// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of an mcp.json look like this
import { describe, expect, test } from "vitest";
import { splitCommandLine } from "../../src/load/command-line.ts";
import { isDisabled, readServer, serversIn } from "../../src/load/mcp-config.ts";
import { serverOf } from "../../src/load/mcp-server.ts";
import { faultOf } from "./fixtures.ts";

const around = { file: "mcp.json", workspace: "/home/me/project", env: { TOKEN: "secret", EMPTY: "" } };
const read = (entry: object) => readServer("s", entry, around);

describe("servers of a configuration", () => {
  test.each<[string, object, object]>([
    [
      "a command",
      { command: "npx", args: ["-y", "pkg"], env: { A: "1" } },
      { transport: "stdio", command: "npx", args: ["-y", "pkg"], env: { A: "1" }, cwd: "/home/me/project" },
    ],
    ["a folder below the workspace", { command: "a", cwd: "sub" }, { cwd: "/home/me/project/sub" }],
    [
      "VS Code's workspace folder",
      { command: "${workspaceFolder}/a", cwd: "${workspaceFolder}" },
      { command: "/home/me/project/a", cwd: "/home/me/project" },
    ],
    ["VS Code's environment variable", { command: "a", env: { T: "x${env:TOKEN}y" } }, { env: { T: "xsecrety" } }],
    [
      "Claude Code's environment variable",
      { command: "a", args: ["${TOKEN}", "${NONE:-b}", "${TOKEN:-b}"] },
      { args: ["secret", "b", "secret"] },
    ],
    ["a variable that is set to nothing", { command: "a", args: ["${EMPTY}"] }, { args: [""] }],
    ["a dollar sign alone", { command: "a", args: ["$TOKEN", "$"] }, { args: ["$TOKEN", "$"] }],
    [
      "an address with headers",
      { type: "http", url: "https://a.example/mcp", headers: { Authorization: "Bearer ${env:TOKEN}" } },
      { transport: "http", url: new URL("https://a.example/mcp"), headers: { Authorization: "Bearer secret" } },
    ],
    ["an address without a type", { url: "https://a.example/mcp" }, { transport: "http" }],
    ["an address of the older transport", { type: "sse", url: "https://a.example/mcp" }, { transport: "sse" }],
    ["Gemini CLI's address", { httpUrl: "https://a.example/mcp" }, { transport: "http" }],
  ])("%s is read", (_, entry, server) => {
    expect(read(entry)).toMatchObject({ name: "s", ...server });
  });

  test.each([
    [{ command: "a", env: { T: "${input:key}" } }, "mcp.json: mcp server `s`: asks for the input `key`"],
    [{ command: "a", args: ["${env:NONE}"] }, "mcp.json: mcp server `s`: `${env:NONE}` has no value"],
    [{ url: "https://${NONE}/" }, "mcp.json: mcp server `s`: `${NONE}` has no value"],
    [{}, "mcp.json: mcp server `s`: `command` is not a string"],
    [{ command: "a", args: "b" }, "mcp.json: mcp server `s`: `args` is not an array"],
    [{ command: "a", env: { N: 1 } }, "mcp.json: mcp server `s`: `env.N` is not a string"],
    [{ command: "a", envFile: ".env" }, "mcp.json: mcp server `s`: `envFile` is not read"],
    [{ url: "ftp://a" }, "s: `ftp://a` is not an http(s) address"],
  ])("%j is refused", async (entry, message) => {
    const fault = await faultOf(() => read(entry));
    expect(fault.message).toBe(message);
    expect(fault.hint).toBeTruthy();
  });

  test("servers stand under mcpServers, or as VS Code has it under servers", () => {
    const servers = { a: { command: "b" } };
    expect(serversIn({ mcpServers: servers })).toBe(servers);
    expect(serversIn({ servers, inputs: [] })).toBe(servers);
    expect(serversIn({ servers: { a: { host: "b" } } })).toBeUndefined();
    expect(serversIn({ servers: [{ url: "https://a" }] })).toBeUndefined();
    expect([isDisabled({ disabled: true }), isDisabled({ disabled: false }), isDisabled({})]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("inputs that name a server", () => {
  test.each([
    [
      "mcp:node server.js",
      { transport: "stdio", name: "node server.js", command: "node", args: ["server.js"], cwd: "/w" },
    ],
    ["mcp:KEY=secret node a", { name: "node a", command: "node", args: ["a"], env: { KEY: "secret" } }],
    ["https://a.example/mcp?key=secret", { transport: "http", name: "https://a.example/mcp" }],
    ["https://me:secret@a.example/mcp", { transport: "http", name: "https://a.example/mcp" }],
    ["mcp:http://localhost:3000/mcp", { transport: "http", name: "http://localhost:3000/mcp" }],
    ["https://a.example/sse", { transport: "sse" }],
  ])("%s", (input, server) => {
    expect(serverOf(input, "/w")).toMatchObject(server);
  });

  test.each(["tools.json", "./mcp/tools.json", "http.json", "C:\\tools.json"])("%s names none", (input) => {
    expect(serverOf(input, "/w")).toBeUndefined();
  });
});

describe("command lines", () => {
  test.each([
    ["npx -y  pkg", ["npx", "-y", "pkg"]],
    [`node "my server.js" 'a "b"'`, ["node", "my server.js", 'a "b"']],
    [`a b"c d"'e f'g`, ["a", "bc de fg"]],
    [`a "" ''`, ["a", "", ""]],
    [String.raw`a b\ c "d\"e" 'f\g' \"h`, ["a", "b c", 'd"e', String.raw`f\g`, '"h']],
    [String.raw`C:\node\node.exe D:\a.js`, [String.raw`C:\node\node.exe`, String.raw`D:\a.js`]],
    ["a $HOME | b > c; d", ["a", "$HOME", "|", "b", ">", "c;", "d"]],
    ["a B=c", ["a", "B=c"]],
  ])("%s", (line, [command, ...args]) => {
    expect(splitCommandLine(line)).toEqual({ command, args, env: {} });
  });

  test("values in front of the command are its environment", () => {
    expect(splitCommandLine(`A=1 B="x y" C= node s`)).toEqual({
      command: "node",
      args: ["s"],
      env: { A: "1", B: "x y", C: "" },
    });
  });

  test.each([
    ["node 'a", "mcp:node 'a: a ' is not closed"],
    ["  ", "mcp:  : no command to start"],
    ["A=1", "mcp:A=1: no command to start"],
  ])("%j is refused", async (line, message) => {
    expect((await faultOf(() => splitCommandLine(line))).message).toBe(message);
  });
});
