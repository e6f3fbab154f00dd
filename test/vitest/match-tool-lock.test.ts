import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import "../../src/vitest/index.ts";
import { z } from "zod";
import { check } from "../../src/check.ts";
import { lockOf, writeLock } from "../../src/lock/index.ts";

const note = (properties: object, required: string[]) => ({
  name: "add_note",
  description: "Adds a note.",
  inputSchema: { type: "object", properties, required },
});
const text = { type: "string" };
const committed = [note({ text, tag: text }, ["text"]), { name: "list_notes", inputSchema: { type: "object" } }];
const renamed = [note({ body: text, tag: text }, ["body"]), committed[1]];

describe("toMatchToolLock", () => {
  const folder = mkdtempSync(join(tmpdir(), "drycall-match-"));
  const file = join(folder, "drycall.lock.json");

  beforeAll(async () => {
    const tools = join(folder, "tools.json");
    writeFileSync(tools, JSON.stringify(committed));
    writeFileSync(file, writeLock(lockOf(await check([tools], { targets: ["openai/chat.tools", "anthropic"] }))));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("lets the tools that were committed pass", async () => {
    await expect(committed).toMatchToolLock(file);
    await expect(expect(committed).not.toMatchToolLock(file)).rejects.toThrow(
      "expected add_note, list_notes not to match",
    );
  });

  test("fails on others, and tells whom the change breaks and by which arguments", async () => {
    const failing = expect(renamed).toMatchToolLock(file);
    await expect(failing).rejects.toThrow(/expected add_note, list_notes to match .*drycall\.lock\.json/);
    await expect(expect(renamed).toMatchToolLock(file)).rejects.toThrow(/body/);
    await expect(expect(renamed).toMatchToolLock(file)).rejects.toThrow(/\{"text":/);
  });

  test("misses a tool that is gone, unless only a part is held to it", async () => {
    await expect(expect([committed[0]]).toMatchToolLock(file)).rejects.toThrow("list_notes");
    await expect([committed[0]]).toMatchToolLock({ file, part: true });
  });

  test("converts a library's objects, as the library does", async () => {
    const tools = { list_notes: { inputSchema: z.object({ after: z.string() }), execute() {} } };
    await expect(expect(tools).toMatchToolLock({ file, part: true })).rejects.toThrow("after");
  });

  test("says how to write a lock where there is none, whatever is expected", async () => {
    const missing = "no/drycall.lock.json: no such file; `drycall lock` writes it";
    await expect(expect(committed).toMatchToolLock("no/drycall.lock.json")).rejects.toThrow(missing);
    await expect(expect(committed).not.toMatchToolLock("no/drycall.lock.json")).rejects.toThrow(missing);
  });
});
