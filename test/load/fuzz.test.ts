import { expect, test } from "vitest";
import { load } from "../../src/load/index.ts";

const file = "fixtures/load/fuzz/tools.ts";

test("a tool that refuses one of 500 values is found out by fuzzing, with that value", async () => {
  const [few, many] = [await load([file]), await load([file], { fuzz: true })];
  expect(few.tools.map(({ losses }) => losses)).toEqual([undefined]);
  expect(many.tools.flatMap(({ losses = [] }) => losses)).toMatchObject([
    { rule: "loss/widened", pointer: "/properties/count", witness: { count: 437 } },
  ]);
});
