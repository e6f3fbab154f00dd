import { parseClassEscape } from "./regex-escape.ts";
import { RegexError, type Source } from "./regex-source.ts";

/** Reads `[…]` from behind its bracket. A `]` that comes first stands for itself, so `[]` does not end. */
export function parseClass(source: Source): void {
  source.match("^");
  for (let first = true; first || source.next !== "]"; first = false) {
    const token = take(source);
    const low = code(token, source);
    if (!source.match("-")) continue;
    if (source.next === "]") break;
    const end = take(source);
    const high = code(end, source);
    if (low === undefined || high === undefined || high < low)
      throw new RegexError(`bad character range ${token}-${end}`);
  }
  source.get();
}

function take(source: Source): string {
  const token = source.get();
  if (token === undefined) throw new RegexError("unterminated character set");
  return token;
}

function code(token: string, source: Source): number | undefined {
  return token.startsWith("\\") ? parseClassEscape(token, source) : token.codePointAt(0);
}
