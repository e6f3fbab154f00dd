import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";

let cwd = "";
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "drycall-test-"));
  await symlink(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(cwd, "node_modules"), "junction");
});
afterAll(() => rm(cwd, { recursive: true }));

async function fuzz(...argv: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const printed = { stdout: "", stderr: "" };
  const output = (name: keyof typeof printed) => ({
    write(text: string) {
      printed[name] += text;
    },
  });
  const status = await run(["fuzz", ...argv], { cwd, env: {}, stdout: output("stdout"), stderr: output("stderr") });
  return { status, ...printed };
}

const zod = ["--generator", "zod4", "--runs", "30", "--target", "openai/chat.tools"];

test("a new failure ends with status 1, and shows how to see it again", async () => {
  const { status, stdout } = await fuzz(...zod);
  expect(status).toBe(1);
  expect(stdout).toContain("export const schema = z.string().regex(/^[a-z]+$/i);");
  const again = /drycall fuzz (--generator zod4 .*)/.exec(stdout)?.[1]?.split(" ") ?? [];
  expect((await fuzz(...again)).stdout).toContain("export const schema = z.string().regex(/^[a-z]+$/i);");
});

test("a failure that is written down fails no more, until it is another one", async () => {
  expect((await fuzz(...zod, "--update-known")).status).toBe(0);
  expect((await fuzz(...zod)).status).toBe(0);
  const file = join(cwd, "drycall.fuzz.json");
  const known = (await readFile(file, "utf8"))
    .replace(/"zod": ".*"/, '"zod": "4.0.0"')
    .replace("string[pattern flags]", "string");
  await writeFile(file, known);
  const { status, stdout } = await fuzz(...zod);
  expect(status).toBe(1);
  expect(stdout).toContain("since drycall.fuzz.json was written: zod 4.0.0 → 4.");
  expect(stdout).toContain("no longer found: soundness | too narrow, a value of the type | string");
});

test.each([
  [["--generator", "zot4"], "did you mean `zod4`?"],
  [["--runs", "many"], "write one, such as `--runs 1000`"],
  [["--path", "x"], "copy it from a failure: numbers with colons, 12:0:3"],
  [["--time", "soon"], "write seconds or minutes: 60s, 5m"],
  [["tools.json"], "it draws types of its own; `--generator zod4` names a library"],
])("%j cannot be used: a hint and status 2", async (argv, hint) => {
  const { status, stderr } = await fuzz(...argv);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(hint) });
});
