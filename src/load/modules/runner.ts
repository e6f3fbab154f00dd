import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../../errors.ts";
import { packageFolder } from "../../package.ts";
import { isObject } from "../../schema/json.ts";
import { excerpt } from "../printable.ts";
import { endGroup, endWithUs } from "../process-group.ts";
import type { Ask, Told } from "./message.ts";

/** Loads users' modules in a child process, one after the other; starts it at the first, and again after a crash. */
export interface ModuleRunner {
  /** @throws UserError where the module ends the process, or takes too long */
  load(ask: Wanted): Promise<Told>;
  close(): Promise<void>;
}

type Wanted = Omit<Ask, "id" | "lossMs" | "fuzz">;

interface Worker {
  process: ChildProcess;
  release(): void;
  /** Files that it has loaded. */
  loaded: number;
  /** The last that it printed. */
  printed: string;
}

const keptCharacters = 4000;

/** A file whose tools are fuzzed may take so many times as long. */
const fuzzTimes = 10;

/**
 * @param timeoutMs how long one file may take, counted from when the child is ready for it
 * @param fuzz are its tools to be fuzzed? That takes time beside.
 */
export function moduleRunner(options: { cwd: string; timeoutMs: number; fuzz?: boolean }): ModuleRunner {
  const { cwd, fuzz = false } = options;
  const timeoutMs = fuzz ? options.timeoutMs * fuzzTimes : options.timeoutMs;
  let worker: Worker | undefined;
  let id = 0;

  async function end(): Promise<void> {
    const ended = worker;
    worker = undefined;
    if (ended === undefined) return;
    ended.release();
    await endGroup(ended.process);
  }

  async function load(asked: Wanted): Promise<Told> {
    worker ??= await start(cwd);
    const outcome = await ask(worker, { ...asked, id: id++, lossMs: timeoutMs / 4, fuzz }, timeoutMs);
    if (isTold(outcome)) {
      worker.loaded++;
      return outcome;
    }
    const { loaded, printed } = worker;
    await end();
    // A module that was loaded before may have ended the process: ask again, alone.
    if (outcome.kind === "exit" && loaded > 0) return load(asked);
    throw failure(asked.file, outcome, printed, timeoutMs);
  }

  return { load, close: end };
}

type Failed = { kind: "exit"; how: string } | { kind: "time" } | { kind: "ours"; stack: string };

async function start(cwd: string): Promise<Worker> {
  const stdio = ["ignore", "pipe", "pipe", "ipc"] as const;
  const detached = process.platform !== "win32";
  const child = spawn(process.execPath, commandLine(), { cwd, stdio: [...stdio], detached });
  const worker: Worker = { process: child, release: endWithUs(child), loaded: 0, printed: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      worker.printed = (worker.printed + text).slice(-keptCharacters);
    });
  }
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`the process for modules did not start: ${worker.printed}`)));
  });
  return worker;
}

/** The built worker, or its source by way of jiti when this is run from source. */
function commandLine(): string[] {
  if (!import.meta.url.endsWith(".ts")) return [join(packageFolder, "dist/load/modules/worker.js")];
  const jiti = dirname(createRequire(import.meta.url).resolve("jiti/package.json"));
  return [join(jiti, "lib/jiti-cli.mjs"), fileURLToPath(new URL("worker.ts", import.meta.url))];
}

function ask({ process: child }: Worker, asked: Ask, timeoutMs: number): Promise<Told | Failed> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ kind: "time" }), timeoutMs);
    const onMessage = (message: unknown) => {
      if (!isObject(message) || message.id !== asked.id) return;
      if (typeof message.failed === "string") settle({ kind: "ours", stack: message.failed });
      else if (isTold(message)) settle(message);
    };
    const onClose = (status: number | null, signal: NodeJS.Signals | null) =>
      settle({ kind: "exit", how: signal ?? `status ${status}` });
    function settle(outcome: Told | Failed): void {
      clearTimeout(timer);
      child.off("message", onMessage);
      child.off("close", onClose);
      resolve(outcome);
    }
    child.on("message", onMessage);
    // Not "exit": what was printed last arrives before "close".
    child.on("close", onClose);
    child.send(asked, (error) => error && settle({ kind: "exit", how: error.message }));
  });
}

function failure(file: string, failed: Failed, printed: string, timeoutMs: number): Error {
  if (failed.kind === "ours") return new Error(`${file}: ${failed.stack}`);
  const last = excerpt(printed.trim().split("\n").slice(-3).join(" "), 200);
  const said = last === "" ? "" : `; it printed: ${last}`;
  if (failed.kind === "time") {
    return new UserError(`${file}: is still loading after ${timeoutMs / 1000} s${said}`, {
      hint: "a module of tools must not start a server or wait for one: move that into a function; --module-timeout waits longer",
    });
  }
  return new UserError(`${file}: ends the process (${failed.how}) when it is loaded${said}`, {
    hint: "a module of tools must not call process.exit: move the program into another file",
  });
}

function isTold(message: unknown): message is Told {
  return isObject(message) && typeof message.id === "number" && Array.isArray(message.tools);
}
