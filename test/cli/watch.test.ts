import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { watch } from "../../src/cli/watch.ts";

test("what is watched is run again after a change, and ends with the last run's status", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "drycall-watch-"));
  const ended = new AbortController();
  let told = "";
  const quiet = { write: (text: string) => (told += text) };
  let runs = 0;
  const run = async () => {
    runs++;
    // The watcher needs its first look at the folder before it can see a change.
    if (runs === 1) setTimeout(() => writeFileSync(join(cwd, "tools.json"), "[]"), 500);
    else ended.abort();
    return runs;
  };
  expect(await watch(run, { cwd, env: {}, stdout: quiet, stderr: quiet }, ended.signal)).toBe(2);
  expect(told).toContain("tools.json changed");
});
