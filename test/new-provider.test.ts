import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newProvider } from "./new-provider.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "drycall-"));
const read = (path: string) => readFileSync(join(copy, path), "utf8");

beforeAll(() => {
  for (const path of ["package.json", "vitest.config.ts", "src", "schemas", "fixtures/cases"])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  for (const path of ["test/cases.ts", "test/new-provider.ts", "test/providers/registry.test.ts"])
    cpSync(join(root, path), join(copy, path));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});

afterAll(() => rmSync(copy, { recursive: true }));

describe("npm run new-provider", () => {
  test("makes folder, case file and registry line, and the tests then list what is to be filled in", () => {
    const script = ["--import", "jiti/register", "test/new-provider.ts", "acme-labs"];
    const printed = execFileSync(process.execPath, script, { cwd: copy, encoding: "utf8" });
    expect(printed.split("\n").slice(0, 4)).toEqual([
      "src/providers/acme-labs/index.ts",
      "src/providers/acme-labs/evidence.ts",
      "fixtures/cases/acme-labs.jsonl",
      "src/providers/index.ts",
    ]);
    expect(read("src/providers/index.ts")).toContain('import { acmeLabs } from "./acme-labs/index.ts";\nimport');
    expect(read("src/providers/index.ts")).toMatch(/\n {2}acmeLabs,\n\] as const/);

    const run = ["node_modules/vitest/vitest.mjs", "run", "test/providers/registry.test.ts", "-t", "acme-labs"];
    const { status, stdout, stderr } = spawnSync(process.execPath, run, {
      cwd: copy,
      encoding: "utf8",
      env: { PATH: process.env.PATH, NO_COLOR: "1" },
    });
    expect(status).toBe(1);
    const listed = [...`${stdout}${stderr}`.matchAll(/^\s*\+\s+"(.+)",$/gm)].map(([, line]) => line);
    expect([...new Set(listed)]).toEqual([
      "src/providers/acme-labs/index.ts: `title`, the provider's name as it writes it itself",
      "src/providers/acme-labs/index.ts: `docs`, addresses of its documentation of tools",
      "src/providers/acme-labs/index.ts: `surfaces`, the request fields that carry tools",
      "src/providers/acme-labs/index.ts: a surface that is `main`, for targets that name the provider alone",
      "src/providers/acme-labs/index.ts: `rules`, what it refuses or ignores",
      "src/providers/acme-labs/index.ts: `answering.stages`, the order of its checks",
      "fixtures/cases/acme-labs.jsonl: a case that is refused, or loses something",
      "fixtures/cases/acme-labs.jsonl: acme-labs-0001, what was sent and answered, when, and who says so",
    ]);
  }, 60_000);

  test.each([
    ["Acme"],
    ["acme_labs"],
    ["acme--labs"],
    ["-acme"],
    ["2acme"],
    ["../acme"],
    [""],
  ])("refuses %j, which is not kebab-case", (name) => {
    expect(() => newProvider(copy, name)).toThrow("is not kebab-case");
  });

  test.each([["openai"], ["acme-labs"]])("refuses %s, which is taken, and changes nothing", (name) => {
    const before = read("src/providers/index.ts");
    expect(() => newProvider(copy, name)).toThrow(`is taken: src/providers/${name} exists`);
    expect(read("src/providers/index.ts")).toBe(before);
  });
});
