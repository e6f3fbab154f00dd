import { describe, expect, test } from "vitest";
import { check } from "../../src/check.ts";
import { diffCatalogues } from "../../src/diff/index.ts";
import { UserError } from "../../src/errors.ts";
import { diffMarkdown, markdown } from "../../src/report/markdown.ts";
import { code, prose } from "../../src/report/markdown-text.ts";
import type { Tool } from "../../src/types.ts";
import { acme, bolt, evil, finding, plain, report, tool } from "./examples.ts";

const search = [tool("search")];

describe("the report of a check", () => {
  const text = markdown(report([finding(), finding({ target: bolt, said: "No items." })], search, [acme, bolt]), plain);

  test("tells who takes which tool", () => {
    expect(text).toContain("| tool | `acme` | `bolt` |\n| --- | :-: | :-: |\n| `search` | ❌ | ❌ |");
  });

  test("tells each fault with its place, everyone's words, and what to do", () => {
    expect(text).toContain("`array-missing-items` · `tools.json:4:16` `/properties/stops`");
    expect(text).toMatch(/refused by `acme\/tools` \(.*\): `acme says no\.`/);
    expect(text).toMatch(/refused by `bolt\/tools` \(.*\): `No items\.`/);
    expect(text).toContain("**Add `items`.**");
  });

  test("shows files as the repository names them", () => {
    const given = report([finding()], search, [acme]);
    expect(markdown(given, { ...plain, folder: "packages/x" })).toContain("`packages/x/tools.json:4:16`");
  });

  test("tells what the tools cost, where it was counted", () => {
    const perTool = [
      { tool: "cheap", tokens: 3 },
      { tool: "dear|est", tokens: 90 },
    ];
    const tokens = [{ target: "acme", perTool, overhead: 7, total: 100, estimated: false, basis: "counted by hand" }];
    const printed = markdown({ ...report([], search, [acme]), tokens }, plain);
    expect(printed).toContain("| `acme` | 100 | `dear\\|est` 90, `cheap` 3 |");
    expect(printed).toContain("counted by hand");
  });

  test("tells of the lock, and how much it accepts", () => {
    const lock = { file: "drycall.lock.json", asOf: "2026-11-21", part: false, accepted: [finding()] } as const;
    const printed = markdown({ ...report([], search, [acme]), lock }, plain);
    expect(printed).toContain("Compared with drycall.lock.json of 2026-11-21. 1 finding accepted there.");
  });

  test("names what could not be read", () => {
    const given = { ...report([], search, [acme]), failures: [new UserError("broken.json", { hint: "mend it" })] };
    expect(markdown(given, plain)).toMatch(/^## ❌ [\s\S]*> - `broken\.json`: mend it/);
  });

  test("links to issues without telling those who read them", async () => {
    const given = await check(["fixtures/tools/hand-written"], { targets: ["openai"] });
    const printed = markdown(given, plain);
    expect(printed).toContain("](<https://redirect.github.com/");
    expect(printed).not.toContain("https://github.com/");
  });
});

describe("what changed", () => {
  const tools = (type: string): Tool[] => [
    { name: "a", inputSchema: { type: "object", properties: { "x|y": { type } } }, origin: { source: "json" } },
    tool("b"),
  ];

  test("is told by level, with a witness, the cache's part and what to do", async () => {
    const text = diffMarkdown(await diffCatalogues(tools("string"), tools("integer")), plain);
    expect(text).toMatch(/^## ❌ drycall: 2 changes: 1 breaking, 1 info\n/);
    expect(text).toContain(
      '| `a` `/properties/x\\|y` | string became integer | recorded arguments | refused: `{"x\\|y":""}` |',
    );
    expect(text).toContain(
      "**Prompt cache:** the cached prefix ends at `a`: it, and the 1 tool after it are read anew.",
    );
    expect(text).toContain("**What to do**");
  });

  test("is told with what it costs, where tokens are counted", async () => {
    const count = (given: readonly Tool[]) => [
      {
        target: "acme",
        perTool: given.map(({ name }) => ({ tool: name, tokens: 1000 })),
        overhead: 0,
        total: given.length * 1000,
        estimated: true,
        basis: "",
      },
    ];
    const diff = await diffCatalogues([...tools("string")].reverse(), [...tools("integer")].reverse(), { count });
    const text = diffMarkdown(diff, plain);
    expect(text).toContain("- `acme`: 1,000 tokens read anew, 1,000 still cached");
  });

  test("comes before the faults in a report of both", async () => {
    const diff = await diffCatalogues(tools("string"), tools("integer"));
    const text = markdown({ ...report([finding()], search, [acme]), diff }, plain);
    expect(text.indexOf("Breaking changes (1)")).toBeLessThan(text.indexOf("Who takes which tool"));
    expect(text.indexOf("Breaking changes (1)")).toBeGreaterThan(0);
  });

  test("is said to be nothing where it is nothing", async () => {
    expect(diffMarkdown(await diffCatalogues(search, search), plain)).toMatch(
      /^## ✅ drycall: no change of the tools\n/,
    );
  });
});

test("a long report is cut between its parts, and says so", () => {
  const many = Array.from({ length: 500 }, (_, index) => finding({ tool: `tool_${index}`, said: "no ".repeat(200) }));
  const text = markdown(
    report(
      many,
      many.map(({ tool: name = "" }) => tool(name)),
      [acme],
    ),
    plain,
  );
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text.length).toBeGreaterThan(60_000);
  expect(text).toMatch(/> Cut at 65,536 characters: \d+ parts left out\./);
});

describe("text of a schema stays text", () => {
  const hostile = markdown(
    report(
      [finding({ tool: evil, title: evil, said: evil, mend: evil, witness: evil, file: evil })],
      [tool(evil)],
      [acme],
    ),
    plain,
  );
  /** What is left when code spans are taken out, as GitHub takes them. */
  const outside = hostile.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");

  test.each([
    ["HTML", /(?<!\\)<(?!sub>|\/sub>)/],
    ["a link", /(?<!\\)\]\(/],
    ["a mention", /@\w/],
    ["an issue", /#\d/],
    ["an address", /https?:\/\//],
    ["a control character", /[\p{Cc}\u202e]/u],
  ])("and is no %s", (_, mark) => {
    expect(outside.replaceAll("\n", "")).not.toMatch(mark);
  });

  test.each([
    ["a`b", "`` a`b ``"],
    ["``", "``` `` ```"],
    ["a|b", "`a|b`"],
    ["", ""],
  ])("as code: %j", (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test("in a cell, pipes are escaped in code too", () => {
    expect(code("a|b", { cell: true })).toBe("`a\\|b`");
  });

  test.each([
    ["see www.evil.example", "see www\u200b.evil.example"],
    ["- a *b* _c_", "\\- a \\*b\\* \\_c\\_"],
    ["1. a", "1\\. a"],
    ["use `a_b`", "use `a_b`"],
  ])("as prose: %j", (text, expected) => {
    expect(prose(text)).toBe(expected);
  });
});
