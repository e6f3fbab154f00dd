import type { HygieneRule } from "./rule.ts";

/** Found by src/tenants, which sees all catalogues. */
export const tenantLeak: HygieneRule = {
  name: "tenant-leak",
  severity: "error",
  title: "A tool tells one tenant nothing of another",
  why: "{shown}, {shape} of tenant {owner}, stands in the catalogue of {count}: {how}. Their users can read it, and their models may use it.",
  mend: "Build the text from the tenant that asks; look for a cache, a shared object or a default that outlives a request.",
  sources: [
    "https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/",
    "https://genai.owasp.org/llmrisk/llm022025-sensitive-information-disclosure/",
  ],
};
