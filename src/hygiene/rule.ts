import { fill } from "../checks/words.ts";
import { join } from "../schema/pointer.ts";
import type { Args, Finding, Pointer, Severity, Tool } from "../types.ts";
import type { Text } from "./texts.ts";

/** What must not stand in a tool whoever is asked, in words; `{holes}` in `why` and `mend` are filled from the arguments. */
export interface HygieneRule {
  /** Kebab-case; the id is `hygiene/<name>`. */
  name: string;
  severity: Severity;
  title: string;
  why: string;
  mend: string;
  sources: readonly string[];
}

export interface HygieneOptions {
  /** Names of parameters by which a caller says for whom it acts; true: the usual ones; false, or absent: not looked for. */
  tenantParameters?: boolean | readonly string[];
}

/** A rule that one text shows by itself. */
export interface TextRule extends HygieneRule {
  /** What is at fault in the text, one entry a fault. */
  find(text: Text): Iterable<Args>;
}

/** A rule about the input schema. */
export interface ToolRule extends HygieneRule {
  find(tool: Tool, options: HygieneOptions): Iterable<{ pointer: Pointer; args: Args }>;
}

/** A finding before it is known whose tool it is. */
export type Fault = Pick<Finding, "rule" | "severity" | "title" | "why" | "mend" | "pointer" | "args" | "position">;

/** A rule, and the place in the input schema that breaks it. */
export function faultIn(rule: HygieneRule, pointer: Pointer, args: Args, position = {}): Fault {
  const { name, severity, title } = rule;
  const said = { title, why: fill(rule.why, args), mend: fill(rule.mend, args) };
  return { rule: `hygiene/${name}`, severity, ...said, pointer, args, ...position };
}

/** A rule, and the text that breaks it. What is not in the input schema is named by `args.part`. */
export function faultAt(rule: HygieneRule, { part, pointer }: Text, args: Args, { origin }: Tool): Fault {
  if (part === "inputSchema") return faultIn(rule, pointer, args);
  const position = origin.locatePart?.(`${join("", part)}${pointer}`);
  return faultIn(rule, "", { part: part + pointer, ...args }, position && { position });
}
