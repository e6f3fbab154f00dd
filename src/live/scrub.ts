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

/** A text without keys and without what tells who asked. */
export function scrub(text: string, secrets: readonly string[]): string {
  let left = text;
  for (const secret of secrets) left = left.replaceAll(secret, gap);
  for (const identifier of identifiers) left = left.replace(identifier, gap);
  return left;
}
