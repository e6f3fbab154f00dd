import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type CheckReport, holdReport, check as judge, unfiltered } from "../../check.ts";
import { UserError } from "../../errors.ts";
import { nearest } from "../../near.ts";
import { version } from "../../package.ts";
import { countFaults, groupFindings } from "../../report/group.ts";
import { reporters } from "../../report/reporters.ts";
import { tokenizerFor } from "../../tokens/index.ts";
import { complain } from "../complain.ts";
import { inputsOf } from "../inputs.ts";
import type { Io } from "../io.ts";
import { isPartOf, readLockFile } from "../lock-file.ts";
import { commandNames } from "../options.ts";
import { defaultReporters, outletsOf, writeReport } from "../outlets.ts";
import type { Arguments, Values } from "../parse.ts";
import { startProgress } from "../progress.ts";
import { folderInRepository } from "../repository.ts";
import { type Settings, settingsOf } from "../settings.ts";
import { displayOf } from "../terminal.ts";

/** `drycall check`: judges tools and reports, once or whenever a file changes. */
export async function check(given: Arguments, io: Io): Promise<number> {
  if (!given.values.watch) return checkOnce(given, io);
  const { watch } = await import("../watch.ts");
  const ended = new AbortController();
  process.once("SIGINT", () => ended.abort());
  // What the user can mend is told, and watched until it is mended.
  return watch(() => checkOnce(given, io).catch((error: unknown) => complainOf(error, io)), io, ended.signal);
}

function complainOf(error: unknown, io: Io): number {
  if (!(error instanceof UserError)) throw error;
  complain([error], io);
  return 2;
}

async function checkOnce(given: Arguments, io: Io): Promise<number> {
  if (!given.isNamed) await refuseUnknownCommand(given.positionals[0], io);
  const { values } = given;
  const settings = await settingsOf(given, io);
  checkLockFlags(values, settings);
  const outlets = outletsOf(settings.reporters ?? defaultReporters(io), reporters);
  const { inputs, discovered } = await inputsOf(settings);
  const asked = { ...settings, options: await optionsWithLock(settings, values) };
  checkTenantFlags(values, asked);
  let report = await withProgress(inputs, asked, io);
  if (values.fix || values["fix-unsafe"] || values["fix-dry-run"]) {
    const { mend } = await import("../mend.ts");
    const made = await mend(report, settings, values, io);
    if (values["fix-dry-run"]) return made > 0 ? 1 : statusOf(report, settings, values["exit-zero"] === true);
    if (made > 0) report = await withProgress(inputs, asked, io);
  }
  if (values.update && settings.lock && report.failures.length === 0) {
    const { updateLock } = await import("../update-lock.ts");
    const { after, isWritten } = await updateLock(report, settings.lock);
    io.stderr.write(`${settings.lock.file} ${isWritten ? "is written" : "says the same already"}\n`);
    report = await holdReport(report, after, settings.options);
  }
  let isFailing = false;
  if (values.against !== undefined) {
    const { changesSince } = await import("../against.ts");
    const since = await changesSince(given, inputs, report.tools, settings);
    isFailing = since.isFailing;
    report = { ...report, diff: since.diff };
  }
  const options = {
    version: version(),
    quiet: values.quiet === true,
    notes: values.notes === true,
    files: outlets.some(({ name }) => name === "terminal") ? await linesOf(report, settings.options.cwd) : new Map(),
    discovered,
    folder: folderInRepository(settings.options.cwd),
    ...(outlets.some(({ name }) => name === "sarif") && { textFixes: await fixesInText(report, settings) }),
  };
  await writeReport(report, outlets, options, displayOf(io.stdout, io, values), io);
  if (outlets.every(({ name, file }) => name !== "terminal" || file !== undefined)) complain(report.failures, io);
  const status = statusOf(report, settings, values["exit-zero"] === true);
  return status === 0 && isFailing && !values["exit-zero"] ? 1 : status;
}

/** A word that is neither a command nor a file is more likely a mistyped command. */
async function refuseUnknownCommand(word: string | undefined, { cwd }: Io): Promise<void> {
  if (word === undefined || !/^[a-z]+$/.test(word)) return;
  if (await stat(resolve(cwd, word)).catch(() => undefined)) return;
  const near = nearest(word, commandNames);
  throw new UserError(`no command and no file is named \`${word}\``, {
    hint: near ? `did you mean \`drycall ${near}\`?` : `the commands are ${commandNames.join(", ")}`,
  });
}

/** What is asked of one catalogue makes no sense of many. */
function checkTenantFlags(values: Values, { tenants, options }: Settings): void {
  const asked = [
    values.update && "`--update`",
    values.against !== undefined && "`--against`",
    options.stable && "`stable`",
    options.lock && "`drycall.lock.json`",
  ].find((flag) => typeof flag === "string");
  if (!tenants || asked === undefined) return;
  throw new UserError(`${asked} is of one catalogue, and the config has tenants`, {
    hint: "name the inputs of one; `lock: false` in the config, or --no-lock, compares with no lock",
  });
}

function checkLockFlags({ update, tool, "no-lock": noLock }: Values, { lock }: Settings): void {
  if (!update) return;
  const against = tool ? "`--tool`" : noLock ? "`--no-lock`" : lock ? undefined : "`lock: false` in the config";
  if (against === undefined) return;
  throw new UserError(`\`--update\` writes the lock of all tools: ${against} says otherwise`, {
    hint: "leave one of the two out",
  });
}

/** A lock that is to be written anew needs every finding, and is compared with afterwards. */
async function optionsWithLock({ options, lock: place }: Settings, values: Values): Promise<Settings["options"]> {
  if (values.update) return unfiltered(options);
  if (!place || values["no-lock"]) return options;
  const lock = await readLockFile(place);
  return lock ? { ...options, lock, partOfLock: isPartOf(lock, place) } : options;
}

async function withProgress(inputs: readonly string[], { options, tenants }: Settings, io: Io): Promise<CheckReport> {
  const progress = startProgress(io);
  try {
    progress.step("reading the inputs");
    const isCounted = options.tokens || options.budget !== undefined || tenants !== undefined;
    const tokenizer = isCounted ? await tokenizerFor("openai") : undefined;
    const asked = { ...options, ...(tokenizer && { tokenizer }), onProgress: progress.step };
    if (!tenants) return await judge(inputs, asked);
    const { checkTenants, withInputs } = await import("../../check-tenants.ts");
    const report = await checkTenants(tenants, asked);
    return inputs.length > 0 ? withInputs(report, await judge(inputs, asked)) : report;
  } finally {
    progress.stop();
  }
}

async function fixesInText(report: CheckReport, { options }: Settings) {
  const { textFixes } = await import("../text-fixes.ts");
  return textFixes(report, options.cwd);
}

/** The lines of the files that findings point into. */
async function linesOf({ findings, hide }: CheckReport, cwd: string): Promise<Map<string, readonly string[]>> {
  const lines = new Map<string, readonly string[]>();
  for (const { file, position } of findings) {
    if (file === undefined || !position || lines.has(file)) continue;
    // A file that has gone since it was read costs the frame, not the report.
    const text = await readFile(resolve(cwd, file), "utf8").catch(() => "");
    const shown = text.replace(/^\uFEFF/, "").trimEnd();
    lines.set(file, (hide?.text(shown) ?? shown).split(/\r\n|\r|\n/));
  }
  return lines;
}

function statusOf({ failures, findings }: CheckReport, { maxWarnings }: Settings, exitZero: boolean): number {
  if (failures.length > 0) return 2;
  if (exitZero) return 0;
  if (findings.some(({ severity }) => severity === "error")) return 1;
  return Number.isFinite(maxWarnings) && countFaults(groupFindings(findings)).warning > maxWarnings ? 1 : 0;
}
