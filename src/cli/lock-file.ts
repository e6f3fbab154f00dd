import { readFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { UserError } from "../errors.ts";
import type { Lock } from "../lock/lock.ts";
import type { Io } from "./io.ts";
import { replaceFile } from "./replace-file.ts";

/** What a lock is called where nothing else is said. */
export const lockName = "drycall.lock.json";

/** Where a run's lock stands, and what of it the run looks at. */
export interface LockPlace {
  path: string;
  /** As messages name it. */
  file: string;
  /** The config names it: it must be there. */
  isNamed: boolean;
  /** The inputs, seen from the lock's folder; none: what is found there. */
  inputs: readonly string[];
  /** The inputs are named on the command line: they may be some of the lock's only. */
  namesInputs: boolean;
}

/** @param folder the config's, or where drycall runs */
export function lockPlace(
  named: string | undefined,
  folder: string,
  { inputs, namesInputs }: Pick<LockPlace, "inputs" | "namesInputs">,
  { cwd }: Io,
): LockPlace {
  const path = resolve(folder, named ?? lockName);
  const from = namesInputs ? cwd : folder;
  return {
    path,
    file: slashed(relative(cwd, path)),
    isNamed: named !== undefined,
    inputs: inputs.map((input) => (isServer(input) ? input : slashed(relative(dirname(path), resolve(from, input))))),
    namesInputs,
  };
}

/**
 * Reads a lock, where there is one.
 *
 * @throws UserError where it cannot be read, is broken, or is named and missing
 */
export async function readLockFile({ path, file, isNamed }: LockPlace): Promise<Lock | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw new UserError(`${file}: cannot be read: ${error.message}`, { cause: error });
    if (isNamed) throw new UserError(`${file}: no such file`, { hint: "`drycall lock` writes it" });
    return undefined;
  });
  if (text === undefined) return undefined;
  const { readLock } = await import("../lock/read.ts");
  return readLock(text, file);
}

/** Reads a file as a lock, if it is one. */
export async function readIfLock(path: string, file: string): Promise<Lock | undefined> {
  // A folder is none, and what cannot be read is complained of by whoever reads it next.
  const text = await readFile(path, "utf8").catch(() => "");
  if (!/^\s*\{\s*"lockVersion"/.test(text)) return undefined;
  const { readLock } = await import("../lock/read.ts");
  return readLock(text, file);
}

/**
 * Writes a lock: as a whole, or not at all.
 *
 * @throws UserError where it cannot be written
 */
export async function writeLockFile({ path, file }: LockPlace, lock: Lock): Promise<void> {
  const { writeLock } = await import("../lock/write.ts");
  try {
    await replaceFile(path, writeLock(lock));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${file}: cannot be written: ${message}`, { hint: "what was there is as it was", cause });
  }
}

/** Are these inputs others than those of the lock, or fewer? */
export function isPartOf(lock: Lock, { inputs, namesInputs }: LockPlace): boolean {
  const known = new Set(lock.inputs);
  return namesInputs && !(inputs.length === known.size && inputs.every((input) => known.has(input)));
}

function isServer(input: string): boolean {
  return /^(mcp:|https?:)/.test(input);
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
