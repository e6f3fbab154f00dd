import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { load } from "../../src/load/index.ts";

let cwd = "";
const folder = "node_modules/.cache/drycall";

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "drycall-cache-"));
  // Each run of the module leaves a mark: from the cache, it does not run.
  write("name.mjs", 'export const name = "first";');
  write(
    "tools.mjs",
    `import { appendFileSync } from "node:fs";
import { name } from "./name.mjs";
appendFileSync(${JSON.stringify(join(cwd, "runs"))}, "x");
export const tools = [{ name, parameters: { type: "object", properties: {} } }];`,
  );
});

const write = (file: string, text: string) => writeFileSync(join(cwd, file), text);
const runs = () => readFileSync(join(cwd, "runs"), "utf8").length;
const names = async () => (await load(["tools.mjs"], { cwd, cache: folder })).tools.map(({ name }) => name);

describe("with a cache", () => {
  test("a module runs once, and gives the same tools", async () => {
    expect(await names()).toEqual(["first"]);
    expect(await names()).toEqual(["first"]);
    expect(runs()).toBe(1);
  });

  test("a change of anything beside it runs it again", async () => {
    await names();
    write("name.mjs", 'export const name = "second";');
    expect(await names()).toEqual(["second"]);
    write("package-lock.json", "{}");
    await names();
    expect(runs()).toBe(3);
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, -10)],
    ["changed", (text: string) => text.replace("first", "worse")],
    ["emptied", () => ""],
  ])("an entry that was %s is made anew", async (_, spoil) => {
    await names();
    for (const file of readdirSync(join(cwd, folder))) {
      const path = join(cwd, folder, file);
      writeFileSync(path, spoil(readFileSync(path, "utf8")));
    }
    expect(await names()).toEqual(["first"]);
    expect(await names()).toEqual(["first"]);
    expect(runs()).toBe(2);
  });

  test("a module that fails is tried each time", async () => {
    write("name.mjs", 'throw new Error("not now");');
    await expect(names()).rejects.toThrow("not now");
    write("name.mjs", 'export const name = "now";');
    expect(await names()).toEqual(["now"]);
  });

  test("a cache that cannot be written costs nothing", async () => {
    write("node_modules", "a file stands in its place");
    expect(await names()).toEqual(["first"]);
  });
});
