import type { TextRule } from "./rule.ts";
import { connection, secretShapes } from "./secret-shapes.ts";
import type { Text } from "./texts.ts";

/** A credential in a text. */
export interface Secret {
  kind: string;
  /** The public part that tells the kind; "" where it has none. */
  begins: string;
  /** All of it, public part included. For the eyes of the redaction only. */
  value: string;
}

export const secret: TextRule = {
  name: "secret",
  severity: "error",
  title: "A tool holds no credential",
  why: "Every model, every provider and every log of a prompt is given it: {kind} of {length} characters. It is not printed here.",
  mend: "Revoke it, and hand it to the handler on the server: a model needs no credential to call a tool.",
  sources: [
    "https://genai.owasp.org/llmrisk/llm022025-sensitive-information-disclosure/",
    "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
  ],
  *find(text) {
    for (const { kind, begins, value } of secretsIn(text)) {
      const what = /^[AEIOUX]/.test(kind) ? `an ${kind}` : `a ${kind}`;
      yield { kind: what, ...(begins !== "" && { begins }), length: value.length };
    }
  },
};

/** What no credential can do without: a long word, an address with a user, or a key's first line. */
const suspicious = /[\w+/=-]{16}|:\/\/[^\s/]*@|PRIVATE KEY/;

/** Every credential in a text, once. */
export function secretsIn({ text, property, keyword }: Pick<Text, "text" | "property" | "keyword">): Secret[] {
  if (!suspicious.test(text)) return [];
  const found = new Map<string, Secret>();
  const note = (secret: Secret) => {
    const overlaps = [...found.keys()].some((value) => value.includes(secret.value) || secret.value.includes(value));
    if (!overlaps) found.set(secret.value, secret);
  };
  for (const { kind, pattern } of secretShapes)
    for (const { 0: value, groups } of text.matchAll(pattern)) {
      const begins = groups?.begins ?? "";
      if (!isPlaceholder(value.slice(begins.length))) note({ kind, begins, value });
    }
  for (const { 0: value, groups } of text.matchAll(connection)) {
    const { begins = "", user = "", password = "" } = groups ?? {};
    if (!isPlaceholder(password) && !isUsual(password, user)) note({ kind: "password in an address", begins, value });
  }
  for (const value of announcedIn(text)) note({ kind: "key", begins: "", value });
  if (keyword !== "description" && namesCredential(property) && isRandom(text.trim()))
    note({ kind: "key", begins: "", value: text.trim() });
  return [...found.values()];
}

const announced =
  /\b(?:(?:api|access|secret|private|auth|signing|encryption|client|service)[ _-]?(?:key|token|secret)|secret|password|passwd|pwd|bearer|credential)s?["'`]?\s{0,2}(?:=>|[:=]|is)?\s{0,2}["'`]?(?<value>[\w+/=.~-]{20,200})/gi;

function announcedIn(text: string): string[] {
  return [...text.matchAll(announced)].flatMap(({ groups }) =>
    groups?.value !== undefined && isRandom(groups.value) ? [groups.value] : [],
  );
}

/** A page's or a request's token is no credential. */
function namesCredential(property: string): boolean {
  const name = property.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
  return (
    /(?:^|[_-])(?:api[_-]?key|apikey|token|secret|password|passwd|pwd|private[_-]?key|credentials?)$/.test(name) &&
    !/page|next|continu|cursor|sync|resume|idempot|session|public/.test(name)
  );
}

/** Does it look drawn by lot: letters and digits mixed, hardly any twice? */
function isRandom(value: string): boolean {
  return (
    /^[\w+/=.~-]{20,200}$/.test(value) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    (value.match(/[a-z]{5,}|[A-Z]{5,}|[A-Z][a-z]{4,}/g) ?? []).length < 2 &&
    entropyOf(value) >= 3.3 &&
    !isPlaceholder(value)
  );
}

/** Bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  const parts = [...counts.values()].map((count) => count / text.length);
  return -parts.reduce((sum, part) => sum + part * Math.log2(part), 0);
}

const placeholders =
  /example|placeholder|your|sample|dummy|fake|redacted|change|insert|x{4}|\*{3}|\.{3}|…|[<>{}[\]$]|1234567|abcdef|0{6}|SflKxwRJSMeKKF2QT4fwpM/i;

function isPlaceholder(rest: string): boolean {
  return placeholders.test(rest) || (rest.length >= 12 && new Set(rest).size < 7);
}

const usualPasswords =
  /^(?:pass(?:w(?:or)?d)?|pwd|secret|token|key|admin|root|test|guest|user|postgres|mysql|mongo|redis|api_?key|x+|\d{1,4})$/i;

/** What documents write where a password stands. */
function isUsual(password: string, user: string): boolean {
  return (
    usualPasswords.test(password) || password.toLowerCase() === user.toLowerCase() || /^:?\w*pass\w*$/i.test(password)
  );
}
