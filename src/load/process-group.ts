import { type ChildProcess, spawnSync } from "node:child_process";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How long a process is waited for after its input ended, after SIGTERM and after SIGKILL. */
const patienceMs = { end: 300, term: 1000, kill: 1000 };

/**
 * Ends a process and what it started: its input is closed, then SIGTERM, then SIGKILL. The process
 * must have been started `detached` where there are process groups.
 */
export async function endGroup(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  if (!(await endsWithin(child, patienceMs.end))) {
    signalGroup(child, "SIGTERM");
    if (!(await endsWithin(child, patienceMs.term))) {
      signalGroup(child, "SIGKILL");
      await endsWithin(child, patienceMs.kill);
    }
  }
  // What the process started may have outlived it.
  signalGroup(child, "SIGKILL");
  for (const stream of child.stdio) stream?.destroy();
}

const running = new Set<ChildProcess>();

/**
 * Makes a detached process end when this one does, by a signal or otherwise.
 *
 * @returns a function that takes this back
 */
export function endWithUs(child: ChildProcess): () => void {
  if (running.size === 0) {
    process.on("exit", killRunning);
    for (const signal of signals) process.on(signal, onSignal);
  }
  running.add(child);
  return () => {
    if (running.delete(child) && running.size === 0) forget();
  };
}

function onSignal(signal: NodeJS.Signals): void {
  killRunning();
  forget();
  // Whoever else listens decides; with nobody left, the signal does what it does by default.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function killRunning(): void {
  for (const child of running) signalGroup(child, "SIGKILL");
}

function forget(): void {
  running.clear();
  process.off("exit", killRunning);
  for (const signal of signals) process.off(signal, onSignal);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // Nobody is left in the group; on macOS the dead ones that nobody waited for answer EPERM.
    if (!(error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM"))) throw error;
  }
}

function endsWithin(child: ChildProcess, ms: number): Promise<boolean> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
