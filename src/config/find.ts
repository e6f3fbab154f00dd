import { readFile } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { isObject } from "../schema/json.ts";
import type { Config } from "./config.ts";
import { parseConfig } from "./validate.ts";

/** Where a config is looked for, in this order. */
export const configNames: readonly string[] = [".ts", ".mts", ".js", ".mjs", ".json"].map(
  (extension) => `drycall.config${extension}`,
);

export interface FoundConfig {
  config: Config;
  /** As messages name it. */
  file: string;
  /** The folder that its inputs are seen from. */
  folder: string;
}

/**
 * Reads the config of a folder, or the one that is named.
 *
 * @returns undefined where none is named and the folder has none
 * @throws UserError where a named one is missing, cannot be read, throws, or is not as it should be
 */
export async function findConfig(cwd: string, named?: string): Promise<FoundConfig | undefined> {
  const names = named === undefined ? [...configNames, "package.json"] : [named];
  for (const file of names) {
    const path = resolve(cwd, file);
    const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" && named === undefined) return undefined;
      throw new UserError(`${file}: cannot be read: ${error.code ?? error.message}`, {
        hint: "check the path of the config",
      });
    });
    if (text === undefined) continue;
    const written = await writtenIn(path, file, text);
    if (written === undefined) continue;
    return { config: await parseConfig(written, file), file, folder: dirname(path) };
  }
  return undefined;
}

async function writtenIn(path: string, file: string, text: string): Promise<unknown> {
  if (extname(file) !== ".json") return (await import("./module.ts")).defaultExport(path, file);
  const value = parse(text, file);
  if (basename(file) !== "package.json") return value;
  return isObject(value) ? value.drycall : undefined;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${file}: is not JSON: ${message}`, {
      hint: "comments need a drycall.config.ts or .mjs",
      cause,
    });
  }
}
