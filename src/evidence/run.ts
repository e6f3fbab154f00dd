import { judge } from "../judge/judge.ts";
import { providerOf } from "../providers/index.ts";
import type { IsoDate, JsonObject, Judgement, Provider, Tool } from "../types.ts";
import type { Case } from "./case.ts";

/** How a case fared. `null` where there is nothing to compare. */
export interface Outcome {
  case: Case;
  verdict: Comparison;
  error: Comparison | null;
  path: Comparison | null;
}

export interface Comparison {
  agrees: boolean;
  expected: unknown;
  actual: unknown;
}

/**
 * Judges a case as of the day it was observed, and compares verdict, message and pointer with what was seen.
 * A case of a provider or surface that drycall does not know disagrees.
 */
export function runCase(given: Case, today: IsoDate): Outcome {
  const provider = providerOf(given.provider);
  const judgement = provider?.surfaces.some(({ id }) => id === given.surface)
    ? judgeCase(given, provider, today)
    : undefined;
  return {
    case: given,
    verdict: compareVerdict(given, judgement),
    error: compareError(given, judgement),
    path: comparePath(given, judgement),
  };
}

/** The judgement of a case's tools, as of the day it was observed. */
export function judgeCase(given: Case, provider: Provider, today: IsoDate): Judgement {
  const format = provider.surfaces.find(({ id }) => id === given.surface)?.carries === "formats";
  const tools = given.tools.map((tool) => toolOf(tool, given, format));
  const target = {
    provider: provider.id,
    surface: given.surface,
    strict: null,
    asOf: dayOf(given, today),
    ...(given.model !== null && { model: given.model }),
    ...(given.request !== null && { request: given.request }),
  };
  return judge(tools, target, provider);
}

/** Undated cases that no longer hold are of the time before the changes of 2025. */
const undatedPast: IsoDate = "2024-12-01";

/** The day whose rules a case is judged by. */
export function dayOf({ observed, current }: Case, today: IsoDate): IsoDate {
  if (observed === null) return current === false ? undatedPast : today;
  return (observed.length === 7 ? `${observed}-15` : observed) as IsoDate;
}

function toolOf(written: JsonObject, given: Case, format: boolean): Tool {
  const { name, description, inputSchema, outputSchema, strict = given.strict, ...extras } = written;
  return {
    name: String(name),
    ...(description !== undefined && { description: String(description) }),
    ...(Object.hasOwn(written, "inputSchema") && { inputSchema }),
    ...(outputSchema !== undefined && { outputSchema }),
    ...(typeof strict === "boolean" && { strict }),
    ...(format && { role: "format" as const }),
    extras,
    origin: { source: "case", wire: given.provider },
  };
}

function compareVerdict(given: Case, judgement: Judgement | undefined): Comparison {
  const actual = judgement?.verdict ?? "unknown provider or surface";
  // What went through may still carry ignored keywords that the case is not about.
  const agrees = given.verdict === "accept" ? actual === "accept" || actual === "ignored" : actual === given.verdict;
  return { agrees, expected: given.verdict, actual };
}

function compareError({ verdict, error, errorMatch }: Case, judgement: Judgement | undefined): Comparison | null {
  if (verdict !== "reject" || error === null || errorMatch === "none") return null;
  const actual = judgement?.answer?.message ?? null;
  const fragments = errorMatch === "exact" ? [error] : error.split(" … ");
  const agrees =
    actual !== null && (errorMatch === "exact" ? actual === error : fragments.every((part) => actual.includes(part)));
  return { agrees, expected: error, actual };
}

/** An answer may list many faults, of which a source quotes one: any place that it reports will do. */
function comparePath({ verdict, path }: Case, judgement: Judgement | undefined): Comparison | null {
  if (verdict === "accept" || path === null) return null;
  const ignored = judgement?.findings.filter((finding) => finding.verdict === "ignored").map(({ pointer }) => pointer);
  const places = (verdict === "reject" ? judgement?.reported : ignored) ?? [];
  const actual = places.find((place) => place === path) ?? places[0] ?? null;
  return { agrees: actual === path, expected: path, actual };
}
