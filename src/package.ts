import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isObject } from "./schema/json.ts";
import type { JsonObject } from "./types.ts";

/** The folder of drycall's own package.json, seen from src as from a chunk in dist. */
export const packageFolder = folderAbove(dirname(fileURLToPath(import.meta.url)));

function folderAbove(folder: string): string {
  const above = dirname(folder);
  if (existsSync(join(folder, "package.json"))) return folder;
  if (above === folder) throw new Error("drycall's package.json is missing");
  return folderAbove(above);
}

/** drycall's version. */
export function version(): string {
  return String(manifest().version);
}

/** Where to report a fault of drycall's, if the package says so. */
export function bugsUrl(): string | undefined {
  const { bugs } = manifest();
  const url = isObject(bugs) ? bugs.url : bugs;
  return typeof url === "string" ? url : undefined;
}

function manifest(): JsonObject {
  const value: unknown = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return isObject(value) ? value : {};
}
