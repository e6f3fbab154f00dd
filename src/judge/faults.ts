import { fill, textAsOf } from "../checks/words.ts";
import { pointerOf, walk } from "../schema/walk.ts";
import type { Fault, Provider, Rule, Violation, WireRequest, WireTool } from "../types.ts";
import { requestRules, type ToolRules, toolRules } from "./applies.ts";

/**
 * Every fault of a request, in the provider's own order: by stage, then by tool, then as its checks come upon them.
 * One walk of a schema serves all rules.
 */
export function faultsOf(request: WireRequest, provider: Provider, part?: "request" | "tools"): Fault[] {
  const strict = toolRules(provider, request.target, true);
  const loose = toolRules(provider, request.target, false);
  const faults: Fault[] = [];
  const note = (rule: Rule, violation: Violation, tool?: WireTool) => {
    faults.push({ rule, violation, request, words: wordsOf(rule, violation, request), ...(tool && { tool }) });
  };
  for (const rule of part === "tools" ? [] : requestRules(provider, request.target))
    for (const violation of rule.check(request))
      note(rule, violation, violation.tool === undefined ? undefined : request.tools[violation.tool]);
  if (part !== "request")
    for (const tool of request.tools) checkTool(tool, request, tool.strict ? strict : loose, provider, note);
  return inOrder(faults, provider);
}

function checkTool(
  tool: WireTool,
  request: WireRequest,
  rules: ToolRules,
  provider: Provider,
  note: (rule: Rule, violation: Violation, tool: WireTool) => void,
): void {
  for (const rule of rules.tool) for (const violation of rule.check(tool, request)) note(rule, violation, tool);
  if (rules.schema.length === 0) return;
  for (const place of walk(tool.schema, provider.edges))
    for (const rule of rules.at(place.schema))
      for (const violation of rule.check(place, tool, request))
        note(rule, violation.pointer === undefined ? { ...violation, pointer: pointerOf(place) } : violation, tool);
}

function wordsOf(rule: Rule, violation: Violation, request: WireRequest): string | undefined {
  const text = textAsOf(rule.says, request.target.asOf);
  return text === undefined ? undefined : fill(text, violation.args ?? {});
}

function inOrder(faults: Fault[], provider: Provider): Fault[] {
  const rank = new Map(provider.answering.stages.map((stage, index) => [stage.name, index]));
  const stageOf = (fault: Fault) => rank.get(fault.rule.stage) ?? rank.size;
  const toolOf = (fault: Fault) => fault.tool?.index ?? -1;
  const orderOf = (fault: Fault) => fault.violation.order ?? 0;
  return faults.sort((a, b) => stageOf(a) - stageOf(b) || toolOf(a) - toolOf(b) || orderOf(a) - orderOf(b));
}
