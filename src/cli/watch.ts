import { watch as watchFolder } from "node:fs";
import { sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Io } from "./io.ts";

/** Editors save in several steps; so long after the last one the files are read again, in ms. */
const settled = 150;
const ignored = new Set(["node_modules", ".git", "dist", "coverage"]);

/**
 * Runs something now and again whenever a file below the folder changes, until the signal is given. A run that
 * writes files itself does not start another.
 *
 * @returns the last run's exit status
 */
export async function watch(run: () => Promise<number>, io: Io, signal: AbortSignal): Promise<number> {
  let changed = "";
  let wake = () => {};
  const watcher = watchFolder(io.cwd, { recursive: true, signal }, (_, file) => {
    if (file === null || file.split(sep).some((part) => ignored.has(part))) return;
    changed = file;
    wake();
  });
  watcher.on("error", (error) => {
    if (error.name !== "AbortError") io.stderr.write(`watching stopped: ${error.message}\n`);
  });
  signal.addEventListener("abort", () => wake());
  for (;;) {
    const status = await run();
    await pause(settled);
    changed = "";
    io.stderr.write("watching; Ctrl-C ends\n");
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (signal.aborted) resolve();
    });
    if (signal.aborted) return status;
    await quiet(() => changed, settled);
    if (io.stdout.isTTY) io.stdout.write("\u001b[2J\u001b[H");
    io.stderr.write(`${changed} changed\n`);
  }
}
