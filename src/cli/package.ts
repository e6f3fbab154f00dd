import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package.ts";
import { isObject } from "../schema/json.ts";

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

function manifest(): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return isObject(value) ? value : {};
}
