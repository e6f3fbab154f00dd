import { findNodeAtLocation, type JSONPath, parseTree } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { readJson } from "../../src/load/json.ts";
import { tokensOf } from "../../src/schema/pointer.ts";
import type { Pointer } from "../../src/types.ts";
import { everyValue, faultOf, textOf } from "./fixtures.ts";

describe("positions", () => {
  // Each string of these files that looks like a place says where it stands itself.
  test.each(["positions.json", "positions.jsonc"])("every value of %s is found where it stands", async (name) => {
    const { value, locate } = await readJson(textOf(name), name);
    const said = [...everyValue(value)].filter(({ value }) => typeof value === "string" && /^\d+:\d+$/.test(value));
    expect(said.length).toBeGreaterThan(5);
    for (const { at, value } of said) {
      const { line, column } = locate(at);
      expect(`${at} ${line}:${column}`).toBe(`${at} ${value}`);
    }
  });

  test.each([
    "positions.json",
    "positions.jsonc",
  ])("jsonc-parser finds the values of %s in the same places", async (name) => {
    const text = textOf(name);
    const { value, locate } = await readJson(text, name);
    const tree = parseTree(text, [], { allowTrailingComma: true });
    for (const { at } of everyValue(value)) {
      const offset = (tree && findNodeAtLocation(tree, pathOf(value, at)))?.offset ?? -1;
      const before = text.slice(0, offset).split("\n");
      expect(locate(at), at).toEqual({ line: before.length, column: (before.at(-1) ?? "").length + 1 });
    }
  });

  test("all ways to end a line count as one end", async () => {
    const { locate } = await readJson('{\r\n"a":\r[\n1]}', "f");
    expect([locate("/a"), locate("/a/0")]).toEqual([
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });

  test("a place that the file does not have is that of the nearest value around it", async () => {
    const { locate } = await readJson('{ "a": [ { "b": 1 } ] }', "f");
    expect(locate("/a/0/c/d")).toEqual({ line: 1, column: 10 });
    expect(locate("/a/7")).toEqual({ line: 1, column: 8 });
    expect(locate("/a/length")).toEqual({ line: 1, column: 8 });
  });
});

describe("values", () => {
  test("comments and trailing commas are read over, in strings they stay", async () => {
    const { value } = await readJson('/* a */ { "a": [1, 2,], // b\n "c": "// no /* no */", }', "f");
    expect(value).toEqual({ a: [1, 2], c: "// no /* no */" });
  });

  test.each([
    '{"__proto__": {"a": 1}}',
    '{"__proto__": {"a": 1}} // c',
  ])("__proto__ is a key of its own in %s", async (text) => {
    const { value } = await readJson(text, "f");
    expect(Object.keys(Object(value))).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test("the order of keys is kept", async () => {
    const { value } = await readJson('{"z": 1, "a": 2, "m": 3}', "f");
    expect(Object.keys(Object(value))).toEqual(["z", "a", "m"]);
  });

  test.each(['["\\ud800"]', '["\\ud800"] // c'])("lone surrogates survive in %s", async (text) => {
    expect((await readJson(text, "f")).value).toEqual(["\ud800"]);
  });
});

describe("faults", () => {
  test.each([
    ["", "t.json:1:1: expected a value, found the end of the file"],
    ['{"a": 1', "t.json:1:8: expected `}`, found the end of the file"],
    ["[1, 2", "t.json:1:6: expected `]`, found the end of the file"],
    ['{"a" 1}', "t.json:1:6: expected a colon, found `1`"],
    ['{\n  "a": 1\n  "b": 2\n}', 't.json:3:3: expected a comma, found `"b"`'],
    ["{'a': 1}", "t.json:1:2: expected a key in double quotes, found `'a'`"],
    ["{a: 1}", "t.json:1:2: expected a key in double quotes, found `a`"],
    ['{"a": None}', "t.json:1:7: expected JSON, found `None`"],
    ["[1,,2]", "t.json:1:4: expected a value, found `,`"],
    ["{} {}", "t.json:1:4: expected the end of the file, found `{`"],
    ['{"a": "b', 't.json:1:7: expected a closing double quote, found `"b`'],
    ["[1] /* b", "t.json:1:5: expected the end of the comment, `*/`, found `/* b`"],
    ['["\\x"]', 't.json:1:2: expected one of " \\ / b f n r t u after the backslash, found `"\\x"`'],
  ])("%j is refused where it goes wrong", async (text, message) => {
    const fault = await faultOf(readJson(text, "t.json"));
    expect(fault.message).toBe(message);
    expect(fault.hint).toBeTruthy();
  });

  test.each([
    ['{"a": 1, "b": {"a": 2, "a": 3}}', 't.json:1:24: duplicate key "a"'],
    ['[{"x": {}},\n {"x": 1, "\\u0078": 2}]', 't.json:2:11: duplicate key "x"'],
    ['{"a": 1, // c\n "a": 2}', 't.json:2:2: duplicate key "a"'],
    ['{"a\\"": ":", "a\\"": "}"}', 't.json:1:14: duplicate key "a\\""'],
    ['{"__proto__": 1, "__proto__": 2}', 't.json:1:18: duplicate key "__proto__"'],
  ])("the duplicate key of %j is named", async (text, message) => {
    expect((await faultOf(readJson(text, "t.json"))).message).toBe(message);
  });

  test.each([
    '{"a": {"b": 1}, "c": {"b": 2}}',
    '{"a": "b", "b": "\\": a", "c": [":", "a:"]}',
    '{"\\\\": 1, "\\"": 2}',
  ])("%j has no duplicate key", async (text) => {
    expect((await readJson(text, "t.json")).value).toEqual(JSON.parse(text));
  });

  test.each([
    ["10,000 arrays", "[".repeat(10_000) + "]".repeat(10_000)],
    ["10,000 objects", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`],
    ["10,000 arrays under a comment", `/**/${"[".repeat(10_000)}${"]".repeat(10_000)}`],
    ["10,000 arrays that are not closed", "[".repeat(10_000)],
  ])("%s nested in each other are refused, not overflowed on", async (_, text) => {
    expect((await faultOf(readJson(text, "t.json"))).message).toBe("t.json: nested deeper than 500 levels");
  });

  test("400 levels are read", async () => {
    const text = "[".repeat(400) + "]".repeat(400);
    expect((await readJson(text, "t.json")).locate("/0/0")).toEqual({ line: 1, column: 3 });
  });
});

/** jsonc-parser takes numbers for array indices. */
function pathOf(value: unknown, at: Pointer): JSONPath {
  let inner = value;
  return tokensOf(at).map((token) => {
    const isIndex = Array.isArray(inner);
    inner = Reflect.get(Object(inner), token);
    return isIndex ? Number(token) : token;
  });
}
