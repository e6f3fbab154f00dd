import { type HygieneOptions, hygieneOf } from "../hygiene/index.ts";
import { misnamedLosses, notJsonLoss, shapeLosses } from "../loss/index.ts";
import { asSent, isPlainJson, unfitIn } from "../schema/plain.ts";
import type { Finding, Loss, Tool } from "../types.ts";
import { fingerprint } from "./fingerprint.ts";

export interface Inspected {
  /** The tool as its bytes leave the process; undefined where they cannot. */
  tool?: Tool;
  findings: Finding[];
}

type Fault = Pick<Finding, "rule" | "severity" | "title" | "why" | "mend" | "pointer" | "args"> &
  Pick<Partial<Finding>, "witness" | "position">;

/** What is wrong with a tool whoever is asked, and what is left of it to be asked about. */
export function inspectTool(tool: Tool, options: HygieneOptions = {}): Inspected {
  const { inputSchema } = tool;
  const told = (faults: readonly Fault[]) => faults.map((fault) => findingOf(tool, fault));
  const shown = (sent: Tool) => [...lossesOf(sent), ...hygieneOf(sent, options)];
  if (isPlainJson(inputSchema)) return { tool, findings: told(shown(tool)) };
  const unfit = unfitIn(inputSchema);
  const faults = unfit.map(notJsonLoss);
  if (unfit.some(({ fatal }) => fatal)) return { findings: told(faults) };
  const sent = faults.length === 0 ? tool : { ...tool, inputSchema: asSent(inputSchema) };
  return { tool: sent, findings: told([...faults, ...shown(sent)]) };
}

/** What its generator told, or what the schema shows by itself. */
function lossesOf(tool: Tool): readonly Loss[] {
  return [...misnamedLosses(tool), ...(tool.losses ?? shapeLosses(tool.inputSchema, tool.role))];
}

function findingOf({ name, origin }: Tool, fault: Fault): Finding {
  const position = fault.position ?? origin.locate?.(fault.pointer);
  return {
    ...fault,
    tool: name,
    fixes: [],
    fingerprint: fingerprint(fault.rule, name, fault.pointer, fault.args),
    ...(origin.file !== undefined && { file: origin.file }),
    ...(position && { position }),
  };
}
