import { parseAlternatives } from "./regex-sequence.ts";
import { RegexError, Source } from "./regex-source.ts";
import { RegexState } from "./regex-state.ts";

/**
 * Why a pattern does not compile under Python 3.11's `re`, in Python's words without the position; undefined where it
 * compiles. Takes time linear in the pattern. Written after https://docs.python.org/3.11/library/re.html and held
 * against Python itself by fixtures/python/table.json.
 *
 * @example
 * regexError("^\\p{L}+$") // "bad escape \\p"
 * regexError("(?<year>\\d{4})") // "unknown extension ?<y"
 */
export function regexError(pattern: string): string | undefined {
  try {
    const source = new Source(pattern);
    const state = new RegexState();
    parseAlternatives(source, state, false);
    if (state.flags.has("a") && state.flags.has("u")) return "ASCII and UNICODE flags are incompatible";
    if (source.next !== undefined) return "unbalanced parenthesis";
    for (const group of state.conditions) if (group >= state.groups) return `invalid group reference ${group}`;
    return state.late;
  } catch (error) {
    if (error instanceof RegexError) return error.message;
    throw error;
  }
}
