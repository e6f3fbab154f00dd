import { describe, expect, test } from "vitest";
import { check } from "../../src/check.ts";
import { unstableFindings } from "../../src/diff/index.ts";
import type { Schema, Tool } from "../../src/types.ts";

const tool = (name: string, inputSchema: Schema = { type: "object" }, description = "Does it."): Tool => {
  return { name, description, inputSchema, origin: { source: "test" } };
};
const described = (description: string) => [tool("a", { type: "object" }, description)];
const shaped = (properties: object) => [tool("a", { type: "object", properties })];
const text = { type: "string" };

describe("what differs between two loads", () => {
  const rows: [what: string, first: Tool[], second: Tool[], pointer: string, kind: string][] = [
    [
      "the time",
      described("Now it is 2026-11-21T10:00:00.123Z."),
      described("Now it is 2026-11-21T10:00:01.456Z."),
      "",
      "a date or a time",
    ],
    [
      "an id",
      described('Of "0f8fad5b-d9cb-469f-a165-70867728950e"'),
      described('Of "7c9e6679-7425-40de-944b-e07fc1f90ae7"'),
      "",
      "a UUID",
    ],
    [
      "a time stamp",
      shaped({ a: { default: 1_700_000_000_000 } }),
      shaped({ a: { default: 1_700_000_000_999 } }),
      "/properties/a/default",
      "a time in seconds or milliseconds",
    ],
    ["a count", described("There are 12 open issues."), described("There are 9 open issues."), "", "a number"],
    [
      "a random name",
      shaped({ a: { default: "/tmp/x-8fa2c1" } }),
      shaped({ a: { default: "/tmp/x-b01e7d" } }),
      "/properties/a/default",
      "a random id",
    ],
    [
      "the order of keys",
      shaped({ a: text, b: text }),
      shaped({ b: text, a: text }),
      "/properties",
      "another order of keys",
    ],
    [
      "the order of values",
      shaped({ a: { enum: ["x", "y"] } }),
      shaped({ a: { enum: ["y", "x"] } }),
      "/properties/a/enum",
      "another order",
    ],
    [
      "the order of words",
      described("Any of red, green."),
      described("Any of green, red."),
      "",
      "another order of words",
    ],
    ["a key", shaped({ a: text, b: text }), shaped({ a: text }), "/properties", "other keys"],
    ["the words", described("Says hello."), described("Says goodbye."), "", "another text"],
    ["the order of tools", [tool("a"), tool("b")], [tool("b"), tool("a")], "", "another order"],
    ["the tools", [tool("a"), tool("b")], [tool("a")], "", "other members"],
    ["the tools, one more", [tool("a")], [tool("a"), tool("b")], "", "other members"],
  ];

  test.each(rows)("%s", (_, first, second, pointer, kind) => {
    const [finding, ...others] = unstableFindings(first, second);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: "drift/unstable", severity: "error", pointer });
    expect(finding?.args.kind).toBe(kind);
    expect(finding?.args.first).not.toBe(finding?.args.second);
  });

  test("is told once, with how many more tools differ", () => {
    const [finding] = unstableFindings(
      ["a", "b", "c"].map((name) => tool(name, {}, `${name} 1`)),
      ["a", "b", "c"].map((name) => tool(name, {}, `${name} 2`)),
    );
    expect(finding?.tool).toBe("a");
    expect(finding?.why).toContain("2 more tools");
  });

  test("is nothing where a prompt would be the same", () => {
    const hinted = (readOnlyHint: boolean) => [{ ...tool("a"), extras: { annotations: { readOnlyHint } } }];
    expect(unstableFindings(described("Same."), described("Same."))).toEqual([]);
    expect(unstableFindings(hinted(true), hinted(false))).toEqual([]);
  });
});

test("a module is loaded in a process of its own each time", async () => {
  // `clock` has the time in it; `counter` differs at each call within one process only.
  const inputs = ["clock.mjs", "counter.mjs"].map((file) => `fixtures/load/unstable/${file}`);
  const { findings } = await check(inputs, { stable: true, only: ["drift/"], targets: ["mcp"] });
  expect(findings.map(({ rule, tool, args }) => [rule, tool, args.kind])).toEqual([
    ["drift/unstable", "now", "a date or a time"],
  ]);
  expect(findings[0]?.why).not.toContain("more tool");
});
