import type { Finding, Fix, Safety, Tool } from "../types.ts";
import { applyEdits } from "./apply.ts";

/** One tool, and the fixes that it was found to take, in the order in which they are made. */
export interface Plan {
  tool: Tool;
  fixes: readonly Fix[];
}

/** What the edits may do to the arguments a tool accepts. */
export const safe: readonly Safety[] = ["same"];
export const unsafe: readonly Safety[] = ["same", "narrows", "widens", "changes"];

/**
 * The fixes that mend a tool, tried one by one: one that leaves as many errors and warnings as there were, on all
 * targets together, is not taken, so that no provider is pleased at the cost of another.
 *
 * @param judge what is found about a tool, on every target that matters
 * @param allowed the safeties of fixes that may be taken
 */
export function planFixes(
  tool: Tool,
  judge: (tool: Tool) => readonly Finding[],
  allowed: readonly Safety[] = safe,
): Plan {
  const fixes: Fix[] = [];
  const tried = new Set<string>();
  let mended = tool;
  let findings = judge(tool).filter(isFault);
  for (;;) {
    const fix = findings
      .flatMap((finding) => finding.fixes)
      .find((offered) => allowed.includes(offered.safety) && !tried.has(JSON.stringify(offered.edits)));
    if (!fix) return { tool, fixes };
    tried.add(JSON.stringify(fix.edits));
    const next = { ...mended, inputSchema: applyEdits(mended.inputSchema, fix.edits) };
    const left = judge(next).filter(isFault);
    if (left.length >= findings.length) continue;
    fixes.push(fix);
    // The places of what is left have moved: what was tried before may now be of use.
    tried.clear();
    mended = next;
    findings = left;
  }
}

function isFault({ severity }: Finding): boolean {
  return severity !== "note";
}
