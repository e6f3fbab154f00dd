import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { nearest } from "../near.ts";
import type { Display, ReportOptions } from "../report/options.ts";
import type { Io } from "./io.ts";
import { fileDisplay } from "./terminal.ts";

/** Makes words of what was found out. */
type WordsOf<Found> = (found: Found, options: ReportOptions) => string;

/** A reporter, and where its words go. */
export interface Outlet<Found> {
  name: string;
  /** Absent: stdout. */
  file?: string;
  load(): Promise<WordsOf<Found>>;
}

/** The reporters there are, by name. */
export type Reporters<Found> = Readonly<Record<string, () => Promise<WordsOf<Found>>>>;

/**
 * Reads `name[:file]`s.
 *
 * @throws UserError on an unknown reporter, or where two write to the same place
 */
export function outletsOf<Found>(texts: readonly string[], reporters: Reporters<Found>): Outlet<Found>[] {
  const outlets = texts.map((text): Outlet<Found> => {
    const [name = "", ...rest] = text.split(":");
    const load = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
    if (!load) throw unknownReporter(name, Object.keys(reporters));
    const file = rest.join(":");
    return file === "" ? { name, load } : { name, file, load };
  });
  // Workflow commands are lines of a log: they stand beside another report.
  const places = outlets.flatMap(({ name, file }) => (name === "github" && file === undefined ? [] : [file]));
  if (new Set(places).size === places.length) return outlets;
  throw new UserError("two reporters write to the same place", {
    hint: "name a file for one: --reporter json:report.json",
  });
}

/** Where nobody says otherwise: for a person, and in GitHub Actions also for the pull request. */
export function defaultReporters({ env }: Pick<Io, "env">): readonly string[] {
  return env.GITHUB_ACTIONS === "true" ? ["terminal", "github"] : ["terminal"];
}

/** Writes what was found out to every outlet. */
export async function writeReport<Found>(
  found: Found,
  outlets: readonly Outlet<Found>[],
  options: Omit<ReportOptions, keyof Display>,
  display: Display,
  { cwd, stdout }: Io,
): Promise<void> {
  for (const { file, load } of outlets) {
    const reporter = await load();
    const text = reporter(found, { ...options, ...(file === undefined ? display : fileDisplay) });
    if (file === undefined) stdout.write(text);
    else await writeText(resolve(cwd, file), file, text);
  }
}

/** Writes the whole file or nothing: another program may be reading it. */
async function writeText(path: string, file: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, text);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${file}: cannot be written: ${message}`, { hint: "check the path behind --reporter", cause });
  }
}

function unknownReporter(name: string, known: readonly string[]): UserError {
  const near = nearest(name, known);
  return new UserError(`no reporter is named \`${name}\``, {
    hint: near ? `did you mean \`${near}\`?` : `there are ${known.slice(0, -1).join(", ")} and ${known.at(-1)}`,
  });
}
