import { basename } from "node:path";
import type { Io } from "./io.ts";

/** Editors save in several steps; so long after the last one the files are read again, in ms. */
const settled = 150;
const ignored = new Set(["node_modules", ".git", "dist", "coverage"]);

/**
 * Runs something now, and again whenever a file below the folder changes, until the signal is given. What changes
 * during a run starts no other: it may be the run's own doing.
 *
 * @returns the last run's exit status
 */
export async function watch(run: () => Promise<number>, { cwd, stdout, stderr }: Io, signal: AbortSignal) {
  const { watch: watchFolder } = await import("chokidar");
  const watcher = watchFolder(cwd, { cwd, ignoreInitial: true, ignored: (path) => ignored.has(basename(path)) });
  try {
    for (;;) {
      const status = await run();
      stderr.write("watching; Ctrl-C ends\n");
      const changed = await nextChange(watcher, signal);
      if (changed === undefined) return status;
      if (stdout.isTTY) stdout.write("\u001b[2J\u001b[H");
      stderr.write(`${changed} changed\n`);
    }
  } finally {
    await watcher.close();
  }
}

interface Watcher {
  on(event: "all", told: (kind: string, file: string) => void): unknown;
  off(event: "all", told: (kind: string, file: string) => void): unknown;
}

/** The file that changed last, once the changes are over; undefined where the signal comes first. */
function nextChange(watcher: Watcher, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (file?: string) => {
      watcher.off("all", told);
      signal.removeEventListener("abort", abort);
      clearTimeout(timer);
      resolve(file);
    };
    const told = (_: string, file: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => end(file), settled);
    };
    const abort = () => end();
    watcher.on("all", told);
    signal.addEventListener("abort", abort);
    if (signal.aborted) end();
  });
}
