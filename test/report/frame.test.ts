import { describe, expect, test } from "vitest";
import { frame } from "../../src/report/frame.ts";
import { styleOf } from "../../src/report/style.ts";
import { widthOf } from "../../src/report/text.ts";

const style = styleOf({ colour: false, unicode: false });
const draw = (lines: readonly string[], line: number, column: number, width = 60) =>
  frame(lines, { line, column }, "error", width, style);

test("a value is underlined with its key, between its neighbours", () => {
  const lines = ['{ "properties": {', '    "stops": { "type": "array", "title": "}" },', '    "to": {}'];
  expect(draw(lines, 2, 14)).toEqual([
    '1 | { "properties": {',
    '2 |     "stops": { "type": "array", "title": "}" },',
    "  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    '3 |     "to": {}',
  ]);
});

test("the indentation that all lines share is left out", () => {
  expect(draw(["        {", '          "a": 1,', '          "b": 2'], 2, 16)).toEqual([
    "1 | {",
    '2 |   "a": 1,',
    "  |   ^^^^^^",
    '3 |   "b": 2',
  ]);
});

test("a value that goes on below is underlined to the end of its line", () => {
  expect(draw(['"a": {', "}"], 1, 6).slice(0, 2)).toEqual(['1 | "a": {', "  | ^^^^^^"]);
});

test("YAML is underlined too", () => {
  expect(draw(["start:", "  $ref: '#/$defs/point'"], 2, 9).at(-1)).toBe("  |   ^^^^^^^^^^^^^^^^^^^^^");
});

test("wide characters take two columns, tabs two", () => {
  expect(draw(['\t"城": [1]'], 1, 7)).toEqual(['1 | "城": [1]', "  | ^^^^^^^^^"]);
});

test("a position beyond the file draws nothing", () => {
  expect(draw(["{}"], 5, 1)).toEqual([]);
});

test("an escape sequence in the file does not reach the terminal", () => {
  expect(draw(['"\u001b[31m": 1'], 1, 10).join("")).not.toContain("\u001b");
});

describe("a minified file of one line", () => {
  const names = Array.from({ length: 400 }, (_, index) => `tool_${index}`);
  const line = JSON.stringify(names.map((name) => ({ name, schema: { type: "array" } })));

  test.each(["tool_0", "tool_9", "tool_200", "tool_399"])("is cut to the width around %s", (name) => {
    const column = line.indexOf(`"${name}"`) + 1;
    const drawn = draw([line], 1, column);
    expect(Math.max(...drawn.map(widthOf))).toBeLessThanOrEqual(60);
    const from = drawn[1]?.indexOf("^") ?? -1;
    expect(drawn[0]?.slice(from)).toMatch(new RegExp(`^"name":"${name}"`));
  });
});
