import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Result, runIn } from "./scenario.ts";

const text = { type: "string" };
const list = { name: "list", inputSchema: { type: "object", properties: { ids: { type: "array" } } } };
const add = { name: "add", inputSchema: { type: "object", properties: { a: text } } };

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "drycall-lock-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function write(tools: readonly object[], file = "tools.json"): void {
  writeFileSync(join(cwd, file), JSON.stringify(tools));
}

function lockFile(): string {
  return readFileSync(join(cwd, "drycall.lock.json"), "utf8");
}

function drycall(line: string): Promise<Result> {
  return runIn(cwd, [...line.split(" "), "--target", "openai/chat.tools"]);
}

test("what was locked is checked without drift, what changed since is not, and --update takes it in", async () => {
  write([add]);
  expect(await drycall("lock tools.json")).toMatchObject({ status: 0, stdout: expect.stringContaining("is written") });
  expect((await drycall("check tools.json")).status).toBe(0);
  write([{ ...add, description: "Add." }]);
  const changed = await drycall("check tools.json");
  expect(changed).toMatchObject({ status: 1, stdout: expect.stringContaining("run `drycall lock`") });
  expect((await drycall("check tools.json --no-lock")).status).toBe(0);
  expect((await drycall("check tools.json --skip drift/")).status).toBe(0);
  expect((await drycall("check tools.json --update")).status).toBe(0);
  expect((await drycall("check tools.json")).status).toBe(0);
  expect(lockFile()).toContain('"description": "Add."');
});

test("a lock that says the same already keeps its bytes", async () => {
  write([add]);
  await drycall("lock tools.json --as-of 2026-01-01");
  const before = lockFile();
  expect((await drycall("lock tools.json")).stdout).toContain("says the same already");
  expect(lockFile()).toBe(before);
});

test("the lock tells what is other than it was", async () => {
  write([add, list]);
  await drycall("lock tools.json");
  write([
    { ...list, description: "List." },
    { ...add, name: "multiply", inputSchema: {} },
  ]);
  const { stdout } = await drycall("lock tools.json");
  expect(stdout).toContain("  + multiply\n  - add\n  ~ list: changed\n");
});

test("what is accepted fails no more, until it is mended: then its acceptance is stale, and the lock drops it", async () => {
  write([list]);
  expect((await drycall("check tools.json")).status).toBe(1);
  const accept = ["lock", "tools.json", "--accept", "array-missing-items", "--reason", "answers are short"];
  expect((await runIn(cwd, [...accept, "--target", "openai/chat.tools"])).stdout).toContain("1 finding accepted");
  const accepted = await drycall("check tools.json");
  expect(accepted).toMatchObject({ status: 0, stdout: expect.stringContaining("1 finding accepted there") });
  const { lock } = JSON.parse((await drycall("check tools.json --reporter json")).stdout);
  expect(lock.accepted).toMatchObject([{ rule: "openai/array-missing-items" }]);

  // Rules that are not reported make nothing stale.
  expect((await drycall("check tools.json --skip openai/")).status).toBe(0);

  write([{ ...list, inputSchema: { type: "object", properties: { ids: { type: "array", items: text } } } }]);
  const stale = await drycall("check tools.json --only drift/accepted-");
  expect(stale).toMatchObject({ status: 1, stdout: expect.stringContaining("accepted-stale") });
  await drycall("lock tools.json");
  expect(JSON.parse(lockFile()).accepted).toEqual([]);
  expect((await drycall("check tools.json")).status).toBe(0);
});

test.each([
  ["--accept list", "`--accept` needs a reason"],
  ["--reason why", "`--reason` says something of `--accept`"],
  ["--accept nothing --reason why", "no finding has this fingerprint, rule or tool"],
  ["--accept list --reason why --expires 2020-01-01", "--expires 2020-01-01 is in the past"],
  ["--accept list --reason why --expires soon", "`soon` is no day"],
])("lock %s cannot be used, and writes nothing", async (flags, message) => {
  write([list]);
  expect(await drycall(`lock tools.json ${flags}`)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(message),
  });
  expect(readdirSync(cwd)).toEqual(["tools.json"]);
});

test("a lock of fewer tools than were meant is not written", async () => {
  write([add]);
  await drycall("lock tools.json");
  const before = lockFile();
  writeFileSync(join(cwd, "broken.json"), "[");
  expect(await drycall("lock tools.json broken.json")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("drycall.lock.json is left as it was"),
  });
  expect(lockFile()).toBe(before);
});

test("other inputs than the lock's are compared as far as it has their tools", async () => {
  write([add, list]);
  await drycall("lock tools.json");
  write([add, { ...add, name: "new" }], "other.json");
  const { status, stdout } = await drycall("check other.json");
  expect(status).toBe(0);
  expect(stdout).toContain("which locks other inputs");
  write([{ ...add, strict: true }], "other.json");
  expect((await drycall("check other.json")).status).toBe(1);
});

test("one tool of many is compared alone", async () => {
  write([add, list]);
  await drycall("lock tools.json");
  write([{ ...add, description: "Add." }]);
  expect((await drycall("check tools.json --tool add")).stdout).toContain("tool-changed");
  expect((await drycall("check tools.json --tool add")).stdout).not.toContain("tool-removed");
});

test("the config says where the lock stands, or that there is none", async () => {
  write([add]);
  const config = (lock: unknown) => writeFileSync(join(cwd, "drycall.config.json"), JSON.stringify({ lock }));
  config("locks.json");
  expect(await drycall("check tools.json")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("locks.json: no such file"),
  });
  expect((await drycall("lock tools.json")).status).toBe(0);
  expect(readdirSync(cwd)).toContain("locks.json");
  expect((await drycall("check tools.json")).status).toBe(0);
  config(false);
  expect((await drycall("lock tools.json")).status).toBe(2);
  expect((await drycall("check tools.json")).stdout).not.toContain("Compared with");
});

test("a lock is compared with by diff, and found in a folder it is no tools", async () => {
  write([{ ...add, inputSchema: { properties: { z: text, a: text }, type: "object" } }, list]);
  await drycall("lock tools.json");
  const same = await runIn(cwd, ["diff", "tools.json", "--against", "drycall.lock.json"]);
  expect(same).toMatchObject({ status: 0, stdout: expect.stringContaining("No change.") });
  expect((await drycall("check .")).stdout).toContain("a lock: the tools that it locks");
  write([add]);
  const gone = await runIn(cwd, ["diff", "tools.json", "--against", "drycall.lock.json", "--json"]);
  expect(gone.status).toBe(1);
  expect(JSON.parse(gone.stdout).changes.map(({ rule }: { rule: string }) => rule)).toContain("tool-removed");
});
