import { readFile, rename, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type CheckReport, checkTools } from "../check.ts";
import { UserError } from "../errors.ts";
import { type Plan, planFixes, safe, unsafe } from "../fix/plan.ts";
import { patchOf } from "../load/patch.ts";
import { rewrite } from "../load/rewrite.ts";
import { plural, visible } from "../report/text.ts";
import { join, tokensOf } from "../schema/pointer.ts";
import type { Edit, Tool } from "../types.ts";
import type { Io } from "./io.ts";
import type { Settings } from "./settings.ts";

/** The flags of a mending. */
interface Flags {
  "fix-unsafe"?: boolean | undefined;
  "fix-dry-run"?: boolean | undefined;
}

/**
 * `--fix`: mends the files of a report's tools, and tells on stderr what was done. Under `--fix-dry-run` it writes
 * no file, but the changes on stdout, as a diff.
 *
 * @returns how many fixes were made, or would be
 */
export async function mend(report: CheckReport, settings: Settings, flags: Flags, io: Io): Promise<number> {
  const isUnsafe = flags["fix-unsafe"] === true;
  const { files, byHand, made } = await mendingOf(report, settings, isUnsafe);
  const isDry = flags["fix-dry-run"] === true;
  if (isDry) for (const { file, before, after } of files) io.stdout.write(patchOf(file, before, after));
  else await writeMended(files, settings.options.cwd);
  const say = (line: string) => io.stderr.write(`${line}\n`);
  const done = `${plural(made, "fix", "fixes")} ${isDry ? "would be made" : "made"}`;
  say(made === 0 ? "nothing can be mended here" : `${done} in ${files.map(({ file }) => file).join(", ")}`);
  if (made === 0 && !isUnsafe) say("  --fix-unsafe also makes fixes that change which arguments are valid");
  for (const { tool, fixes } of byHand) {
    const place = tool.origin.file ?? tool.origin.source;
    say(`  ${visible(tool.name)} is made by ${place}; mend it there: ${fixes.map(({ title }) => title).join("; ")}`);
  }
  return made;
}

/** What `--fix` does, or would do. */
interface Mending {
  /** A file's text before and after. */
  files: readonly { file: string; before: string; after: string }[];
  /** Fixes of tools that no file of data holds: their program is to be mended by hand. */
  byHand: readonly Plan[];
  made: number;
}

/**
 * Plans the fixes of a report's tools, and makes them in the texts of their files. Writes nothing.
 *
 * @throws UserError where a file has gone, or its edits cannot be made
 */
async function mendingOf(report: CheckReport, { options }: Settings, isUnsafe: boolean): Promise<Mending> {
  const judge = (tool: Tool) => checkTools([tool], { ...options, tools: [tool.name] }).findings;
  const faulty = new Set(report.findings.filter(({ fixes }) => fixes.length > 0).map(({ tool }) => tool));
  const plans = report.tools
    .filter(({ name }) => faulty.has(name))
    .map((tool) => planFixes(tool, judge, isUnsafe ? unsafe : safe))
    .filter(({ fixes }) => fixes.length > 0);
  const inData = plans.filter(({ tool: { origin } }) => origin.schemaAt !== undefined && origin.file !== undefined);
  const files = await Promise.all(
    [...new Set(inData.map(({ tool }) => tool.origin.file ?? ""))].map(async (file) => {
      const planned = inData.filter(({ tool }) => tool.origin.file === file);
      const before = await readFile(resolve(options.cwd, file), "utf8");
      return { file, before, after: await rewrite(file, before, planned.flatMap(editsInFile)) };
    }),
  );
  const made = inData.flatMap(({ fixes }) => fixes).length;
  return { files, byHand: plans.filter((plan) => !inData.includes(plan)), made };
}

/** Writes the files: each at once, or not at all. */
async function writeMended(files: Mending["files"], cwd: string): Promise<void> {
  for (const { file, after } of files) {
    const path = resolve(cwd, file);
    try {
      await writeFile(`${path}.drycall`, after);
      await rename(`${path}.drycall`, path);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new UserError(`${file}: cannot be written: ${why}`, {
        hint: "make it writable, or use --fix-dry-run",
        cause,
      });
    }
  }
}

function editsInFile({ tool, fixes }: Plan): Edit[] {
  const inFile = (edit: Edit): Edit => ({ ...edit, path: join(tool.origin.schemaAt ?? "", ...tokensOf(edit.path)) });
  return fixes.flatMap(({ edits }) => edits.map(inFile));
}
