import { expect, test } from "vitest";
import { repr, setRepr, tupleRepr } from "../../src/python/repr.ts";
import { rowsOf } from "./table.ts";

test.each(rowsOf<unknown, string>("repr"))("repr writes $output", ({ input, output }) => {
  expect(repr(input)).toBe(output);
});

test("numbers that JSON lacks are written as Python does", () => {
  expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(repr)).toEqual(["nan", "inf", "-inf"]);
});

test("what JSON drops is dropped: a member that is undefined, the sign of zero", () => {
  expect(repr({ a: undefined, b: -0 })).toBe("{'b': 0}");
});

test("a tuple of one has a trailing comma", () => {
  expect([[], ["items"], ["properties", "y"]].map(tupleRepr)).toEqual(["()", "('items',)", "('properties', 'y')"]);
});

test("a set keeps the order given", () => {
  expect([[], ["b", "a's"]].map(setRepr)).toEqual(["set()", `{'b', "a's"}`]);
});

test("a value 10,000 deep is written in full", () => {
  let value: unknown = 1;
  for (let depth = 0; depth < 10_000; depth++) value = [value];
  expect(repr(value)).toBe(`${"[".repeat(10_000)}1${"]".repeat(10_000)}`);
});

test("a value that contains itself ends as Python ends it, a value that is used twice does not", () => {
  const list: unknown[] = [1];
  list.push(list, { list });
  expect(repr(list)).toBe("[1, [...], {'list': [...]}]");
  const shared = {};
  expect(repr([shared, shared])).toBe("[{}, {}]");
});
