import { judge } from "../../judge/judge.ts";
import { providerOf } from "../../providers/index.ts";
import { requestsFor, targetText } from "../../providers/targets.ts";
import type { Judgement, Target, Tool } from "../../types.ts";
import type { Violation } from "../property.ts";
import { renamed, reordered } from "../schemas/neutral.ts";
import { said } from "./soundness.ts";

/**
 * Judging never throws, and looks at what schemas mean: neither the order of keys nor the names of definitions change
 * a verdict. Yields where that does not hold of these tools on a target.
 */
export function* judgingFaults(tools: readonly Tool[], target: Target): Generator<Violation> {
  const on = targetText(target);
  const as = told(tools, target);
  if ("threw" in as) {
    yield { cause: `throws: ${as.threw}`, says: `judging for ${on} throws “${as.threw}”`, witness: tools };
    return;
  }
  for (const [what, change] of neutral) {
    const changed = told(
      tools.map((tool) => ({ ...tool, inputSchema: change(tool.inputSchema) })),
      target,
    );
    const now = "threw" in changed ? `throws “${changed.threw}”` : changed.text;
    if (now === as.text) continue;
    yield { cause: what, says: `${on} says “${as.text}”, and with ${what} “${now}”`, witness: tools };
  }
}

/** What does not change the meaning of a schema. */
const neutral: readonly (readonly [string, (schema: unknown) => unknown])[] = [
  ["keys in another order", reordered],
  ["definitions of other names", renamed],
];

type Told = { text: string } | { threw: string };

function told(tools: readonly Tool[], target: Target): Told {
  try {
    return { text: judgedOn(tools, target).map(summary).join("; ") };
  } catch (error) {
    return { threw: said(error) };
  }
}

/** All requests that carry the tools to a target, judged. */
export function judgedOn(tools: readonly Tool[], target: Target): Judgement[] {
  const provider = providerOf(target.provider);
  return provider ? requestsFor(tools, target).map((request) => judge(request, target, provider)) : [];
}

/** The verdict, and the rules that were found broken. */
function summary({ verdict, findings }: Judgement): string {
  const rules = new Set(findings.map(({ rule }) => familyOf(rule)));
  return [verdict, ...[...rules].sort()].join(", ");
}

/** Of a metaschema's faults a provider prints one, whichever comes first: the rules that tell of them count as one. */
export function familyOf(rule: string): string {
  return rule.replace(/(\/metaschema)-.*/, "$1");
}
