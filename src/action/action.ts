import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { notice, setFailed, setOutput, setSecret, summary } from "@actions/core";
import { context } from "@actions/github";
import { run } from "../cli/run.ts";
import { isObject } from "../schema/json.ts";
import { fetchCommit } from "./base.ts";
import { keepComment } from "./comment.ts";
import { commandLine, type Files, type Inputs, readInputs } from "./inputs.ts";

const why: Readonly<Record<number, string>> = {
  1: "drycall found what a provider refuses, or a breaking change: see the annotations and the summary",
  2: "drycall could not use what it was given: the log says what to do",
  3: "drycall failed",
};

/** Runs drycall on what was checked out: annotations, a job summary, outputs, and a comment on the pull request. */
export async function action(): Promise<void> {
  const inputs = readInputs();
  if (inputs.token !== "") setSecret(inputs.token);
  const cwd = process.cwd();
  const against = await baseOf(inputs, cwd);
  const files = await filesOf();
  const status = await run(commandLine(inputs, against, files), {
    cwd,
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
  });
  const report = await read(files.markdown);
  if (report !== undefined) {
    process.stdout.write((await read(files.annotations)) ?? "");
    await summary.addRaw(report, true).write();
    await tellOutputs(files);
    await comment(inputs, report);
  }
  if (status !== 0) setFailed(why[status] ?? `drycall ended with ${status}`);
}

/** What the pull request is compared with: what the workflow names, else the commit that it starts from. */
async function baseOf({ against }: Inputs, cwd: string): Promise<string | undefined> {
  if (against !== "") return against;
  const base: unknown = context.payload.pull_request?.base;
  const commit = isObject(base) && typeof base.sha === "string" ? base.sha : undefined;
  if (commit !== undefined) await fetchCommit(commit, cwd);
  return commit;
}

async function filesOf(): Promise<Files> {
  const folder = await mkdtemp(join(process.env.RUNNER_TEMP ?? tmpdir(), "drycall-"));
  const named = (name: string) => resolve(folder, name);
  return {
    json: named("report.json"),
    sarif: named("report.sarif"),
    markdown: named("report.md"),
    annotations: named("annotations"),
  };
}

async function tellOutputs({ json, sarif }: Files): Promise<void> {
  const report: unknown = JSON.parse(await readFile(json, "utf8"));
  const findings = listOf(report, "findings").filter((finding) => isObject(finding) && finding.severity !== "note");
  const diff = isObject(report) ? report.diff : undefined;
  const breaking = listOf(diff, "changes").filter((change) => isObject(change) && change.level === "breaking");
  setOutput("findings", findings.length);
  setOutput("breaking", breaking.length);
  setOutput("report", json);
  setOutput("sarif", sarif);
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

/** A fork's token may not write: everything else has been told by then. */
async function comment({ comment: isWanted, token, workingDirectory }: Inputs, report: string): Promise<void> {
  const { pull_request: pull } = context.payload;
  if (!isWanted || !pull) return;
  const thread = { ...context.repo, number: pull.number };
  try {
    await keepComment(token, thread, `<!-- drycall ${workingDirectory} -->`, report);
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    notice(`The comment was not written (${told}). The job summary has the same report.`);
  }
}

/** undefined where the run ended before it was written. */
function read(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}
