import { inspect, isPlainJson, plainLevels, type Unfit } from "../schema/plain.ts";
import { maxDepth } from "../schema/walk.ts";
import type { Finding, Pointer, Severity, Tool } from "../types.ts";
import { fingerprint } from "./fingerprint.ts";

export interface Inspected {
  /** The tool as its bytes leave the process; undefined where they cannot. */
  tool?: Tool;
  findings: Finding[];
}

/** What is wrong with a tool whoever is asked, and what is left of it to be asked about. */
export function inspectTool(tool: Tool): Inspected {
  if (isPlainJson(tool.inputSchema)) return { tool, findings: [] };
  const { unfit, levels } = inspect(tool.inputSchema);
  const findings = unfit.filter(({ pointer }) => pointer !== "").map((each) => notJson(tool, each));
  if (levels > plainLevels) findings.push(tooDeep(tool, levels));
  if (unfit.some(({ fatal }) => fatal)) return { findings };
  if (findings.length === 0 || unfit.length === 0) return { tool, findings };
  const inputSchema: unknown = JSON.parse(JSON.stringify(tool.inputSchema));
  return { tool: { ...tool, inputSchema }, findings };
}

function notJson(tool: Tool, { pointer, what, fatal }: Unfit): Finding {
  const title = "A schema holds nothing but JSON";
  const why = fatal
    ? `${what} cannot be written as JSON: the request fails before it leaves the process.`
    : `${what} cannot be written as JSON: it is dropped or becomes null on the way.`;
  const mend = "Look at what generated the schema: a library's own object may stand where a schema should.";
  return finding(tool, "loss/not-json", fatal ? "error" : "warning", { title, why, mend }, pointer, { what });
}

function tooDeep(tool: Tool, levels: number): Finding {
  const title = `A schema is at most ${maxDepth} schemas deep`;
  const why = "drycall judges it down to that depth only, and no provider is known to take as much.";
  const mend = "Flatten the schema, or use `$ref`.";
  return finding(tool, "hygiene/too-deep", "error", { title, why, mend }, "", { levels });
}

function finding(
  { name, origin }: Tool,
  rule: string,
  severity: Severity,
  words: Pick<Finding, "title" | "why" | "mend">,
  pointer: Pointer,
  args: Finding["args"],
): Finding {
  const position = origin.locate?.(pointer);
  return {
    rule,
    severity,
    ...words,
    tool: name,
    pointer,
    args,
    fixes: [],
    fingerprint: fingerprint(rule, name, pointer, args),
    ...(origin.file !== undefined && { file: origin.file }),
    ...(position && { position }),
  };
}
