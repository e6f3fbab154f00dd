import type { Args, Pointer } from "../types.ts";
import { type ChangeId, changeRule, type Harms, type Level } from "./changes.ts";
import type { Relation } from "./relation.ts";

/** One difference between two catalogues, and whom it breaks. */
export interface Change {
  /** A row of the change table. */
  rule: ChangeId;
  /** The tool's name; after a rename, the old one. Absent where the change is the catalogue's. */
  tool?: string;
  /** Into the schema after; into the schema before where something was removed. */
  pointer: Pointer;
  harms: Harms;
  level: Level;
  /** The row's title with its holes filled. */
  title: string;
  args: Args;
  /** How the tool's values before and after relate, where the schema's meaning changed. */
  relation?: Relation;
  witness?: Witness;
}

/** Arguments: valid before, and now refused or partly ignored; or refused before, and now received by the handler. */
export interface Witness {
  arguments: unknown;
  effect: "refused" | "ignored" | "received";
}

/** A change of the table's level, unless another is given. */
export function change(
  rule: ChangeId,
  { tool, pointer = "", args = {}, level }: { tool?: string; pointer?: Pointer; args?: Args; level?: Level },
): Change {
  const row = changeRule(rule);
  const title = row.title.replaceAll(/\{(\w+)\}/g, (_, hole: string) => words(args[hole]));
  const { harms } = row;
  return { rule, ...(tool !== undefined && { tool }), pointer, harms, level: level ?? row.level, title, args };
}

function words(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "none");
}
