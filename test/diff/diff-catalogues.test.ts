import { describe, expect, test } from "vitest";
import { checkTools } from "../../src/check.ts";
import { changesBetween, diffCatalogues } from "../../src/diff/index.ts";
import { UserError } from "../../src/errors.ts";
import { parseTarget } from "../../src/providers/targets.ts";
import { accepts } from "../../src/schema/accepts.ts";
import { countsFor } from "../../src/tokens/index.ts";
import type { Tool } from "../../src/types.ts";
import { toolOf } from "./fixtures.ts";

const text = (more: object = {}) => ({ type: "object", properties: { code: { type: "string", ...more } } });
const rulesOf = (changes: readonly { rule: string }[]) => changes.map(({ rule }) => rule);

describe("what the prover leaves open", () => {
  // A word boundary is not regular to the prover.
  const open = [toolOf(text({ pattern: "\\bvip" }))];

  test("is unknown where no witness is found, and says how many values were tried", async () => {
    const { replay, relation, changes } = await diffCatalogues(open, [toolOf(text({ pattern: "\\b[v]ip" }))], {
      runs: 30,
    });
    expect([replay, relation]).toEqual(["unknown", "unknown"]);
    const [first] = changes;
    expect(first).toMatchObject({ rule: "schema-proof-changed", level: "warning", args: { tries: 30 } });
    expect(first?.title).toContain("30 tries");
  });

  test("is breaking where a drawn value is a witness", async () => {
    const after = text({ pattern: "\\bvip\\b", maxLength: 3 });
    const { replay, changes } = await diffCatalogues([toolOf(text({ pattern: "\\b\\w" }))], [toolOf(after)]);
    expect(replay).toBe("breaking");
    const [first] = changes;
    expect(first?.level).toBe("breaking");
    expect(accepts(after, first?.witness?.arguments)).toBe(false);
  });

  test("keeps to its budget of time", async () => {
    const started = performance.now();
    const { changes } = await diffCatalogues(open, [toolOf(text({ pattern: "\\b[v]ip" }))], {
      runs: 1e9,
      budgetMs: 50,
    });
    expect(performance.now() - started).toBeLessThan(2000);
    expect(rulesOf(changes)).toContain("schema-proof-changed");
  });

  test("draws the same values from the same seed", async () => {
    const look = () =>
      diffCatalogues([toolOf(text({ pattern: "\\b\\w" }))], [toolOf(text({ pattern: "\\bvip" }))], { seed: 7 });
    expect(await look()).toEqual(await look());
  });
});

describe("what a handler may now receive", () => {
  test("is shown by a call that was refused before", () => {
    const [change] = changesBetween([toolOf(text())], [toolOf(text({ type: ["string", "null"] }))]);
    expect(change).toMatchObject({ rule: "null-added", harms: "handler", witness: { effect: "received" } });
    expect(accepts(text(), change?.witness?.arguments)).toBe(false);
  });
});

describe("the cached prefix", () => {
  const tools = ["a", "b", "c", "d"].map((name) => toolOf(text(), name));

  test("ends at the first tool whose bytes differ", async () => {
    const after = tools.map((tool) => (tool.name === "b" ? { ...tool, description: "New." } : tool));
    expect((await diffCatalogues(tools, after)).prefix).toEqual({ index: 1, tool: "b", following: 2 });
  });

  test("ends where a tool was put in", async () => {
    const after = [...tools.slice(0, 3), toolOf(text(), "x"), ...tools.slice(3)];
    expect((await diffCatalogues(tools, after)).prefix).toEqual({ index: 3, tool: "x", following: 1 });
  });

  test("is whole where nothing but results and hints changed", async () => {
    const after = tools.map((tool) => ({
      ...tool,
      outputSchema: true,
      extras: { annotations: { readOnlyHint: true } },
    }));
    expect((await diffCatalogues(tools, after)).prefix).toBeUndefined();
  });
});

describe("what it costs, in tokens", () => {
  const tools = ["a", "b", "c", "d"].map((name) => toolOf(text(), name));
  const count = (given: readonly Tool[]) => countsFor(given, parseTarget("openai/chat.tools", "2026-11-01"));

  test("is what stands from the first difference on, and what is kept is all before it", async () => {
    const after = tools.map((tool) => (tool.name === "b" ? { ...tool, description: "New." } : tool));
    const { prefix, changes } = await diffCatalogues(tools, after, { count });
    const [{ total, perTool, overhead } = { total: 0, perTool: [], overhead: 0 }] = count(after);
    const first = perTool[0]?.tokens ?? 0;
    expect(prefix?.tokens).toEqual([{ target: "openai", kept: overhead + first, lost: total - overhead - first }]);
    const row = changes.find(({ rule }) => rule === "prompt-prefix-changed");
    expect(row?.title).toContain(`${total - overhead - first} tokens on openai`);
  });

  test("is nothing where tools were only lost at the end", async () => {
    const { prefix } = await diffCatalogues(tools, tools.slice(0, 3), { count });
    expect(prefix).toMatchObject({ index: 3, tool: "d", following: 0, tokens: [{ lost: 0 }] });
  });
});

describe("a flipped verdict", () => {
  const judge = (tools: readonly Tool[]) =>
    checkTools(tools, { targets: ["openai", "anthropic"], asOf: "2026-11-01" }).judgements;
  const listOf = (items: object) => ({ type: "object", properties: { tags: { type: "array", ...items } } });
  const [sound, faulty] = [listOf({ items: { type: "string" } }), listOf({})];
  const flips = (before: Tool[], after: Tool[]) =>
    changesBetween(before, after, { judge })
      .filter(({ rule }) => rule.startsWith("verdict"))
      .map(({ rule, level, tool, pointer, args }) => [rule, level, tool, pointer, args.target]);
  const openai = "openai/chat.tools, openai/responses.tools";

  test("is breaking where a tool is now refused, and information where it no longer is", () => {
    const [was, is] = [[toolOf(sound)], [toolOf(faulty)]];
    expect(flips(was, is)).toEqual([["verdict-removed", "breaking", "search", "/properties/tags", openai]]);
    expect(flips(is, was)).toEqual([["verdict-added", "info", "search", "", openai]]);
  });

  test("is in the provider's words", () => {
    const [row] = changesBetween([toolOf(sound)], [toolOf(faulty)], { judge }).filter(
      ({ rule }) => rule === "verdict-removed",
    );
    expect(row?.title).toContain(
      "“Invalid schema for function 'search': In context=('properties', 'tags'), array schema missing items.”",
    );
  });

  test("of one tool does not hide behind another that was refused before", () => {
    const other = toolOf(faulty, "other");
    expect(flips([other, toolOf(sound)], [other, toolOf(faulty)])).toHaveLength(1);
    expect(flips([other, toolOf(sound)], [other, toolOf(sound)])).toEqual([]);
  });

  test("is none where a refused tool was renamed or is gone, and one where it is new", () => {
    const alike = { description: "Searches the archive." };
    const renamed = [
      { ...toolOf(faulty, "search"), ...alike },
      { ...toolOf(faulty, "search_archive"), ...alike },
    ];
    const [old, heir] = renamed;
    if (!old || !heir) throw new Error("two tools");
    expect(flips([old], [heir])).toEqual([]);
    expect(flips([toolOf(sound), toolOf(faulty, "other")], [toolOf(sound)])).toEqual([]);
    expect(flips([toolOf(sound)], [toolOf(sound), toolOf(faulty, "other")])).toHaveLength(1);
  });
});

test("levels may be set, and rows left out", () => {
  const [before, after] = [[toolOf(text())], [toolOf(text({ maxLength: 3 }))]];
  const levels = { "bound-narrowed": "info", "prompt-prefix-changed": "off" } as const;
  expect(changesBetween(before, after, { levels })).toMatchObject([{ rule: "bound-narrowed", level: "info" }]);
});

test("a schema that is no JSON cannot be compared", () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  expect(() => changesBetween([toolOf(cycle)], [toolOf({})])).toThrow(UserError);
});

test("a few changes among 500 tools are found in well under 100 ms", () => {
  const schema = (index: number) => ({
    type: "object",
    properties: Object.fromEntries(
      Array.from({ length: 8 }, (_, key) => [`p${key}`, { type: "string", maxLength: index + 1 }]),
    ),
    required: ["p0"],
  });
  const before = Array.from({ length: 500 }, (_, index) => toolOf(schema(index), `tool_${index}`));
  const after = before.map((tool, index) =>
    index % 50 === 0 ? toolOf(schema(index + 1), tool.name) : structuredClone(tool),
  );
  const times = [1, 2, 3, 4, 5, 6].map(() => {
    // The processor's time: the clock's is that of its other work, too.
    const started = process.cpuUsage();
    expect(changesBetween(before, after, { witnesses: false })).toHaveLength(81);
    return process.cpuUsage(started).user / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(100);
});
