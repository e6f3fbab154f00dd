import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { context } from "@actions/github";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { action } from "../../src/action/action.ts";

const mark = "<!-- drycall . -->";
const token = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";

/** The comments of pull request 7 of shop/agent, as GitHub keeps them. */
let comments: { id: number; body: string }[] = [];

/** GitHub's API for comments, on loopback: the toolkit's client goes round what msw intercepts. */
const github = createServer(async (request, response) => {
  const answer = (status: number, body: unknown) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const { pathname } = new URL(request.url ?? "", "http://localhost");
  const comment = comments.find(({ id }) => pathname === `/repos/shop/agent/issues/comments/${id}`);
  const body = request.method === "GET" ? "" : String(parse(await text(request)).body);
  if (request.headers.authorization !== `token ${token}`) {
    answer(403, { message: "Resource not accessible by integration" });
  } else if (request.method === "PATCH" && comment) {
    comment.body = body;
    answer(200, comment);
  } else if (pathname !== "/repos/shop/agent/issues/7/comments") answer(404, { message: "Not Found" });
  else if (request.method === "GET") answer(200, comments);
  else answer(201, comments.push({ id: comments.length + 1, body }));
});

let api = "";
beforeAll(async () => {
  await once(github.listen(0, "127.0.0.1"), "listening");
  const address = github.address();
  api = typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.exitCode = 0;
});
afterAll(() => github.close());

const tags = (schema: object) => JSON.stringify([{ name: "tag", parameters: { type: "object", properties: schema } }]);

/** A repository whose base has a sound tool, and whose work tree has `now`. */
function repository(now: string): { cwd: string; base: string } {
  const cwd = mkdtempSync(join(tmpdir(), "drycall-action-"));
  const git = (...args: string[]) => {
    const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    return execFileSync("git", [...who, ...args], { cwd, encoding: "utf8" }).trim();
  };
  git("init", "--quiet");
  writeFileSync(join(cwd, "tools.json"), tags({ tags: { type: "array", items: { type: "string" } } }));
  git("add", ".");
  git("commit", "--quiet", "--message", "base");
  writeFileSync(join(cwd, "tools.json"), now);
  return { cwd, base: git("rev-parse", "HEAD") };
}

interface Told {
  stdout: string;
  summary: string;
  outputs: string;
}

/** What the runner keeps for a step; the toolkit remembers the path of the summary. */
const runner = mkdtempSync(join(tmpdir(), "drycall-runner-"));
const files = { event: join(runner, "event"), summary: join(runner, "summary"), outputs: join(runner, "outputs") };

/** Runs the action's entry as GitHub does: everything is in the environment. */
async function runAction({ cwd, base }: { cwd: string; base: string }, given: { token?: string } = {}): Promise<Told> {
  const pull = { number: 7, base: { ref: "main", sha: base }, head: { ref: "tags", repo: { fork: false } } };
  writeFileSync(files.event, JSON.stringify({ action: "synchronize", number: 7, pull_request: pull }));
  writeFileSync(files.summary, "");
  writeFileSync(files.outputs, "");
  const env = {
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: files.event,
    GITHUB_REPOSITORY: "shop/agent",
    GITHUB_API_URL: api,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_OUTPUT: files.outputs,
    RUNNER_TEMP: runner,
    INPUT_TARGETS: "openai/chat.tools",
    INPUT_COMMENT: "true",
    INPUT_TOKEN: given.token ?? token,
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.spyOn(process, "cwd").mockReturnValue(cwd);
  let stdout = "";
  vi.spyOn(process.stdout, "write").mockImplementation((told) => {
    stdout += String(told);
    return true;
  });
  // The toolkit reads the event once a process; an action is a process.
  Object.assign(context, Reflect.construct(context.constructor, []));
  await action();
  vi.restoreAllMocks();
  return { stdout, summary: readFileSync(files.summary, "utf8"), outputs: readFileSync(files.outputs, "utf8") };
}

describe("on a pull request that breaks a tool", () => {
  test("annotates the line, tells it in the summary and the outputs, and fails", async () => {
    comments = [];
    const { stdout, summary, outputs } = await runAction(repository(tags({ tags: { type: "array" } })));
    expect(stdout).toMatch(/^::error file=tools\.json,line=1,.*Every array says what its `items` are/m);
    expect(summary).toContain("array schema missing items");
    expect(outputs).toMatch(/findings<<.*\n1\n/);
    expect(outputs).toMatch(/report<<.*\n.*report\.json\n/);
    expect(process.exitCode).toBe(1);
  });

  test("keeps one comment, and updates it in place", async () => {
    comments = [{ id: 1, body: "Looks good to me" }];
    await runAction(repository(tags({ tags: { type: "array" } })));
    expect(comments.map(({ body }) => body.split("\n")[0])).toEqual(["Looks good to me", mark]);
    await runAction(repository(tags({ tags: { type: "array", items: { type: "string" } } })));
    expect(comments.map(({ body }) => body.split("\n")[0])).toEqual(["Looks good to me", mark]);
    expect(comments[1]?.body).not.toContain("missing items");
  });

  test("compares with the base, and counts what is breaking", async () => {
    comments = [];
    const { outputs, summary } = await runAction(repository(tags({ tags: { type: "string" } })));
    expect(outputs).toMatch(/breaking<<.*\n[1-9]\d*\n/);
    expect(summary).toContain("Breaking changes (1)");
    expect(process.exitCode).toBe(1);
  });
});

test.each(["ghs_of_a_fork", ""])("a fork's token %j costs the comment only", async (weak) => {
  comments = [];
  const sound = tags({ tags: { type: "array", items: { type: "string" } } });
  const { stdout, summary } = await runAction(repository(sound), { token: weak });
  expect(comments).toEqual([]);
  expect(stdout).toMatch(/^::notice::The comment was not written/m);
  expect(summary).toContain("drycall");
  expect(process.exitCode).toBe(0);
});

test("action.yml hands over every input, and asks for no more than it uses", () => {
  const { inputs, outputs, runs } = parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8"));
  const [step] = runs.steps;
  const handed = Object.values<string>(step.env).map((value) => /inputs\.([\w-]+)/.exec(value)?.[1]);
  expect(new Set([...handed, "sarif"])).toEqual(new Set(Object.keys(inputs)));
  expect(Object.keys(outputs)).toEqual(["findings", "breaking", "report"]);
});
