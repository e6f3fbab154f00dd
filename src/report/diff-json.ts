import type { CatalogueDiff } from "../diff/index.ts";

/** The changes as data. */
export function diffJson(diff: CatalogueDiff): string {
  return `${JSON.stringify(diff, null, 2)}\n`;
}
