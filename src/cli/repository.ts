import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Where a folder stands in its repository, such as `packages/tools`; empty at its root, or where there is none. */
export function folderInRepository(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, ".git"))) return relative(root, folder);
    if (dirname(root) === root) return "";
  }
}
