import { requestRules } from "../judge/applies.ts";
import { surfaceOf } from "../judge/judge.ts";
import { providerOf } from "../providers/index.ts";
import { requestsFor } from "../providers/targets.ts";
import type { Target, WireRequest, WireTool } from "../types.ts";
import type { Census } from "./census.ts";

/** A fault of catalogues as wholes, such as two tools of one name. */
export interface CatalogueFault {
  /** Places of catalogues; the first stands for all. */
  catalogues: readonly number[];
  rule: string;
  /** The name of the tool at fault, where it is one's. */
  tool?: string;
}

/**
 * Which catalogues a target refuses as wholes. Each tool is put on the wire once: no rule about a request looks at
 * more than its tools, each as it is alone (test/tenants/requests.test.ts holds all providers to it).
 */
export function catalogueFaults({ tools, catalogues }: Census, target: Target): CatalogueFault[] {
  const provider = providerOf(target.provider);
  if (!provider) return [];
  const surface = surfaceOf(provider, target.surface);
  const rules = requestRules(provider, target);
  if (surface.carries === "formats" || rules.length === 0) return [];
  const wires = tools.map(({ tool }, index): WireTool[] =>
    requestsFor([tool], target)
      .flatMap((sent) => surface.project(sent, target).tools)
      // An index stands for a tool; only which one it is will be asked.
      .map((wire) => ({ ...wire, index })),
  );
  const faults = new Map<string, { catalogues: number[]; rule: string; tool?: string }>();
  for (const [place, { tools: list }] of catalogues.entries()) {
    const request: WireRequest = { target, body: {}, tools: wiresOf(list, wires) };
    if (request.tools.length === 0) continue;
    for (const rule of rules)
      for (const { tool: index = -1, args = {} } of rule.check(request)) {
        const name = tools[index]?.tool.name;
        const key = JSON.stringify([rule.name, name, { ...args, index: 0, path: "" }]);
        const known = faults.get(key);
        if (!known)
          faults.set(key, { catalogues: [place], rule: rule.name, ...(name !== undefined && { tool: name }) });
        else if (known.catalogues.at(-1) !== place) known.catalogues.push(place);
      }
  }
  return [...faults.values()];
}

function wiresOf(list: readonly number[], wires: readonly (readonly WireTool[])[]): WireTool[] {
  const found: WireTool[] = [];
  for (const index of list) {
    const [wire] = wires[index] ?? [];
    if (wire) found.push(wire);
  }
  return found;
}
