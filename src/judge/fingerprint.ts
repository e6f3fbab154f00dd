import { hash } from "node:crypto";
import type { Args, Pointer, Target } from "../types.ts";

/** Twelve hex digits over what a finding is about, so that a reviewed finding stays reviewed over unrelated edits. */
export function fingerprint(
  rule: string,
  tool: string | undefined,
  pointer: Pointer,
  args: Args,
  target?: Target,
): string {
  const about = [rule, target?.surface ?? null, tool ?? null, pointer, stable(args)];
  return hash("sha256", JSON.stringify(about), "hex").slice(0, 12);
}

/** Indexes of tools move when a neighbour is added; they are no part of a finding's identity. */
function stable(args: Args): [string, string][] {
  return Object.entries(args)
    .filter(([name]) => !["path", "index"].includes(name))
    .map(([name, value]): [string, string] => [name, String(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
