import { expect, test } from "vitest";
import { nearest } from "../src/near.ts";

const flags = ["--target", "--tool", "--trust", "--quiet"];

test.each([
  ["--tragets", "--target"],
  ["--qiuet", "--quiet"],
  ["--TOOL", "--tool"],
  ["--tols", "--tool"],
  ["--verbose", undefined],
  ["", undefined],
])("%j was probably meant as %s", (word, expected) => {
  expect(nearest(word, flags)).toBe(expected);
});
