import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { replaceFile } from "../../src/cli/replace-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "drycall-replace-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("whoever reads meanwhile finds the old text or the new, as would one who comes after a crash", async () => {
  const path = join(folder, "lock.json");
  const texts = ["a", "b"].map((letter) => letter.repeat(1 << 20));
  writeFileSync(path, texts[0] ?? "");
  const seen = new Set<string>();
  let isDone = false;
  const reading = (async () => {
    while (!isDone) {
      const text = await readFile(path, "utf8");
      expect(texts.includes(text)).toBe(true);
      seen.add(text.slice(0, 1));
    }
  })();
  for (let round = 0; round < 20; round++) await replaceFile(path, texts[(round + 1) % 2] ?? "");
  isDone = true;
  await reading;
  expect([...seen].sort()).toEqual(["a", "b"]);
});

test("where the text cannot be put in place, what was there stays, and nothing beside it", async () => {
  const path = join(folder, "lock.json");
  // A folder that is not empty is replaced by no file: the rename fails, after the text was written.
  mkdirSync(path);
  writeFileSync(join(path, "kept"), "");
  await expect(replaceFile(path, "new")).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(["lock.json"]);
  expect(readdirSync(path)).toEqual(["kept"]);
});
