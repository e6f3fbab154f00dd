import { describe, expect, test } from "vitest";
import { changesBetween, diffCatalogues } from "../../src/diff/index.ts";
import { UserError } from "../../src/errors.ts";
import { accepts } from "../../src/schema/accepts.ts";
import type { Judgement, Tool } from "../../src/types.ts";
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

describe("a judge's flipped verdict", () => {
  const judged = (verdict: Judgement["verdict"]): Judgement => {
    const target = { provider: "openai", surface: "chat.tools", strict: null, asOf: "2026-11-01" } as const;
    return { target, verdict, request: { target, body: {}, tools: [] }, findings: [], reported: [], answer: null };
  };
  const judge = (tools: readonly Tool[]) => [judged(tools.length > 1 ? "reject" : "accept")];
  const [one, two] = [[toolOf(text())], [toolOf(text()), toolOf(text(), "other")]];

  test("is breaking where tools are now refused, and information where they are accepted again", () => {
    const lost = changesBetween(one, two, { judge }).find(({ harms }) => harms === "acceptance");
    expect(lost).toMatchObject({ rule: "verdict-removed", level: "breaking" });
    const won = changesBetween(two, one, { judge }).find(({ harms }) => harms === "acceptance");
    expect(won).toMatchObject({ rule: "verdict-added", level: "info" });
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
    const started = performance.now();
    expect(changesBetween(before, after, { witnesses: false })).toHaveLength(81);
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(100);
});
