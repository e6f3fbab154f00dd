import { UserError } from "../errors.ts";
import { isObject, own } from "../schema/json.ts";
import type { Tool } from "../types.ts";
import { diffCatalogues } from "./diff-catalogues.ts";
import type { Bounds } from "./refute.ts";

/** Two catalogues, and what was found to become of recorded arguments and of the cache. */
export interface DriftCase {
  id: string;
  before: Tool[];
  after: Tool[];
  verdict: { args_replay?: string; cache?: string; relation?: string };
}

/** The fields of a verdict that are compared. */
const fields = ["args_replay", "cache", "relation"] as const;
type Field = (typeof fields)[number];

export interface DriftAgreement {
  total: number;
  /** Cases whose verdict agrees. */
  agree: Record<Field, number>;
  failures: { id: string; field: Field; expected: string; actual: string }[];
}

/** How many verdicts of ours agree with the cases'; a field that a case leaves out is not compared. */
export async function agreementOnDrift(cases: readonly DriftCase[], bounds: Bounds = {}): Promise<DriftAgreement> {
  const agreement: DriftAgreement = {
    total: cases.length,
    agree: { args_replay: 0, cache: 0, relation: 0 },
    failures: [],
  };
  for (const { id, before, after, verdict } of cases) {
    const { relation, replay, prefix } = await diffCatalogues(before, after, bounds);
    const ours: Record<Field, string> = { args_replay: replay, cache: prefix ? "broken" : "stable", relation };
    for (const field of fields) {
      const expected = verdict[field];
      if (expected === undefined) continue;
      if (expected === ours[field]) agreement.agree[field]++;
      else agreement.failures.push({ id, field, expected, actual: ours[field] });
    }
  }
  return agreement;
}

/**
 * Reads one line of a drift case file, already parsed.
 *
 * @param where - how a fault names the line: "drift.jsonl:3"
 * @throws UserError where it is no drift case
 */
export function readDriftCase(value: unknown, where: string): DriftCase {
  const { id, before, after, verdict } = isObject(value) ? value : {};
  if (typeof id !== "string" || !Array.isArray(before) || !Array.isArray(after) || !isObject(verdict))
    throw new UserError(`${where}: no drift case`, { hint: "A case has `id`, `before`, `after` and `verdict`." });
  const expected: DriftCase["verdict"] = {};
  for (const field of fields) {
    const text = own(verdict, field);
    if (typeof text === "string") expected[field] = text;
  }
  const tools = (list: readonly unknown[]) => list.map((tool) => readTool(tool, where));
  return { id, before: tools(before), after: tools(after), verdict: expected };
}

function readTool(value: unknown, where: string): Tool {
  const { name, description, inputSchema, outputSchema, strict, ...extras } = isObject(value) ? value : {};
  if (typeof name !== "string")
    throw new UserError(`${where}: a tool has no name`, { hint: 'A tool is `{ "name", "inputSchema" }`.' });
  return {
    name,
    ...(typeof description === "string" && { description }),
    ...(inputSchema !== undefined && { inputSchema }),
    ...(isObject(outputSchema) && { outputSchema }),
    ...(typeof strict === "boolean" && { strict }),
    ...(Object.keys(extras).length > 0 && { extras }),
    origin: { source: "case" },
  };
}
