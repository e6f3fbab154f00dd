import { describe, expect, test } from "vitest";
import { readYaml } from "../../src/load/yaml.ts";
import { everyValue, faultOf, textOf } from "./fixtures.ts";

test("every value of positions.yaml is found where it stands", async () => {
  const { value, locate } = await readYaml(textOf("positions.yaml"), "f");
  const said = [...everyValue(value)].filter(({ value }) => typeof value === "string" && /^\d+:\d+$/.test(value));
  expect(said.length).toBeGreaterThan(12);
  for (const { at, value } of said) {
    const { line, column } = locate(at);
    expect(`${at} ${line}:${column}`).toBe(`${at} ${value}`);
  }
});

test("lists and maps start at their first entry, an alias where it is written, its parts where they are", async () => {
  const { locate } = await readYaml("a: &x\n  b: [1]\nc: *x\nd:\n- 1\n", "f");
  expect(
    ["" as const, "/a" as const, "/c" as const, "/c/b" as const, "/d" as const, "/d/9" as const].map(locate),
  ).toEqual([
    { line: 1, column: 1 },
    { line: 2, column: 3 },
    { line: 3, column: 4 },
    { line: 2, column: 6 },
    { line: 5, column: 1 },
    { line: 5, column: 1 },
  ]);
});

test("__proto__ is a key of its own, and merge keys are keys", async () => {
  const { value } = await readYaml("__proto__: 1\n<<: 2\n", "f");
  expect(Object.entries(Object(value))).toEqual([
    ["__proto__", 1],
    ["<<", 2],
  ]);
});

test("words that YAML 1.1 took for booleans and dates are strings", async () => {
  const { value } = await readYaml("[yes, no, on, 2020-01-01, 012]", "f");
  expect(value).toEqual(["yes", "no", "on", "2020-01-01", 12]);
});

describe("faults", () => {
  test.each([
    ["a: 1\nb: 2\na: 3", "t.yaml:3:1: duplicate key a"],
    ['1: a\n"1": b', 't.yaml:2:1: duplicate key "1"'],
    ["a: 1\n---\nb: 2", "t.yaml:2:1: a second YAML document starts here"],
    ["a: &x [*x, *x]", "t.yaml:1:8: the alias *x stands inside what it names"],
    ["a: &x\n  b:\n    c: *x", "t.yaml:3:8: the alias *x stands inside what it names"],
  ])("%j is refused", async (text, message) => {
    const fault = await faultOf(readYaml(text, "t.yaml"));
    expect(fault.message).toBe(message);
    expect(fault.hint).toBeTruthy();
  });

  test.each([
    ["a: [1", 1, 6],
    ["a:\n\t- 1", 2, 1],
    ["a: b: c", 1, 4],
  ])("%j is refused with its place", async (text, line, column) => {
    expect((await faultOf(readYaml(text, "t.yaml"))).message).toMatch(`t.yaml:${line}:${column}: `);
  });

  test("aliases that multiply to a billion are refused", async () => {
    const level = (n: number) =>
      `l${n}: &l${n} [${Array(9)
        .fill(`*l${n - 1}`)
        .join(", ")}]`;
    const bomb = ["l0: &l0 [lol]", ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(level)].join("\n");
    expect((await faultOf(readYaml(bomb, "t.yaml"))).message).toMatch(/alias/);
  });

  test("an alias without an anchor is refused", async () => {
    expect((await faultOf(readYaml("a: *nothing", "t.yaml"))).message).toMatch(/nothing/);
  });

  test.each([
    ["flow lists", "[".repeat(10_000) + "]".repeat(10_000)],
    ["block lists", "- ".repeat(10_000)],
    ["flow maps", "{a: ".repeat(10_000) + "}".repeat(10_000)],
  ])("10,000 %s in each other are refused, not overflowed on", async (_, text) => {
    expect((await faultOf(readYaml(text, "t.yaml"))).message).toBe("t.yaml: nested deeper than 500 levels");
  });
});
