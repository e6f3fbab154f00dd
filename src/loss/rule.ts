import { fill } from "../checks/words.ts";
import type { Args, JsonObject, Pointer, Severity } from "../types.ts";
import type { Node } from "./nodes.ts";

/** What was lost between a type and the schema that was generated from it. Nothing but JSON. */
export interface Loss {
  rule: `loss/${string}`;
  severity: Severity;
  title: string;
  why: string;
  mend: string;
  /** Into the schema. */
  pointer: Pointer;
  args: Args;
  /** A value that the schema and the tool judge differently. */
  witness?: unknown;
}

/** One kind of loss, in words; `{holes}` in `why` and `mend` are filled from the arguments. */
export interface LossRule {
  /** Kebab-case; the id is `loss/<name>`. */
  name: string;
  severity: Severity;
  title: string;
  why: string;
  mend: string;
  /** Addresses of public breakages of this kind. */
  sources: readonly string[];
}

/** A loss that the schema alone shows. */
export interface ShapeRule extends LossRule {
  find(root: JsonObject): Iterable<Found>;
}

/** A loss that one node shows. */
export interface NodeRule extends LossRule {
  find(node: Node, root: JsonObject): Found | undefined;
}

/** A place in the schema, and what is to be said of it. */
export interface Found {
  pointer: Pointer;
  args?: Args;
  /** What fills the words beside the arguments, and is no part of what was found: it may change with a version. */
  words?: Args;
  witness?: unknown;
}

/** A rule, and where it was broken. */
export function lossAt(rule: LossRule, { pointer, args = {}, words = {}, witness }: Found): Loss {
  const { name, severity, title } = rule;
  const filled = (text: string) => fill(text, { ...words, ...args });
  const said = { title, why: filled(rule.why), mend: filled(rule.mend) };
  return { rule: `loss/${name}`, severity, ...said, pointer, args, ...(witness !== undefined && { witness }) };
}
