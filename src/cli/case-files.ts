import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "../package.ts";

/** The files of cases that come with drycall. */
export async function packagedCaseFiles(): Promise<string[]> {
  const folder = join(packageFolder, "fixtures", "cases");
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => join(folder, name));
}
