import { describe, expect, test } from "vitest";
import { cut, grouped, plural, visible, widthOf, wrap } from "../../src/report/text.ts";

test.each([
  [0, "0 tools"],
  [1, "1 tool"],
  [1204, "1,204 tools"],
])("%d is written %s", (count, text) => {
  expect(plural(count, "tool")).toBe(text);
});

test("thousands are set apart", () => {
  expect(grouped(1234567)).toBe("1,234,567");
});

test.each([
  ["plain", 5],
  ["城市", 4],
  ["e\u0301", 1],
  ["🚀", 2],
])("%s takes %d columns", (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test.each([
  ["fits", 4, "fits"],
  ["too long", 5, "too …"],
  ["城市名", 5, "城市…"],
])("%s cut to %d is %s", (text, width, expected) => {
  expect(cut(text, width, "…")).toBe(expected);
});

describe("wrapping", () => {
  test("breaks at spaces", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  });

  test("breaks a word that is longer than a line", () => {
    expect(wrap("a https://example.org", 8)).toEqual(["a https:", "//exampl", "e.org"]);
  });

  test("leaves no empty line before a long word", () => {
    expect(wrap("abcdefgh", 4)).toEqual(["abcd", "efgh"]);
    expect(wrap("ab cd efgh", 4)).toEqual(["ab", "cd", "efgh"]);
  });

  test("keeps line feeds", () => {
    expect(wrap("one\ntwo", 20)).toEqual(["one", "two"]);
  });
});

test.each([
  ["\u001b[2J", "␛[2J"],
  ["a\rb", "a␍b"],
  ["\u202eevil", "\ufffdevil"],
  ["two\nlines", "two␊lines"],
])("%j is made visible", (text, expected) => {
  expect(visible(text)).toBe(expected);
});
