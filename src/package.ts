import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of drycall's own package.json, seen from src as from a chunk in dist. */
export const packageFolder = folderAbove(dirname(fileURLToPath(import.meta.url)));

function folderAbove(folder: string): string {
  const above = dirname(folder);
  if (existsSync(join(folder, "package.json"))) return folder;
  if (above === folder) throw new Error("drycall's package.json is missing");
  return folderAbove(above);
}
