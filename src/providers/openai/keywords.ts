import type { Grade, IsoDate } from "../../types.ts";

/** A keyword that strict mode refuses, and when. */
export interface RefusedKeyword {
  keyword: string;
  /** First day it was refused. */
  since?: IsoDate;
  /** First day it was no longer refused. */
  until?: IsoDate;
  /** Where this keyword's refusal is known less well than the rule. */
  grade?: Grade;
  /** The refusal was seen until this day; later it is believed, not known. */
  seenUntil?: IsoDate;
}

/** Patterns, formats and bounds were let in between 2025-04-02 and 2025-08-04, by one account in May (pydantic-ai#4490). */
const boundsSince: IsoDate = "2025-05-01";
/** Refused in 2024 and 2025 (openai-0070), accepted by a live probe of 2026-08-12 (openai-0218, openai-0219). */
const lengthsSince: IsoDate = "2026-01-01";

const named = (keywords: string, row: Omit<RefusedKeyword, "keyword"> = {}): RefusedKeyword[] =>
  keywords.split(" ").map((keyword) => ({ keyword, ...row }));

export const refusedKeywords: readonly RefusedKeyword[] = [
  ...named("oneOf allOf propertyNames uniqueItems examples"),
  // Accepted by recorded calls of 2024-08, refused with strict: true from 2024-10-04 (openai-0069, openai-0066) into
  // 2025, undated since; survives where strict is left out (azure-openai-0186).
  ...named("default", { since: "2024-09-01", seenUntil: "2025-05-01" }),
  ...named("not if then else dependentRequired dependentSchemas", { grade: "documented" }),
  ...named("patternProperties minProperties maxProperties", { grade: "inferred" }),
  ...named("unevaluatedProperties unevaluatedItems contains minContains maxContains", { grade: "inferred" }),
  ...named("pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems", {
    until: boundsSince,
  }),
  ...named("minLength maxLength", { until: lengthsSince }),
];

/** Refused of fine-tuned models only: https://platform.openai.com/docs/guides/structured-outputs, read 2025-08-04. */
export const refusedOfFineTuned: readonly string[] = [
  ..."minLength maxLength pattern format minimum maximum multipleOf patternProperties minItems maxItems".split(" "),
];

/** The formats that strict mode knows, documented 2025-08-04 (openai-0208 … openai-0215). */
export const knownFormats: readonly string[] = [
  ..."date-time time date duration email hostname ipv4 ipv6 uuid".split(" "),
];

/** First day that `format` itself was let in. */
export const formatsKnownSince: IsoDate = boundsSince;
