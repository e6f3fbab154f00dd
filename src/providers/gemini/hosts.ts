import type { IsoDate, Target } from "../../types.ts";
import { aiplatformFields, type Fields, geminiFields, nullTypeSince } from "./schema-keywords.ts";

/** Which `Schema` message the host behind a target parses. */
export interface Host {
  /** As its texts spell it. */
  package: string;
  fields: Fields;
  /** First day that `Type.NULL` was known; absent: always. */
  nullSince?: IsoDate;
}

const gemini: Host = {
  package: "google.ai.generativelanguage.v1beta",
  fields: geminiFields,
  nullSince: nullTypeSince,
};

const others: Readonly<Record<string, Host>> = {
  vertex: { package: "google.cloud.aiplatform.v1", fields: aiplatformFields },
  // cloud-code-0035
  "cloud-code": { package: "google.cloud.aiplatform.master", fields: aiplatformFields },
};

export function hostOf({ provider }: Target): Host {
  return others[provider] ?? gemini;
}

/** What stands before a field's path in the texts of a host's parser: `request.` on Cloud Code, `setup.` on Live. */
export function prefixOf({ provider, surface }: Target): string {
  if (provider === "cloud-code") return "request.";
  if (surface.startsWith("live.")) return "setup.";
  return provider === "gemini" && surface.startsWith("countTokens.") ? "generate_content_request." : "";
}
