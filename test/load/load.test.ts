import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { discover } from "../../src/load/discover.ts";
import { load } from "../../src/load/index.ts";
import { faultOf, folder, server } from "./fixtures.ts";

const tool = (name: string) => ({ name, inputSchema: { type: "object" } });
const names = (tools: readonly { name: string }[]) => tools.map(({ name }) => name);

describe("files that are named", () => {
  test("tools carry the file as it was written, and the places of their schemas", async () => {
    const cwd = await folder({
      "a/tools.json": '{"tools": [\n  {"name": "x", "inputSchema": {\n    "type": "object"}}]}',
    });
    const { tools, files } = await load(["a/tools.json"], { cwd });
    expect(files).toEqual(["a/tools.json"]);
    expect(tools[0]?.origin).toMatchObject({ source: "json", file: "a/tools.json" });
    expect(tools[0]?.origin.locate?.("")).toEqual({ line: 2, column: 32 });
    expect(tools[0]?.origin.locate?.("/type")).toEqual({ line: 3, column: 13 });
  });

  test("YAML is read like JSON", async () => {
    const cwd = await folder({ "tools.yml": "tools:\n  - name: x\n    inputSchema:\n      type: object\n" });
    const { tools } = await load(["tools.yml"], { cwd });
    expect(tools).toMatchObject([{ ...tool("x"), origin: { source: "yaml", file: "tools.yml" } }]);
    expect(tools[0]?.origin.locate?.("/type")).toEqual({ line: 4, column: 13 });
  });

  test("a byte order mark is no part of the first line", async () => {
    const cwd = await folder({ "tools.json": '\uFEFF[{"name": "x", "inputSchema": {}}]' });
    const { tools } = await load(["tools.json"], { cwd });
    expect(tools[0]?.origin.locate?.("")).toEqual({ line: 1, column: 31 });
  });

  test("a schema alone is named after its file", async () => {
    const cwd = await folder({ "get weather.schema.json": { type: "object" } });
    expect(names((await load(["get weather.schema.json"], { cwd })).tools)).toEqual(["get_weather"]);
  });

  test("places inside a schema that is a string of JSON are the string's", async () => {
    const text =
      '{"outputConfig": {"textFormat": {"structure": {"jsonSchema": {\n"schema": "{\\"type\\": \\"object\\"}"}}}}}';
    const cwd = await folder({ "body.json": text });
    const { tools } = await load(["body.json"], { cwd });
    expect(tools[0]?.origin.locate?.("/type")).toEqual({ line: 2, column: 11 });
  });

  test("tools come in the order of the inputs, a file named twice counts once", async () => {
    const cwd = await folder({ "b.json": [tool("b")], "a.json": [tool("a")] });
    expect(names((await load(["b.json", "a.json", "./b.json"], { cwd })).tools)).toEqual(["b", "a"]);
  });

  test.each([
    ["missing.json", "missing.json: no such file or folder"],
    ["none-*.json", "none-*.json: no file matches"],
    ["empty", "empty: no JSON or YAML file in this folder"],
    ["tools.ts", "tools.ts: exports no tools"],
    ["notes.txt", "notes.txt: .txt files cannot be read"],
    ["broken.json", "broken.json:1:2: expected `}`, found the end of the file"],
    ["no-list.json", "no-list.json: its list of tools is empty"],
    ["hosted.json", "hosted.json: no tools found, only web_search"],
    [
      "other.json",
      "other.json: no tools found: looked for an array of tools, `tools`, `functions`, `functionDeclarations`, " +
        "`toolConfig`, `response_format` or a JSON Schema; found an object with keys foo, bar",
    ],
    ["list.json", /found an array of 2 whose first is the integer 1$/],
  ])("%s is refused", async (input, message) => {
    const cwd = await folder({
      "empty/readme.md": "",
      "tools.ts": "",
      "notes.txt": "",
      "broken.json": "{",
      "no-list.json": { tools: [] },
      "hosted.json": { tools: [{ type: "web_search" }] },
      "other.json": { foo: 1, bar: 2 },
      "list.json": [1, 2],
    });
    const fault = await faultOf(load([input], { cwd }));
    expect(fault.message).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
    expect(fault.hint).toBeTruthy();
  });

  test("an input that fails does not keep the others from being loaded", async () => {
    const cwd = await folder({ "a.json": [tool("a")], "b.json": '[{"name": "b", "inputSchema": {}},\n  7]' });
    const { tools, failures } = await load(["missing.json", "b.json", "a.json"], { cwd });
    expect(names(tools)).toEqual(["b", "a"]);
    expect(failures.map(({ message }) => message)).toEqual([
      "missing.json: no such file or folder",
      "b.json:2:3: cannot be judged as a tool: the integer 7",
    ]);
  });

  test("with nothing loaded, every failure is named", async () => {
    const fault = await faultOf(load(["a.json", "b.json"], { cwd: await folder({}) }));
    expect(fault.message).toContain("a.json: no such file or folder; b.json: no such file or folder");
  });
});

describe("folders and globs", () => {
  const files = {
    "b.json": [tool("b")],
    "a.json": [tool("a")],
    "deep/er/c.yaml": "tools: [{ name: c, inputSchema: {} }]",
    "package.json": { name: "p", version: "1" },
    "list.json": { tools: [{ name: "schemaless" }] },
    "config.schema.json": { type: "object" },
    "broken.json": "{",
    "mcp.json": { mcpServers: { a: { command: "false" } } },
    "module.ts": "",
    "node_modules/x/tools.json": [tool("x")],
    "dist/tools.json": [tool("x")],
  };

  test("a folder is searched, in the order of names, and what holds no tools is told of", async () => {
    const cwd = await folder(files);
    const { tools, passedOver, failures } = await load(["."], { cwd });
    expect(tools.map(({ name, origin }) => [name, origin.file])).toEqual([
      ["a", "a.json"],
      ["b", "b.json"],
      ["c", "deep/er/c.yaml"],
    ]);
    expect(failures).toEqual([]);
    expect(Object.fromEntries(passedOver.map(({ what, why }) => [what, why]))).toEqual({
      "package.json": "holds no tools: found an object with keys name, version",
      "list.json": "it names tools, but gives no schemas",
      "config.schema.json": "a JSON Schema, not a tool: name the file itself to have it judged as a tool's input",
      "broken.json": "broken.json:1:2: expected `}`, found the end of the file",
      "mcp.json": "MCP servers, not started: name the file itself",
    });
  });

  test("files of a folder are named under it, as the user would", async () => {
    const cwd = await folder({ "my/tools/a.json": [tool("a")] });
    expect((await load(["./my/tools/"], { cwd })).files).toEqual(["my/tools/a.json"]);
    expect((await load([join(cwd, "my")])).files).toEqual([join(cwd, "my/tools/a.json")]);
  });

  test("a glob takes schemas for tools, and fails on files that cannot be read", async () => {
    const cwd = await folder(files);
    const { tools, passedOver, failures } = await load(["{a,config.schema,broken,package}.json", "*.ts"], { cwd });
    expect(names(tools)).toEqual(["a", "config"]);
    expect(passedOver.map(({ what }) => what)).toEqual(["package.json", "module.ts"]);
    expect(failures.map(({ message }) => message)).toEqual([
      "broken.json:1:2: expected `}`, found the end of the file",
    ]);
  });

  test("what an absolute glob matches has absolute names", async () => {
    const root = await folder({ "a.json": [tool("a")] });
    expect((await load([join(root, "*.json")])).files).toEqual([join(root, "a.json")]);
  });

  test("a file whose name looks like a glob is that file", async () => {
    const cwd = await folder({ "[id].json": [tool("a")], "i.json": [tool("b")] });
    expect(names((await load(["[id].json"], { cwd })).tools)).toEqual(["a"]);
  });

  test("a folder in which no file holds tools is refused", async () => {
    const cwd = await folder({ "package.json": { name: "p" } });
    const fault = await faultOf(load(["."], { cwd }));
    expect(fault.message).toBe(".: no tools found: package.json (holds no tools: found an object with keys name)");
  });
});

describe("an mcp.json", () => {
  test("that is named has its servers asked, and one that fails does not keep the others", async () => {
    const [, script = ""] = /"(.*)"/.exec(server("pages")) ?? [];
    const cwd = await folder({
      ".vscode/mcp.json": `{
        // as VS Code writes it
        "servers": {
          "pages": { "type": "stdio", "command": "node", "args": [${JSON.stringify(script)}] },
          "missing": { "command": "no-such-program" },
          "asks": { "command": "node", "args": ["\${input:token}"] },
        },
      }`,
    });
    const { tools, failures, files } = await load([".vscode/mcp.json"], { cwd });
    expect(tools.map(({ name, origin }) => [name, origin.source, origin.file])).toEqual([
      ["tool_1", "mcp", "pages"],
      ["tool_2", "mcp", "pages"],
      ["tool_3", "mcp", "pages"],
    ]);
    expect(failures.map(({ message }) => message)).toEqual([
      "mcp server `missing`: cannot start `no-such-program`: no such program",
      ".vscode/mcp.json: mcp server `asks`: asks for the input `token`",
    ]);
    expect(files).toEqual([".vscode/mcp.json"]);
  });

  test("leaves out a server that is disabled, and tells of it", async () => {
    const cwd = await folder({ "mcp.json": { mcpServers: { off: { command: "false", disabled: true } } } });
    expect((await faultOf(load(["mcp.json"], { cwd }))).message).toContain("mcp server `off` (it is disabled)");
  });
});

describe("discovery", () => {
  test("finds files by their names, in a fixed order, and starts no server", async () => {
    const cwd = await folder({
      "weather.tools.yaml": "",
      "tools/a/b.json": "",
      "tools/readme.md": "",
      "tools.json": "",
      ".mcp.json": "",
      "other.json": "",
      "deep/tools.json": "",
    });
    expect(await discover(cwd)).toEqual([
      { inputs: ["tools.json"], why: "found tools.json" },
      { inputs: ["tools"], why: "found tools/, with JSON or YAML in it" },
      { inputs: ["weather.tools.yaml"], why: "found weather.tools.yaml" },
      { inputs: [], why: "found .mcp.json, not started: run `drycall check .mcp.json`" },
    ]);
  });

  test("finds nothing in a folder of code", async () => {
    expect(await discover(await folder({ "tools/a.ts": "", "package.json": "{}" }))).toEqual([]);
  });
});
