import type { Env } from "./account.ts";

/** What names an account, an organisation or a request in the texts of providers. */
const identifiers: readonly RegExp[] = [
  /\b(?:org|proj|user|acct)[-_][A-Za-z0-9]{6,}\b/g,
  /\b(?:req|resp|msg|chatcmpl|batch|file)[-_][A-Za-z0-9_-]{6,}/g,
  /\b(?:sk|rk|pk|ak)-[A-Za-z0-9_*-]{6,}/g,
  /\bAIza[A-Za-z0-9_-]{10,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  /\barn:aws[a-z-]*:[^\s"',]+/g,
  /\bprojects?\/[a-z0-9-]{4,}/g,
  /\bproject_number:\s*\d+/g,
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  /[\w.+-]+@[\w-]+\.[\w.]+/g,
];

/** Where something was taken out; `errorMatch: "contains"` of a case reads it as any text. */
export const gap = " … ";

/** The values of an environment that its names call secrets: none of them is written down, whoever says it. */
export function secretsIn(env: Env): string[] {
  const named = Object.entries(env).filter(([name]) => /KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL|COOKIE/i.test(name));
  // What is shorter is no secret, and may be a word of any text.
  return named.flatMap(([, value]) => (value !== undefined && value.trim().length >= 8 ? [value.trim()] : []));
}

/** A text without secrets. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, gap), text);
}

/** A text of a provider's without secrets, and without what tells who asked. */
export function scrub(text: string, secrets: readonly string[]): string {
  let left = redact(text, secrets);
  for (const identifier of identifiers) left = left.replace(identifier, gap);
  return left;
}
