import { inForce } from "../../schema/dates.ts";
import type { IsoDate, Target } from "../../types.ts";

/** Where Claude is called. */
type Platform = "anthropic" | "vertex" | "bedrock";

interface Refusal {
  platform: Platform;
  /** Refused only without the beta that let the key in. */
  beta?: "none";
  /** First day on which the key was no longer refused. */
  until: IsoDate;
}

/** A table of July 2026 lists the feature on every platform: https://github.com/anthropics/skills (platform-availability.md). */
const listedEverywhere: IsoDate = "2026-07-01";

/**
 * The keys of a tool object (https://github.com/anthropics/anthropic-sdk-typescript, messages.ts of 2026-08),
 * and where one of them was refused.
 */
const keys: Readonly<Record<string, readonly Refusal[]>> = {
  name: [],
  description: [],
  input_schema: [],
  type: [],
  cache_control: [],
  // anthropic-0055; since June a matter of the organisation's policy.
  strict: [{ platform: "vertex", until: "2026-06-01" }],
  // anthropic-0056; in the first-party types without a beta by 2026-08.
  defer_loading: [{ platform: "anthropic", beta: "none", until: "2026-08-01" }],
  // anthropic-0057, bedrock-0097
  eager_input_streaming: [
    { platform: "vertex", until: listedEverywhere },
    { platform: "bedrock", until: listedEverywhere },
  ],
  input_examples: [],
  allowed_callers: [],
};

/** Is a key of a tool object refused as an extra input on a target? */
export function isExtraKey(key: string, target: Target): boolean {
  if (!Object.hasOwn(keys, key)) return true;
  const platform = platformOf(target);
  return (keys[key] ?? []).some(
    (refusal) =>
      refusal.platform === platform &&
      inForce(refusal, target.asOf) &&
      (refusal.beta === undefined || target.request?.beta === refusal.beta),
  );
}

function platformOf({ provider, request }: Target): Platform {
  if (provider === "bedrock") return "bedrock";
  return request?.platform === "vertex" ? "vertex" : "anthropic";
}
