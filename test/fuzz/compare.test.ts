import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { fuzz } from "../../src/fuzz/fuzz.ts";
import { driftTo } from "../../src/fuzz/properties/drift.ts";
import { loadBoth, sidesOf, versionOf } from "../../src/fuzz/versions.ts";
import { parseTarget } from "../../src/providers/targets.ts";

const zod = pathToFileURL(
  createRequire(import.meta.url)
    .resolve("zod")
    .replace(/\.cjs$/, ".js"),
).href;
let folder = "";

/** Releases of zod that differ in what they make of a discriminated union, as 4.1.12 and 4.1.13 did. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "drycall-test-"));
  await release(
    "anyOf",
    `JSON.parse(JSON.stringify(zod.toJSONSchema(type, options)).replaceAll('"oneOf"', '"anyOf"'))`,
  );
  await release("oneOf", "zod.toJSONSchema(type, options)");
});

afterAll(() => rm(folder, { recursive: true }));

async function release(version: string, emit: string): Promise<void> {
  const home = join(folder, version, "node_modules/zod");
  await mkdir(home, { recursive: true });
  await writeFile(
    join(home, "package.json"),
    JSON.stringify({ name: "zod", version, type: "module", exports: "./index.js" }),
  );
  const lines = [
    `import * as zod from "${zod}";`,
    `export * from "${zod}";`,
    `export const toJSONSchema = (type, options) => ${emit};`,
  ];
  await writeFile(join(home, "index.js"), lines.join("\n"));
}

test("a discriminated union that became `oneOf` is found, with who refuses it now", async () => {
  const [before, after] = await Promise.all(
    ["anyOf", "oneOf"].map((side) => versionOf(join(folder, side), { cwd: folder })),
  );
  const [pair] = before && after ? await loadBoth(before, after) : [];
  if (!pair) throw new Error("not loaded");
  const targets = parseTarget("openai/chat.tools+strict", "2026-11-21");
  const { failures } = fuzz([pair[0]], { runs: 100, properties: [driftTo(pair[1])], targets });
  expect(failures.map(({ cause, outline }) => `${cause}: ${outline}`)).toEqual([
    "refused now, openai/strict-keyword-not-permitted oneOf: discriminated({})",
    "other bytes, anyOf → oneOf: discriminated({})",
  ]);
});

test("a release compared with itself differs in nothing", async () => {
  const side = await versionOf(join(folder, "oneOf"), { cwd: folder });
  const [pair] = await loadBoth(side, side);
  expect(pair && fuzz([pair[0]], { runs: 50, properties: [driftTo(pair[1])] }).failures).toEqual([]);
});

describe("the two sides", () => {
  test.each([
    ["zod@4.1.12..zod@4.1.13", ["zod@4.1.12", "zod@4.1.13"]],
    ["../old..../new", ["../old", "../new"]],
    ["zod3..zod", ["zod3", "zod"]],
    ["@sinclair/typebox@0.34.0..@sinclair/typebox", ["@sinclair/typebox@0.34.0", "@sinclair/typebox"]],
  ])("%s", (text, sides) => expect(sidesOf(text)).toEqual(sides));

  test("one side alone is refused", () => expect(() => sidesOf("zod@4.1.12")).toThrow(UserError));

  test("what is not installed is refused, with a hint", async () => {
    await expect(versionOf("no-such-package", { cwd: folder })).rejects.toThrow(
      "no-such-package is not installed here",
    );
    await expect(versionOf("./nowhere", { cwd: folder })).rejects.toThrow("./nowhere: no schema library is there");
  });
});
