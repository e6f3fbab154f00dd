import { readFile, rename, writeFile } from "node:fs/promises";
import { UserError } from "../errors.ts";
import { isObject } from "../schema/json.ts";
import { type Failure, keyOf } from "./failure.ts";
import type { Loaded } from "./generator.ts";

/** The failures that a project knows of, by generator, with the versions that they were found in. */
export type Known = Readonly<Record<string, KnownFailures>>;

export interface KnownFailures {
  versions: Readonly<Record<string, string>>;
  /** Key → the type, for whoever reads the file. */
  failures: Readonly<Record<string, string>>;
}

export const knownFile = "drycall.fuzz.json";

/** @throws UserError where the file cannot be read; a file that is not there knows of nothing */
export async function readKnown(path: string): Promise<Known> {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw new UserError(`${knownFile}: ${cause.message}`, { hint: "check who may read it", cause });
  });
  if (text === undefined) return {};
  const value = parsed(text);
  const generators = isObject(value) ? value.generators : undefined;
  if (!isObject(generators)) throw unreadable();
  return Object.fromEntries(Object.entries(generators).map(([id, each]) => [id, knownFailures(each)]));
}

/** Writes the file whole, or not at all. */
export async function writeKnown(path: string, known: Known): Promise<void> {
  const generators = Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = `${JSON.stringify({ version: 1, generators }, null, 2)}\n`;
  await writeFile(`${path}.tmp`, text);
  await rename(`${path}.tmp`, path);
}

/** What is known after a run: of the generators that ran, what it found; what was found before, in the same versions, stays. */
export function knownAfter(before: Known, loaded: readonly Loaded[], failures: readonly Failure[]): Known {
  const now = loaded.map(({ generator: { id }, versions }) => {
    const found = failures.filter(({ generator }) => generator === id);
    const old = isSame(before[id]?.versions, versions) ? before[id]?.failures : {};
    const all = { ...old, ...Object.fromEntries(found.map((failure) => [keyOf(failure), lastLine(failure.source)])) };
    return [id, { versions, failures: Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))) }];
  });
  return { ...before, ...Object.fromEntries(now) };
}

/** How the versions of a generator changed since its failures were written down: "zod 4.1.12 → 4.1.13". */
export function versionChange(known: KnownFailures | undefined, { versions }: Loaded): string | undefined {
  const changes = Object.entries(versions).flatMap(([name, version]) => {
    const before = known?.versions[name];
    return before === undefined || before === version ? [] : `${name} ${before} → ${version}`;
  });
  return changes.length === 0 ? undefined : changes.join(", ");
}

function isSame(a: Readonly<Record<string, string>> | undefined, b: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function lastLine(source: string): string {
  return source.split("\n").at(-1) ?? "";
}

function knownFailures(value: unknown): KnownFailures {
  if (isObject(value) && isTexts(value.versions) && isTexts(value.failures))
    return { versions: value.versions, failures: value.failures };
  throw unreadable();
}

function isTexts(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((each) => typeof each === "string");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${knownFile}: is not JSON`, { hint: "`drycall fuzz --update-known` writes it anew", cause });
  }
}

function unreadable(): UserError {
  return new UserError(`${knownFile}: was not written by this version`, {
    hint: "`drycall fuzz --update-known` writes it anew",
  });
}
