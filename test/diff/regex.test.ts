import { describe, expect, test } from "vitest";
import { findText, matches } from "../../src/diff/set/automaton.ts";
import { conjuncts } from "../../src/diff/set/look-ahead.ts";

const demand = (yes: string[], no: string[] = [], min = 0, max = Infinity) => ({
  patterns: [...yes.map((source) => ({ source, negated: false })), ...no.map((source) => ({ source, negated: true }))],
  min,
  max,
  except: new Set<string>(),
});

describe("patterns of which one holds the other", () => {
  test.each([
    ["^[0-9]+$", "^\\d+$"],
    ["^[a-z]{2}$", "^[a-z]{2,3}$"],
    ["^abc$", "b"],
    ["^(a|b)c?$", "^[ab](c|)$"],
    ["^\\w+$", "^[\\w-]+$"],
    ["^\\x41$", "A"],
    ["^[^\\s]{1,4}$", "^\\S+$"],
  ])("nothing matches %s and not %s", (inner, outer) => {
    expect(findText(demand([inner], [outer]))).toBe("none");
  });
});

describe("patterns that differ", () => {
  test.each([
    ["^\\d+$", "^[0-8]+$"],
    ["a", "^a"],
    ["^a*$", "^a+$"],
    ["^.$", "^[a-z]$"],
    ["^(ab)+$", "^(ab){1,3}$"],
  ])("a text matches %s and not %s", (inner, outer) => {
    const found = findText(demand([inner], [outer]));
    if (typeof found === "string") throw new Error(found);
    expect(new RegExp(inner, "u").test(found.text)).toBe(true);
    expect(new RegExp(outer, "u").test(found.text)).toBe(false);
  });
});

test("lengths count, in code points", () => {
  expect(findText(demand(["^a{5}$"], [], 0, 4))).toBe("none");
  expect(findText(demand(["^a*$"], [], 3))).toEqual({ text: "aaa" });
});

test("what is not regular is unknown", () => {
  for (const source of ["\\bword", "(a)\\1", "a(?=b)", "\\p{L}"]) expect(findText(demand([source]))).toBe("unknown");
});

test("a pattern that goes back without end is read all the same", () => {
  expect(matches("^(a+)+b$", "a".repeat(5000))).toBe(false);
  expect(matches("^(a+)+b$", `${"a".repeat(5000)}b`)).toBe(true);
});

test.each([
  ["^(?!\\.)(?=.*a)[a-z]+$", ["cat", "dog", ".a"]],
  ["^(?![(])b$", ["b", "(b"]],
])("%s says what its conjuncts say together", (source, texts) => {
  const parts = conjuncts(source);
  expect(parts.length).toBeGreaterThan(1);
  for (const text of texts) {
    const together = parts.every((part) => new RegExp(part.source, "u").test(text) !== part.negated);
    expect(together).toBe(new RegExp(source, "u").test(text));
  }
});
