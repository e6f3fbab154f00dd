import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../src/check.ts";
import { UserError } from "../../src/errors.ts";
import type { ReportOptions } from "../../src/report/index.ts";
import { terminal } from "../../src/report/terminal.ts";
import { widthOf } from "../../src/report/text.ts";
import { acme, bolt, finding, plain, report, tool } from "./examples.ts";

const source = ["{", '  "properties": {', '    "from": {},', '    "stops": { "type": "array" }', "  }", "}"];
const files = new Map([["tools.json", source]]);
const tools = [tool("search"), tool("book")];
const print = (given: CheckReport, options: Partial<ReportOptions> = {}) =>
  terminal(given, { ...plain, files, ...options });

test("a fault of two targets is told once, each in its own words", () => {
  const position = { line: 4, column: 14 };
  const findings = [
    finding({ position, fixes: [{ title: "Add `items: {}`", safety: "same", edits: [] }] }),
    finding({ position, target: bolt, grade: "documented", said: "items: required" }),
  ];
  expect(print(report(findings, tools, [acme, bolt]))).toBe(`\
search ── tools.json ───────────────────────────────────────────────────────────

  ✗ Every array says what its \`items\` are                    array-missing-items
    tools.json:4:14  /properties/stops
    3 │   "from": {},
    4 │   "stops": { "type": "array" }
      │   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━
    5 │ }
    refused by acme/tools · observed
      “acme says no.”
    refused by bolt/tools · documented, not yet observed
      “items: required”
    → Add \`items\`.
    → Fix: Add \`items: {}\` (the same arguments stay valid)

  bolt/tools ────────────────╮
  acme/tools ──────────────╮ │
  search                   ✗ ✗
  book                     ✓ ✓

  ✓ accepted   ✗ refused

✗ 1 error in 2 tools on 2 targets as of 2026-11-21 · 12 ms
  → \`drycall explain array-missing-items\` shows the evidence.
`);
});

test("a clean run says so in a few lines", () => {
  expect(print(report([], [tool("search")], [acme]))).toBe(`\
  acme/tools ──────────────╮
  search                   ✓

  ✓ accepted

✓ Nothing to refuse in 1 tool on 1 target as of 2026-11-21 · 12 ms
  → \`drycall --target all\` asks every provider.
`);
});

test("targets that say the same are named together", () => {
  const same = [finding({ said: "No." }), finding({ target: bolt, said: "No." })];
  expect(print(report(same, tools, [acme, bolt]))).toContain(
    "refused by acme/tools, bolt/tools · observed\n      “No.”\n",
  );
});

test("answers on record are counted, and counted once for providers that share a rule", () => {
  const rule = "strict-ref-siblings";
  const [openai, azure] = ["openai", "azure-openai"].map((provider) => ({ ...acme, provider, surface: "chat.tools" }));
  const findings = [openai, azure].map((target) =>
    finding({ rule: `${target?.provider}/${rule}`, ...(target && { target }) }),
  );
  const one = print(report(findings.slice(0, 1), tools, [acme]));
  const both = print(
    report(
      findings.map((found) => ({ ...found, said: "No." })),
      tools,
      [acme],
    ),
  );
  const counted = /\d+ answers? seen/;
  expect(one).toMatch(counted);
  expect(counted.exec(both)?.[0]).toBe(counted.exec(one)?.[0]);
});

test("what is ignored is not quoted, for nobody says it", () => {
  const text = print(report([finding({ severity: "note", verdict: "ignored" })], tools, [acme]), { notes: true });
  expect(text).toContain("ignored by acme/tools · observed\n    → Add `items`.");
});

test("further places of a fault in the same tool take a line each", () => {
  const other = finding({ pointer: "/properties/goals", position: { line: 9, column: 3 }, said: "No items there." });
  const text = print(report([finding(), other], tools, [acme]));
  expect(text.match(/Every array/g)).toHaveLength(1);
  expect(text).toContain("    · also at 9:3  /properties/goals  No items there.\n");
  expect(text).toContain("✗ 2 errors in");
});

test("a finding that no target made tells why it matters", () => {
  const { target: _, said: __, ...own } = finding({ rule: "hygiene/too-deep", why: "Nobody reads it." });
  expect(print(report([own], tools, [acme]))).toContain("    → Nobody reads it.\n    → Add `items`.\n");
});

describe("notes", () => {
  const noted = report([finding({ severity: "note" }), finding({ severity: "note", pointer: "/x" })], tools, [acme]);

  test("are counted by tool", () => {
    expect(print(noted)).toContain("· 2 notes (--notes shows them): search 2\n");
    expect(print(noted)).not.toContain("Every array");
  });

  test("are told one by one with --notes", () => {
    expect(print(noted, { notes: true })).toContain("Every array");
  });
});

test("--quiet tells of errors only, and counts all", () => {
  const findings = [finding({ severity: "warning" }), finding({ pointer: "/x", title: "Loud", rule: "acme/loud" })];
  const text = print(report(findings, tools, [acme]), { quiet: true });
  expect(text).toContain("Loud");
  expect(text).not.toContain("Every array");
  expect(text).toContain("✗ 1 error and 1 warning in");
});

test("of one rule, fifty faults are told and the rest counted", () => {
  const many = Array.from({ length: 481 }, (_, index) => tool(`tool_${index}`));
  const text = print(
    report(
      many.map(({ name }) => finding({ tool: name })),
      many,
      [acme],
    ),
  );
  expect(text.match(/Every array/g)).toHaveLength(50);
  expect(text).toContain("… and 431 more of array-missing-items (see --reporter json)\n");
});

test("what was passed over, what failed and what was found are told", () => {
  const given: CheckReport = {
    ...report([], tools, [acme]),
    passedOver: [{ what: "web_search", why: "the provider runs it itself", file: "tools.json" }],
    failures: [new UserError("broken.json:3:4: expected a value", { hint: "check the comma" })],
  };
  const text = print(given, { discovered: ["found tools.json"] });
  expect(text).toMatch(/^No input is named\. Found tools\.json\.\n/);
  expect(text).toContain("Passed over\n  · tools.json: web_search: the provider runs it itself\n");
  expect(text).toContain("✗ broken.json:3:4: expected a value\n    check the comma\n");
});

test("a tool's words do not drive the terminal", () => {
  const evil = tool("a\u001b[2Jb", "c\u001b[31m.json");
  const found = finding({ tool: evil.name, file: "c\u001b[31m.json", said: "no \u001b[0m\u202e", pointer: "/\u0007" });
  const text = print(report([found], [evil], [acme]), { notes: true });
  expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\u202e/u);
});

describe.each([40, 80, 120])("on %d columns", (width) => {
  const long = "A sentence about `properties/with/a/path/that/goes/on/and/on/for/longer/than/any/terminal/is/wide`.";
  const found = finding({
    title: long,
    mend: long,
    said: `${long} ${long}`,
    file: `${"folder/".repeat(12)}tools.json`,
  });
  const given = {
    ...report([found, finding({ severity: "note", pointer: "/y" })], [...tools, tool("x".repeat(64))], [acme, bolt]),
  };

  test.each([true, false])("no line is wider (colour: %s)", (colour) => {
    const lines = print(given, { width, colour, notes: true }).split("\n");
    const bare = lines.map(stripVTControlCharacters);
    expect(Math.max(...bare.map(widthOf))).toBeLessThanOrEqual(width);
  });
});
