import type { Tool } from "../types.ts";
import { type Answers, type ByTarget, byKey } from "./answers.ts";
import { digest, writtenText } from "./bytes.ts";

/** A tool of today, as a lock would know it. */
export interface Seen {
  tool: Tool;
  /** As written. */
  text: string;
  written: string;
  targets: ByTarget;
}

/** Tools as a lock would know them; those that cannot be written as JSON are left out. */
export function seen(tools: readonly Tool[], answers?: Answers): Seen[] {
  return [...byKey(tools, (tool) => tool)].flatMap(([key, tool]) => {
    const text = writtenText(tool);
    return text === undefined ? [] : { tool, text, written: digest(text), targets: answers?.tools.get(key) ?? {} };
  });
}

export function nameOf({ name }: { name: string }): string {
  return name;
}

export function nameOfSeen({ tool }: Seen): string {
  return tool.name;
}
