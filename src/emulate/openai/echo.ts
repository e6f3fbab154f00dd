import { providerOf } from "../../providers/index.ts";
import { listOf, own } from "../../schema/json.ts";
import type { JsonObject, Judgement, WireTool } from "../../types.ts";

/**
 * The tools as a response repeats them: a function whose `strict` was left out is shown as it was normalised, or as
 * non-strict where that could not be done (recorded echoes of 2025-12 and 2026-03: openai-0184, azure-openai-0186;
 * the guide's wording of 2026-09: https://github.com/juspay/neurolink/pull/1691).
 */
export function echoedTools(body: JsonObject, judgement: Judgement | undefined): unknown[] {
  const judged = new Map(judgement?.request.tools.map((tool) => [tool.index, tool]));
  return listOf(body, "tools").map((wire, index) => {
    const tool = judged.get(index);
    return tool && judgement ? echoed(tool, judgement) : wire;
  });
}

function echoed({ name, wire, schema, lenient, tool }: WireTool, judgement: Judgement): JsonObject {
  const isStrict = own(wire, "strict") ?? !(lenient && fellBack(name, judgement));
  const parameters = isStrict === true && tool.strict === undefined ? schema : tool.inputSchema;
  return { ...wire, description: tool.description ?? null, parameters: parameters ?? null, strict: isStrict };
}

/** Was a fault under the strict rules forgiven? */
function fellBack(name: string, { findings, target }: Judgement): boolean {
  const rules = providerOf(target.provider)?.rules ?? [];
  return findings.some(({ tool, verdict, rule: id }) => {
    const rule = rules.find((each) => `${target.provider}/${each.name}` === id);
    return tool === name && verdict === "ignored" && rule?.verdict === "reject";
  });
}
