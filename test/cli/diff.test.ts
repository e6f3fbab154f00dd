import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runIn } from "./scenario.ts";

let folder: string;
let repository: string;

function git(cwd: string, ...args: string[]): void {
  const who = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, ...args], { cwd, stdio: "pipe" });
}

function commitTools(...names: string[]): void {
  const tools = names.map((name) => ({ name, inputSchema: { type: "object", properties: { a: { type: "string" } } } }));
  writeFileSync(join(repository, "tools.json"), JSON.stringify(tools));
  git(repository, "add", ".");
  git(repository, "commit", "-qm", names.join());
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "drycall-diff-"));
  repository = join(folder, "repository");
  mkdirSync(repository);
  git(repository, "init", "-q", "-b", "main");
  commitTools("search", "export");
  git(repository, "tag", "v1");
  commitTools("search");
});
afterAll(() => rmSync(folder, { recursive: true }));

function against(ref: string, cwd = repository) {
  return runIn(cwd, ["diff", "tools.json", "--against", ref]);
}

test("a git ref is compared with, and the work tree left alone", async () => {
  expect(await against("v1")).toMatchObject({ status: 1, stdout: expect.stringContaining("export: The tool is gone") });
  expect((await against("HEAD")).stdout).toContain("No change.");
  expect(execFileSync("git", ["status", "--porcelain"], { cwd: repository, encoding: "utf8" })).toBe("");
});

test("an unknown ref is told of", async () => {
  expect(await against("v9")).toEqual({
    status: 2,
    stdout: "",
    stderr: "error: --against v9: no such file, folder or git ref\nhint:  `git branch -a` lists the branches\n",
  });
});

test("what a shallow clone lacks is told of with how to fetch it", async () => {
  git(folder, "clone", "-q", "--depth", "1", pathToFileURL(repository).href, "shallow");
  const { status, stderr } = await against("v1", join(folder, "shallow"));
  expect(status).toBe(2);
  expect(stderr).toContain("this clone is shallow: fetch the ref first (actions/checkout: fetch-depth: 0)");
});

test("outside of a repository a ref cannot be looked up", async () => {
  const cwd = join(folder, "plain");
  mkdirSync(cwd);
  writeFileSync(join(cwd, "tools.json"), "[]");
  expect(await against("main", cwd)).toMatchObject({ status: 2 });
});
