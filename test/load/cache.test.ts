import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { load } from "../../src/load/index.ts";
import { cachedRunner } from "../../src/load/modules/cache.ts";
import type { ModuleRunner } from "../../src/load/modules/runner.ts";

const folder = "node_modules/.cache/drycall";
let cwd = "";
let runs = 0;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "drycall-cache-"));
  runs = 0;
  write("name.mjs", "first");
});

const write = (file: string, text: string) => writeFileSync(join(cwd, file), text);

/** Loads a module that tells what stands in name.mjs, without the seconds that a process takes. */
const runner: ModuleRunner = {
  async load() {
    runs++;
    const what = readFileSync(join(cwd, "name.mjs"), "utf8");
    const faults = what === "broken" ? [{ message: "not now" }] : [];
    return { id: 0, tools: [], passedOver: [{ what, why: "" }], faults, bare: false };
  },
  close: async () => {},
};

/** What a run of its own, with the same cache, is told. */
async function told(): Promise<string | undefined> {
  const asked = { path: join(cwd, "tools.mjs"), file: "tools.mjs" };
  return (await cachedRunner(runner, join(cwd, folder), cwd).load(asked)).passedOver[0]?.what;
}

describe("with a cache", () => {
  test("a module runs once, and gives the same tools", async () => {
    const mark = JSON.stringify(join(cwd, "runs"));
    write(
      "tools.mjs",
      `import { appendFileSync } from "node:fs";
appendFileSync(${mark}, "x");
export const tools = [{ name: "add", parameters: { type: "object", properties: {} } }];`,
    );
    const named = async () => (await load(["tools.mjs"], { cwd, cache: folder })).tools.map(({ name }) => name);
    expect(await named()).toEqual(["add"]);
    expect(await named()).toEqual(["add"]);
    expect(readFileSync(join(cwd, "runs"), "utf8")).toBe("x");
  });

  test("a change of anything beside it runs it again", async () => {
    expect([await told(), await told(), runs]).toEqual(["first", "first", 1]);
    write("name.mjs", "second");
    expect(await told()).toBe("second");
    write("package-lock.json", "{}");
    await told();
    expect(runs).toBe(3);
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, -10)],
    ["changed", (text: string) => text.replace("first", "worse")],
    ["emptied", () => ""],
  ])("an entry that was %s is made anew", async (_, spoil) => {
    await told();
    for (const file of readdirSync(join(cwd, folder))) {
      const path = join(cwd, folder, file);
      writeFileSync(path, spoil(readFileSync(path, "utf8")));
    }
    expect([await told(), await told(), runs]).toEqual(["first", "first", 2]);
  });

  test("a module that fails is tried each time", async () => {
    write("name.mjs", "broken");
    await told();
    await told();
    expect(runs).toBe(2);
  });

  test("a cache that cannot be written costs nothing", async () => {
    write("node_modules", "a file stands in its place");
    expect(await told()).toBe("first");
  });
});
