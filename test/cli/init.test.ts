import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runIn } from "./scenario.ts";

function project(files: Readonly<Record<string, string>>): string {
  const cwd = mkdtempSync(join(tmpdir(), "drycall-init-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

describe("drycall init", () => {
  test("overwrites nothing", async () => {
    const files = {
      "package.json": '{ "scripts": { "test:tools": "mine" } }',
      "drycall.config.json": "{}",
    };
    const cwd = project(files);
    const { status, stdout } = await runIn(cwd, ["init", "tools.json"]);
    expect(status).toBe(0);
    expect(stdout).toContain("kept     drycall.config.json");
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(cwd, name), "utf8")).toBe(text);
    expect(readdirSync(cwd).sort()).toEqual(Object.keys(files).sort());
  });

  test("adds the script where there are none, and leaves the rest of package.json as it is", async () => {
    const cwd = project({ "package.json": '{\n\t"name": "x",\n\t"files": ["a"]\n}\n' });
    await runIn(cwd, ["init", "tools.json"]);
    expect(readFileSync(join(cwd, "package.json"), "utf8")).toBe(
      '{\n\t"name": "x",\n\t"files": ["a"],\n\t"scripts": { "test:tools": "drycall" }\n}\n',
    );
  });

  test("writes a config in TypeScript for a TypeScript project", async () => {
    const cwd = project({ "tsconfig.json": "{}" });
    await runIn(cwd, ["init", "tools.json"]);
    expect(readFileSync(join(cwd, "drycall.config.ts"), "utf8")).toContain('"tools.json"');
  });

  test("writes a workflow that may read the code and write one comment, and nothing else", async () => {
    const cwd = project({});
    await runIn(cwd, ["init", "--workflow", "tools.json"]);
    const workflow = parse(readFileSync(join(cwd, ".github/workflows/drycall.yml"), "utf8"));
    expect(workflow.permissions).toEqual({ contents: "read", "pull-requests": "write" });
  });
});
