import { fill } from "../checks/words.ts";
import { fingerprint } from "../judge/fingerprint.ts";
import { isPlainJson } from "../schema/plain.ts";
import { join, tokensOf } from "../schema/pointer.ts";
import type { Finding, Pointer, Tool } from "../types.ts";
import { sameWire, wireOf } from "./cache.ts";
import { type Difference, firstDifference } from "./first-difference.ts";

/** `{holes}` are filled from the finding's args. */
export const unstableRule = {
  name: "unstable",
  severity: "error",
  title: "The tools are the same bytes each time they are loaded",
  why: "Loaded twice, each time in a fresh process, {part} was {first} and then {second}: {kind}.{others} A prompt cache matches bytes from the start, tools first: each process pays for its prompts anew.",
  mend: "Sort what comes in no order; keep dates, ids and counts out of definitions, and pass them in the conversation.",
  sources: ["https://platform.claude.com/docs/en/build-with-claude/prompt-caching"],
} as const;

/**
 * The first difference between two loads of the same inputs, as a finding; none where a prompt would hold the same
 * bytes. What changes more slowly than the loads follow each other, such as the day, does not show.
 */
export function unstableFindings(first: readonly Tool[], second: readonly Tool[]): Finding[] {
  const was = first.filter(isJson);
  const is = second.filter(isJson);
  const at = was.findIndex((each, index) => !sameWire(each, is[index]));
  const tool = was[at];
  const other = is[at];
  if (!tool || !other || tool.name !== other.name) {
    const found = firstDifference(was.map(nameOf), is.map(nameOf));
    return found ? [finding(found, "the list of tools")] : [];
  }
  const found = firstDifference(wireOf(tool), wireOf(other));
  if (!found) return [];
  const [part = "", ...rest] = tokensOf(found.pointer);
  const pointer = part === "inputSchema" ? join("", ...rest) : "";
  const others = was.filter((each, index) => index > at && !sameWire(each, is[index])).length;
  return [finding(found, placeOf(tool.name, part, pointer), tool, pointer, others)];
}

function isJson({ inputSchema }: Tool): boolean {
  return inputSchema === undefined || isPlainJson(inputSchema);
}

function nameOf({ name }: Tool): string {
  return name;
}

function placeOf(tool: string, part: string, pointer: Pointer): string {
  if (part !== "inputSchema") return `the ${part} of \`${tool}\``;
  return `${pointer === "" ? "the schema" : `\`${pointer}\``} of \`${tool}\``;
}

function finding(difference: Difference, part: string, tool?: Tool, pointer: Pointer = "", count = 0): Finding {
  const { first, second, kind } = difference;
  const rule = `drift/${unstableRule.name}`;
  const others = count === 0 ? "" : ` So it is with ${count} more ${count === 1 ? "tool" : "tools"}.`;
  const { file } = tool?.origin ?? {};
  const inSchema = part.startsWith("the schema") || pointer !== "";
  const position = inSchema ? tool?.origin.locate?.(pointer) : tool?.origin.locateName?.();
  return {
    rule,
    severity: unstableRule.severity,
    title: unstableRule.title,
    why: fill(unstableRule.why, { part, first, second, kind, others }),
    mend: unstableRule.mend,
    pointer,
    args: { part, first, second, kind },
    fixes: [],
    // The values are others at every run.
    fingerprint: fingerprint(rule, tool?.name, pointer, { part, kind }),
    ...(tool && { tool: tool.name }),
    ...(file !== undefined && { file }),
    ...(position && { position }),
  };
}
