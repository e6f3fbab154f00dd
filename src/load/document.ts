import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { UserError } from "../errors.ts";
import type { Pointer, Position } from "../types.ts";

/** A file's value, and where in the file each part of it stands. */
export interface Document {
  /** "json" or "yaml". */
  format: string;
  value: unknown;
  /** The place of the value at a pointer or, where the file has no such value, of the nearest one around it. */
  locate(at: Pointer): Position;
}

const readers: Readonly<Record<string, (text: string, file: string) => Promise<Document>>> = {
  ".json": async (text, file) => (await import("./json.ts")).readJson(text, file),
  ".jsonc": async (text, file) => (await import("./json.ts")).readJson(text, file),
  ".yaml": async (text, file) => (await import("./yaml.ts")).readYaml(text, file),
  ".yml": async (text, file) => (await import("./yaml.ts")).readYaml(text, file),
};

/** The extensions that can be read, with the dot. */
export const extensions: readonly string[] = Object.keys(readers);

export function isReadable(path: string): boolean {
  return extensions.includes(extname(path).toLowerCase());
}

/**
 * Reads one file by its extension.
 *
 * @param path where it is; `file` is how messages name it
 * @throws UserError when the file cannot be opened, is of another kind, or is not what its extension says
 */
export async function readDocument(path: string, file: string): Promise<Document> {
  const extension = extname(path).toLowerCase();
  const read = readers[extension];
  if (read === undefined) throw unreadable(file, extension);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new UserError(`${file}: cannot be read: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  // Editors neither show nor count a byte order mark.
  return read(text.startsWith("\uFEFF") ? text.slice(1) : text, file);
}

function unreadable(file: string, extension: string): UserError {
  return new UserError(
    `${file}: ${extension === "" ? "a file without extension" : `${extension} files`} cannot be read`,
    {
      hint: `tools are read from ${extensions.join(", ")}, and from JavaScript and TypeScript modules`,
    },
  );
}
