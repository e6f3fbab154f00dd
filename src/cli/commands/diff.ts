import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { agreementOnDrift, diffCatalogues, readDriftCase } from "../../diff/index.ts";
import { UserError } from "../../errors.ts";
import { load } from "../../load/index.ts";
import { lockedTools } from "../../lock/locked-tools.ts";
import { version } from "../../package.ts";
import { diffReporters } from "../../report/reporters.ts";
import type { Tool } from "../../types.ts";
import { checkoutOf } from "../checkout.ts";
import { complain } from "../complain.ts";
import { diffOptions } from "../diff-options.ts";
import { inputsOf } from "../inputs.ts";
import type { Io } from "../io.ts";
import { readIfLock } from "../lock-file.ts";
import { outletsOf, writeReport } from "../outlets.ts";
import type { Arguments } from "../parse.ts";
import { type Settings, settingsOf } from "../settings.ts";
import { displayOf } from "../terminal.ts";

const levels = ["breaking", "warning", "info"] as const;
type Level = (typeof levels)[number];

/** `drycall diff`: what changed between two catalogues, and whom it breaks. */
export async function diff(given: Arguments, io: Io): Promise<number> {
  const { values } = given;
  if (values.cases !== undefined) return cases(values.cases, io);
  if (values.against === undefined)
    throw new UserError("`drycall diff` needs something to compare with", {
      hint: "`--against <git ref, lock, file or folder>`, such as `--against origin/main`",
    });
  const outlets = outletsOf(values.reporter ?? [values.json ? "json" : "terminal"], diffReporters);
  const worst = levelOf(values["fail-on"] ?? "breaking");
  const settings = await settingsOf(given, io);
  const { inputs } = await inputsOf(settings);
  const after = await load(inputs, settings.options);
  const before = await toolsBefore(values.against, inputs, after.tools, settings);
  const found = await diffCatalogues(before, after.tools, await diffOptions(settings, values));
  const options = { version: version(), quiet: false, notes: false, files: new Map(), discovered: [] };
  await writeReport(found, outlets, options, displayOf(io.stdout, io, values), io);
  complain(after.failures, io);
  if (after.failures.length > 0) return 2;
  return found.changes.some(({ level }) => levels.indexOf(level) <= levels.indexOf(worst)) ? 1 : 0;
}

/** The tools of a lock, file or folder that exists, else the same inputs as of a git ref. */
async function toolsBefore(
  against: string,
  inputs: readonly string[],
  after: readonly Tool[],
  { options }: Settings,
): Promise<readonly Tool[]> {
  if (await stat(resolve(options.cwd, against)).catch(() => undefined)) {
    const lock = await readIfLock(resolve(options.cwd, against), against);
    return lock ? lockedTools(lock, after) : (await load([against], options)).tools;
  }
  const server = inputs.find((input) => /^(mcp:|https?:)/.test(input));
  if (server !== undefined)
    throw new UserError(`${server}: a server has no state as of ${against}`, {
      hint: "save its tools/list to a file, and compare with that",
    });
  const checkout = await checkoutOf(against, options.cwd);
  try {
    return (await load(inputs, { ...options, cwd: checkout.cwd })).tools;
  } finally {
    await checkout.remove();
  }
}

/** `--cases`: how far the diff agrees with pairs whose class is known. */
async function cases(file: string, { cwd, stdout }: Io): Promise<number> {
  const text = await readFile(resolve(cwd, file), "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new UserError(`${file}: ${cause.code === "ENOENT" ? "no such file" : cause.message}`, {
      hint: "name a file of pairs",
      cause,
    });
  });
  const lines = text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [[line, index + 1] as const]));
  const pairs = lines.map(([line, number]) => readDriftCase(parse(line, `${file}:${number}`), `${file}:${number}`));
  const agreement = await agreementOnDrift(pairs);
  stdout.write(`${JSON.stringify(agreement, null, 2)}\n`);
  return agreement.failures.length > 0 ? 1 : 0;
}

function parse(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new UserError(`${where}: is not JSON`, { hint: "a file of pairs has one JSON object a line", cause });
  }
}

function levelOf(text: string): Level {
  const level = levels.find((each) => each === text);
  if (level) return level;
  throw new UserError(`\`--fail-on ${text}\` is no level`, { hint: `it takes ${levels.join(", ")}` });
}
