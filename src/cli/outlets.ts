import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { CheckReport } from "../check.ts";
import { UserError } from "../errors.ts";
import { nearest } from "../near.ts";
import { type Reporter, type ReportOptions, reporters } from "../report/index.ts";
import type { Display } from "../report/options.ts";
import type { Io } from "./io.ts";
import { fileDisplay } from "./terminal.ts";

/** A reporter, and where its words go. */
export interface Outlet {
  name: string;
  /** Absent: stdout. */
  file?: string;
  load(): Promise<Reporter>;
}

/**
 * Reads `name[:file]`s.
 *
 * @throws UserError on an unknown reporter, or where two write to the same place
 */
export function outletsOf(texts: readonly string[]): Outlet[] {
  const outlets = texts.map((text): Outlet => {
    const [name = "", ...rest] = text.split(":");
    const load = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
    if (!load) throw unknownReporter(name);
    const file = rest.join(":");
    return file === "" ? { name, load } : { name, file, load };
  });
  const places = outlets.map(({ file }) => file);
  if (new Set(places).size === places.length) return outlets;
  throw new UserError("two reporters write to the same place", {
    hint: "name a file for one: --reporter json:report.json",
  });
}

/** Writes the report to every outlet. */
export async function writeReport(
  report: CheckReport,
  outlets: readonly Outlet[],
  options: Omit<ReportOptions, keyof Display>,
  display: Display,
  { cwd, stdout }: Io,
): Promise<void> {
  for (const { file, load } of outlets) {
    const reporter = await load();
    const text = reporter(report, { ...options, ...(file === undefined ? display : fileDisplay) });
    if (file === undefined) stdout.write(text);
    else await writeText(resolve(cwd, file), file, text);
  }
}

async function writeText(path: string, file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${file}: cannot be written: ${message}`, { hint: "check the path behind --reporter", cause });
  }
}

function unknownReporter(name: string): UserError {
  const known = Object.keys(reporters);
  const near = nearest(name, known);
  return new UserError(`no reporter is named \`${name}\``, {
    hint: near ? `did you mean \`${near}\`?` : `there are ${known.join(" and ")}`,
  });
}
