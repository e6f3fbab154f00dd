import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
// @ts-expect-error a script without types
import { check } from "./nightly/links.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = join(root, ".github", "workflows");

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  steps: Step[];
  strategy?: { matrix?: { include?: { run?: string }[] } };
}
interface Workflow {
  on: Record<string, { inputs?: Record<string, object> }>;
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const workflows = readdirSync(folder).map((name) => ({ name, workflow: read<Workflow>(join(folder, name)) }));
const action = read<{ inputs: Record<string, { default?: string }>; runs: { steps: Step[] } }>(
  join(root, "action.yml"),
);

function read<T>(path: string): T {
  return parse(readFileSync(path, "utf8")) as T;
}

describe.each(workflows)("$name", ({ workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test("writes nothing but issues and comments, and that in the job that needs it", () => {
    const isCalled = "workflow_call" in workflow.on;
    expect(workflow.permissions).toEqual(isCalled ? undefined : { contents: "read" });
    for (const { permissions = {} } of jobs)
      for (const [name, level] of Object.entries(permissions))
        expect(level === "read" || ["issues", "pull-requests"].includes(name)).toBe(true);
    expect(workflow.on).not.toHaveProperty("pull_request_target");
  });

  test("uses actions of a pinned version, or our own", () => {
    for (const { uses } of steps) expect(uses ?? "./").toMatch(/^(\.\/|[\w-]+\/[\w-]+(\/[\w-]+)?@v\d)/);
  });

  test("writes no text of others into a script", () => {
    for (const { run = "" } of steps) expect(run).not.toMatch(/\$\{\{\s*(inputs|secrets|github\.(event|head_ref))/);
  });

  test("runs scripts that there are", () => {
    const { scripts } = read<{ scripts: Record<string, string> }>(join(root, "package.json"));
    const rows = jobs.flatMap(({ strategy }) => strategy?.matrix?.include ?? []);
    for (const { run = "" } of [...steps, ...rows]) {
      for (const [, name = ""] of run.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty([name]);
      for (const [, file = ""] of run.matchAll(/\b(test\/[\w/]+\.mjs)/g))
        expect(existsSync(join(root, file))).toBe(true);
    }
  });
});

test("who calls the workflow can say all that the action can be told, but whose token it is", () => {
  const called = read<Workflow>(join(folder, "drycall.yml"));
  const inputs = Object.keys(called.on.workflow_call?.inputs ?? {});
  const passed = called.jobs.drycall?.steps.find(({ uses }) => uses?.startsWith("./"))?.with ?? {};
  const told = Object.keys(action.inputs).filter((name) => name !== "token");
  expect(inputs).toEqual(expect.arrayContaining(told));
  expect(Object.keys(passed).sort()).toEqual(told.sort());
});

/** As `gh` would: it keeps issues in a folder, by number. */
const gh = `#!/usr/bin/env node
const fs = require("node:fs");
const [, verb, ...args] = process.argv.slice(2);
const after = (flag) => args[args.indexOf(flag) + 1];
const store = process.env.ISSUES;
const files = fs.readdirSync(store);
const text = (file) => JSON.parse(fs.readFileSync(store + "/" + file, "utf8"));
const save = (number, issue) => fs.writeFileSync(store + "/" + number, JSON.stringify(issue));
if (verb === "list") {
  const mark = /"(.*)"/.exec(after("--search"))[1];
  console.log(JSON.stringify(files.filter((file) => text(file).body.includes(mark)).map(Number).map((number) => ({ number }))));
}
if (verb === "create") save(files.length + 1, { title: after("--title"), body: fs.readFileSync(after("--body-file"), "utf8") });
if (verb === "edit") save(args[0], { ...text(args[0]), body: fs.readFileSync(after("--body-file"), "utf8") });
`;

test("a disagreement has one issue, with the case in it, however often it is found", () => {
  const place = mkdtempSync(join(tmpdir(), "drycall-issues-"));
  const bin = join(place, "bin");
  const store = join(place, "issues");
  for (const path of [bin, store]) mkdirSync(path);
  writeFileSync(join(bin, "gh"), gh);
  chmodSync(join(bin, "gh"), 0o755);
  const line = {
    id: "openai-5001",
    provider: "openai",
    surface: "chat.tools",
    rule: "r",
    observed: "2026-11-22",
    source: ["https://x"],
  };
  const found = {
    differs: "verdict",
    fingerprint: "760b95e81b86",
    tools: ["t"],
    judged: { verdict: "accept", message: null },
    answered: { verdict: "reject", status: 400, message: "~~~~~~\n@everyone" },
    case: line,
  };
  // A provider that was not asked leaves an empty report.
  const reports = [
    JSON.stringify({ targets: [{ disagreements: [found, { ...found, fingerprint: "0123456789ab" }] }] }),
    "",
  ];
  const files = reports.map((_, index) => join(place, `${index}.json`));
  for (const [index, file] of files.entries()) writeFileSync(file, reports[index] ?? "");
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, ISSUES: store };
  for (const _ of [1, 2]) execFileSync(process.execPath, [join(root, "test/nightly/issues.mjs"), ...files], { env });
  const issues = readdirSync(store).map((name) => read<{ title: string; body: string }>(join(store, name)));
  rmSync(place, { recursive: true });
  expect(issues.map(({ title }) => title)).toEqual(Array(2).fill("live: openai/chat.tools: reject, judged accept (r)"));
  expect(issues[0]?.body).toContain(JSON.stringify(line));
  expect(issues[0]?.body.match(/^~~~~~~$/gm)).toHaveLength(3);
});

test("a link is dead when its host says so; throttled and down are neither", async () => {
  const answers: Record<string, Response[]> = {
    "https://a/alive": [new Response()],
    "https://a/dead": [new Response(null, { status: 404 })],
    "https://a/busy": [new Response(null, { status: 429 }), new Response()],
    "https://b/throttled": [],
    "https://b/login": [new Response(null, { status: 403 })],
  };
  const get = async (address: string) => answers[address]?.shift() ?? new Response(null, { status: 429 });
  const results: Map<string, string> = await check(Object.keys(answers), { get, wait: async () => {} });
  expect(Object.fromEntries(results)).toEqual({
    "https://a/alive": "alive",
    "https://a/dead": "dead",
    "https://a/busy": "alive",
    "https://b/throttled": "status 429",
    "https://b/login": "status 403",
  });
});
