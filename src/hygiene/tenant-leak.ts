import type { HygieneRule } from "./rule.ts";

/** Found by src/tenants, which sees all catalogues. */
export const tenantLeak: HygieneRule = {
  name: "tenant-leak",
  severity: "error",
  title: "A tool tells one tenant nothing of another",
  why: "The model and the users of {count} are told {shown}, {shape} of tenant {owner}: {how}. A literal is one tenant's if the config names or identifies the tenant by it, or if it stands at a place at which each tenant has a literal of its own; what most tenants have is everybody's.",
  mend: "Build the text from the tenant that asks; look for a cache, a shared object or a default that outlives a request.",
  sources: [
    "https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/",
    "https://genai.owasp.org/llmrisk/llm022025-sensitive-information-disclosure/",
  ],
};
