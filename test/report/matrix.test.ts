import { describe, expect, test } from "vitest";
import { matrix } from "../../src/report/matrix.ts";
import { styleOf } from "../../src/report/style.ts";
import { widthOf } from "../../src/report/text.ts";
import type { Target } from "../../src/types.ts";
import { acme, bolt, finding, report, target, tool } from "./examples.ts";

const style = styleOf({ colour: false, unicode: true });

test("each target's head leads to its column", () => {
  const tools = [tool("search"), tool("book")];
  const findings = [
    finding({ tool: "search", target: acme }),
    finding({ tool: "search", target: bolt, severity: "warning" }),
    finding({ tool: "book", target: bolt, severity: "note", verdict: "ignored" }),
  ];
  expect(matrix(report(findings, tools, [acme, bolt]), 80, style)).toEqual([
    "  bolt/tools ────────────────╮",
    "  acme/tools ──────────────╮ │",
    "  search                   ✗ !",
    "  book                     ✓ ·",
    "",
    "  ✓ accepted   ✗ refused   ! refused, less surely   · a note",
  ]);
});

test("without UTF-8 it is drawn in ASCII", () => {
  const lines = matrix(
    report([finding({ target: acme })], [tool("search")], [acme]),
    80,
    styleOf({ colour: false, unicode: false }),
  );
  expect(lines.join("\n")).toMatch(/^[\x20-\x7e\n]*$/);
});

test("a fault of all tools together has a row of its own", () => {
  const { tool: _, file: __, position: ___, ...together } = finding({ target: acme });
  const lines = matrix(report([together], [tool("search")], [acme]), 80, style);
  expect(lines.slice(1, 3)).toEqual(["  (all tools together)     ✗", "  search                   ✓"]);
});

test("a finding that no target made marks every column", () => {
  const { target: _, ...own } = finding({ tool: "search" });
  const lines = matrix(report([own], [tool("search")], [acme, bolt]), 80, style);
  expect(lines[2]).toBe("  search                   ✗ ✗");
});

describe.each([1, 12, 25])("%d targets on 80 columns", (count) => {
  const targets = Array.from(
    { length: count },
    (_, index): Target => target(`mcp-client-number-${index}`, "tools/list"),
  );
  const long = tool("a_name_as_long_as_any_provider_takes_it_".padEnd(64, "x"));
  const lines = matrix(report([finding({ tool: long.name, target: acme })], [long, tool("b")], targets), 80, style);

  test("stay within the width", () => {
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(80);
  });

  test("are all named", () => {
    for (const { provider } of targets) expect(lines.join("\n")).toContain(`${provider}/tools`);
  });

  test("have a mark a tool each", () => {
    expect(lines.find((line) => line.startsWith("  b "))?.match(/✓/g)).toHaveLength(count);
  });
});

describe("of 500 tools", () => {
  const tools = Array.from({ length: 500 }, (_, index) => tool(`tool_${index}`));
  const refused = (count: number) =>
    Array.from({ length: count }, (_, index) => finding({ tool: `tool_${index}`, target: acme }));

  test("only those are shown that are refused, the others are counted", () => {
    const noted = finding({ tool: "tool_400", target: acme, severity: "note" });
    const lines = matrix(report([...refused(3), noted], tools, [acme]), 80, style);
    expect(lines.filter((line) => /tool_\d/.test(line))).toHaveLength(3);
    expect(lines).toContain("  … and 1 tool with notes only, 496 tools clean");
  });

  test("at most sixty rows are shown", () => {
    const lines = matrix(report(refused(300), tools, [acme]), 80, style);
    expect(lines.filter((line) => /tool_\d/.test(line))).toHaveLength(60);
    expect(lines).toContain("  … and 240 tools like these, 200 tools clean");
  });
});

test("a target that its provider reads as of another day keeps its column", () => {
  const read = { ...acme, asOf: "2025-11-25" } as const;
  const lines = matrix(report([finding({ tool: "search", target: read })], [tool("search")], [acme]), 80, style);
  expect(lines[1]).toBe("  search                   ✗");
});
