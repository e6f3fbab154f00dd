import type { TextRule } from "./rule.ts";

export const email: TextRule = {
  name: "email",
  severity: "warning",
  title: "A tool holds nobody's e-mail address",
  why: "{address} reaches every model and every provider; a model may write to it, or offer it as an argument.",
  mend: "Write an address of example.com, which is nobody's (RFC 2606), or leave it out.",
  sources: [
    "https://www.rfc-editor.org/rfc/rfc2606",
    "https://genai.owasp.org/llmrisk/llm022025-sensitive-information-disclosure/",
  ],
  find: ({ text }) => addressesIn(text).flatMap((address) => (role.test(address) ? [] : { address })),
};

/** The addresses in a text that may be somebody's, each once. */
export function addressesIn(text: string): string[] {
  if (!text.includes("@")) return [];
  const found = [...text.matchAll(addressForm)].filter(({ groups }) => !nobodysDomain.test(groups?.domain ?? ""));
  return [...new Set(found.map(([address]) => address))];
}

const addressForm =
  /(?<![\w.%+/:@-])[A-Za-z0-9][\w.%+-]{0,63}@(?<domain>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,24})(?![\w@-])/g;

/** RFC 2606 and RFC 6761, what documents write in their place, and Microsoft's companies that are none. */
const nobodysDomain =
  /(?:^|\.)(?:example|test|invalid|localhost)$|(?:^|\.)example\.|^(?:[\w-]*(?:domain|company|your|sample|example)[\w-]*|e?mail|contoso|fabrikam|adventure-works|foo|bar|test|acme|abc|xyz|site|website|host|server)\.\w+$/i;

/** Written to be written to. */
const role =
  /^(?:support|help|info|contact|hello|sales|security|privacy|feedback|no-?reply|do-?not-?reply|team|abuse|legal|press|billing|admin|office|service|hi|mail|email|user(?:name)?|git)@/i;
