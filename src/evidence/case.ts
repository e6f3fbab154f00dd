import type { Grade, JsonObject, Verdict } from "../types.ts";

/** One dated answer of a real provider; schemas/case.schema.json tells of each field. */
export interface Case {
  id: string;
  provider: string;
  surface: string;
  strict: boolean | null;
  model: string | null;
  request: JsonObject | null;
  tools: readonly JsonObject[];
  verdict: Verdict;
  status: number | null;
  error: string | null;
  errorMatch: "exact" | "contains" | "none";
  path: string | null;
  rule: string;
  current: boolean | null;
  observed: string | null;
  evidence: Grade;
  schemaFrom: "verbatim" | "reconstructed";
  source: readonly string[];
  note: string;
}
