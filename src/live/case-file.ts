import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { UserError } from "../errors.ts";
import type { Case } from "../evidence/case.ts";
import { isObject } from "../schema/json.ts";
import type { JsonObject } from "../types.ts";

/** Ids of cases that are not in drycall's own files yet begin here. */
const firstNumber = 5001;

/**
 * Adds cases to a file of JSON Lines: all of them or none, those that are there already left out.
 *
 * @returns the ids, in the order of `cases`: new ones, and of those that were there
 * @throws UserError where the file cannot be read or written, or is no file of cases
 */
export async function addCases(cases: readonly Case[], path: string, file = path): Promise<string[]> {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return "";
    throw unusable(file, `cannot be read: ${cause.message}`, cause);
  });
  const lines = [...text.split("\n").entries()].filter(([, line]) => line.trim() !== "");
  const known = lines.map(([index, line]) => parsed(line, `${file}:${index + 1}`));
  const ids = new Map(known.map((each) => [keyOf(each), String(each.id)]));
  const added: Case[] = [];
  const given = cases.map((each) => {
    const there = ids.get(keyOf(each));
    if (there !== undefined) return there;
    const id = freeId(each.provider, new Set(ids.values()));
    added.push({ ...each, id });
    ids.set(keyOf(each), id);
    return id;
  });
  if (added.length === 0) return given;
  const before = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  await replace(path, file, before + added.map((each) => `${JSON.stringify(each)}\n`).join(""));
  return given;
}

/** What the answer is about and what it says; not when it was seen, nor what drycall made of it then. */
function keyOf({ provider, surface, strict, model, request, tools, verdict, error }: JsonObject | Case): string {
  return JSON.stringify([provider, surface, strict, model, request, tools, verdict, error]);
}

function freeId(provider: string, taken: ReadonlySet<string>): string {
  let number = firstNumber;
  while (taken.has(`${provider}-${number}`)) number += 1;
  return `${provider}-${number}`;
}

function parsed(line: string, place: string): JsonObject {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value)) return value;
  } catch (cause) {
    throw unusable(place, "is not JSON", cause);
  }
  throw unusable(place, "is no case");
}

async function replace(path: string, file: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw unusable(file, `cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function unusable(place: string, why: string, cause?: unknown): UserError {
  return new UserError(`${place}: ${why}`, { hint: "--cases names a file of cases, one JSON object a line", cause });
}
