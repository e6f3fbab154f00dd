import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { splitCommandLine } from "../../src/load/command-line.ts";

/**
 * One run of the command line as one text file, after spectral's scenarios: parts under headings such as
 * `==== command ====`. The first part, without a heading, says what is claimed.
 */
export interface Scenario {
  claim: string;
  /** Path → content, for the folder in which the command is run. */
  files: Map<string, string>;
  command: string;
  status: number;
  stdout: string;
  stderr: string;
}

export interface Result {
  status: number;
  stdout: string;
  stderr: string;
}

export function readScenario(path: string): Scenario {
  const [claim = "", ...rest] = readFileSync(path, "utf8").split(/^==== (.+) ====\n/m);
  const parts = new Map<string, string>();
  for (let index = 0; index < rest.length; index += 2) parts.set(rest[index] ?? "", rest[index + 1] ?? "");
  const files = [...parts].flatMap(([name, text]): [string, string][] => {
    const file = /^file (.+)$/.exec(name)?.[1];
    return file === undefined ? [] : [[file, text]];
  });
  return {
    claim: claim.trim(),
    files: new Map(files),
    command: parts.get("command")?.trim() ?? "",
    status: Number(parts.get("status") ?? 0),
    stdout: parts.get("stdout") ?? "",
    stderr: parts.get("stderr") ?? "",
  };
}

/** Runs the command in a folder of its own, on terminals of 80 columns without colour. */
export async function runScenario({ files, command }: Scenario): Promise<Result> {
  const cwd = mkdtempSync(join(tmpdir(), "drycall-cli-"));
  try {
    for (const [name, text] of files) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    const { command: program, args, env } = splitCommandLine(command);
    if (program !== "drycall") throw new Error(`a scenario runs drycall, not ${program}`);
    return await runIn(cwd, args, env);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** Runs drycall in this process, and keeps what it writes. */
export async function runIn(cwd: string, argv: readonly string[], env: Io["env"] = {}): Promise<Result> {
  const written = { stdout: "", stderr: "" };
  const status = await run(argv, {
    cwd,
    env,
    stdout: { write: (text) => (written.stdout += text), columns: 80 },
    stderr: { write: (text) => (written.stderr += text), columns: 80 },
  });
  return { status, ...written };
}

/** What changes from run to run, or as cases are added, is written as a mark. */
export function steady(text: string): string {
  return text
    .replaceAll(/ · [\d.]+ m?s$/gm, " · <time>")
    .replaceAll(/\d+ answers? seen(, (last )?[\d-]+)?$/gm, "<answers>")
    .replaceAll(/<sub>drycall [\d.]+/g, "<sub>drycall <version>")
    .replaceAll(/"milliseconds": \d+/g, '"milliseconds": 0');
}
