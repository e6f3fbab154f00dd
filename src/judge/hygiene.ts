import { shapeLosses } from "../loss/index.ts";
import { inspect, isPlainJson, plainLevels, type Unfit } from "../schema/plain.ts";
import { maxDepth } from "../schema/walk.ts";
import type { Finding, Loss, Tool } from "../types.ts";
import { fingerprint } from "./fingerprint.ts";

export interface Inspected {
  /** The tool as its bytes leave the process; undefined where they cannot. */
  tool?: Tool;
  findings: Finding[];
}

type Fault = Pick<Finding, "rule" | "severity" | "title" | "why" | "mend" | "pointer" | "args"> &
  Pick<Partial<Finding>, "witness">;

/** What is wrong with a tool whoever is asked, and what is left of it to be asked about. */
export function inspectTool(tool: Tool): Inspected {
  const { inputSchema } = tool;
  if (isPlainJson(inputSchema)) return { tool, findings: lossesOf(tool).map((loss) => findingOf(tool, loss)) };
  const { unfit, levels } = inspect(inputSchema);
  const faults: Fault[] = unfit.filter(({ pointer }) => pointer !== "").map(notJson);
  if (levels > plainLevels) faults.push(tooDeep(levels));
  const findings = (sent: Tool) => [...faults, ...lossesOf(sent)].map((fault) => findingOf(tool, fault));
  if (unfit.some(({ fatal }) => fatal)) return { findings: faults.map((fault) => findingOf(tool, fault)) };
  if (unfit.length === 0 || faults.length === 0) return { tool, findings: findings(tool) };
  const sent = { ...tool, inputSchema: JSON.parse(JSON.stringify(inputSchema)) };
  return { tool: sent, findings: findings(sent) };
}

/** What its generator told, or what the schema shows by itself. */
function lossesOf({ losses, inputSchema }: Tool): readonly Loss[] {
  return losses ?? shapeLosses(inputSchema);
}

function notJson({ pointer, what, fatal }: Unfit): Fault {
  return {
    rule: "loss/not-json",
    severity: fatal ? "error" : "warning",
    title: "A schema holds nothing but JSON",
    why: fatal
      ? `${what} cannot be written as JSON: the request fails before it leaves the process.`
      : `${what} cannot be written as JSON: it is dropped or becomes null on the way.`,
    mend: "Look at what generated the schema: a library's own object may stand where a schema should.",
    pointer,
    args: { what },
  };
}

function tooDeep(levels: number): Fault {
  return {
    rule: "hygiene/too-deep",
    severity: "error",
    title: `A schema is at most ${maxDepth} schemas deep`,
    why: "drycall judges it down to that depth only, and no provider is known to take as much.",
    mend: "Flatten the schema, or use `$ref`.",
    pointer: "",
    args: { levels },
  };
}

function findingOf({ name, origin }: Tool, fault: Fault): Finding {
  const position = origin.locate?.(fault.pointer);
  return {
    ...fault,
    tool: name,
    fixes: [],
    fingerprint: fingerprint(fault.rule, name, fault.pointer, fault.args),
    ...(origin.file !== undefined && { file: origin.file }),
    ...(position && { position }),
  };
}
