import { stat } from "node:fs/promises";
import { isAbsolute, join, posix, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { extensions } from "./document.ts";

/** A file to read, and how it came to be one. */
export interface Found {
  /** Where it is. */
  path: string;
  /** As the user would write it. */
  file: string;
  /**
   * A file that is named must hold tools. One matched by a pattern must be readable. One found in a
   * folder may be anything.
   */
  by: "name" | "pattern" | "folder";
}

const ignore = ["**/node_modules/**", "**/.git/**", "**/dist/**"];

/**
 * The files that an input stands for, in the order of their names.
 *
 * @param input a file, a folder (searched for JSON and YAML) or a glob; a name that exists is no glob
 * @throws UserError where there is no such file, or nothing to read in the folder or under the glob
 */
export async function filesOf(input: string, cwd: string): Promise<Found[]> {
  const path = resolve(cwd, input);
  const kind = await stat(path).catch(() => undefined);
  if (kind?.isDirectory()) {
    const names = await search(`**/*{${extensions.join(",")}}`, path);
    if (names.length === 0) throw nothing(`${input}: no JSON or YAML file in this folder`, input);
    return names.map((name) => ({ path: join(path, name), file: posix.join(input, name), by: "folder" }));
  }
  if (kind !== undefined) return [{ path, file: input, by: "name" }];

  const { isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(input)) {
    throw new UserError(`${input}: no such file or folder`, {
      hint: 'an MCP server is given as "mcp:<command>" or by its URL',
    });
  }
  const names = await search(input, cwd);
  if (names.length === 0) throw nothing(`${input}: no file matches`);
  return names.map((name) => ({ path: resolve(cwd, name), file: name, by: "pattern" }));
}

/** The files under a folder that match, by name, and in the order of their names. */
export async function search(pattern: string, cwd: string): Promise<string[]> {
  const { glob } = await import("tinyglobby");
  const absolute = isAbsolute(pattern);
  const names = await glob(pattern, { cwd, ignore, absolute, expandDirectories: false, followSymbolicLinks: false });
  return names.sort();
}

/** Modules are run when they are loaded: that is never done to a folder's unasked. */
function nothing(message: string, folder?: string): UserError {
  const modules = folder === undefined ? "" : `; modules are named, or matched: "${posix.join(folder, "**/*.ts")}"`;
  return new UserError(message, {
    hint: `tools are read from ${extensions.join(", ")}${modules}; node_modules, .git and dist are left out`,
  });
}
