import { expect, test } from "vitest";
import { regexError } from "../../src/python/regex.ts";
import { rowsOf } from "./table.ts";

const rows = rowsOf<string, string | null>("regex");
const named = rows.map((row) => ({ ...row, name: JSON.stringify(row.input).slice(0, 60) }));

test.each(named.filter((row) => row.output === null))("$name compiles", ({ input }) => {
  expect(regexError(input)).toBeUndefined();
});

test.each(named.filter((row) => row.output !== null))("$name does not compile: $output", ({ input, output }) => {
  expect(regexError(input)).toBe(output);
});

test("groups within groups are read to a depth that no pattern in use comes near", () => {
  expect(regexError("(".repeat(200) + ")".repeat(200))).toBeUndefined();
  expect(regexError("(".repeat(201) + ")".repeat(201))).toBe("maximum recursion depth exceeded");
});

test.each([
  ["open groups", "(".repeat(100_000)],
  ["nested groups", "(".repeat(100_000) + ")".repeat(100_000)],
  ["braces", "{1".repeat(50_000)],
  ["flags", `(?${"i".repeat(100_000)}:`],
  ["back-references", "()".repeat(99) + "\\99".repeat(30_000)],
])("a hostile pattern of %s is judged at once", (_, pattern) => {
  const start = performance.now();
  regexError(pattern);
  expect(performance.now() - start).toBeLessThan(2_000);
});
