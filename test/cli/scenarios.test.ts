import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readScenario, runScenario, steady } from "./scenario.ts";

const folder = fileURLToPath(new URL("../../fixtures/cli/", import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith(".scenario"));

test.each(names)("%s", async (name) => {
  const scenario = readScenario(folder + name);
  const { status, stdout, stderr } = await runScenario(scenario);
  expect({ status, stdout: steady(stdout), stderr: steady(stderr) }, scenario.claim).toEqual({
    status: scenario.status,
    stdout: scenario.stdout,
    stderr: scenario.stderr,
  });
});
