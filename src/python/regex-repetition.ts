import { RegexError, type Source } from "./regex-source.ts";
import { endless, type Width } from "./regex-state.ts";

const digit = /^[0-9]$/;
const signs: Readonly<Record<string, Width>> = {
  "?": { min: 0, max: 1 },
  "*": { min: 0, max: endless },
  "+": { min: 1, max: endless },
};

/**
 * How often the item before is repeated, with the sign for lazy (`?`) or possessive (`+`) taken; undefined where the
 * token is no quantifier, as a brace that holds no numbers.
 */
export function parseRepetition(token: string, source: Source): Width | undefined {
  const times = signs[token] ?? (token === "{" ? braces(source) : undefined);
  if (times) source.match("?") || source.match("+");
  return times;
}

function braces(source: Source): Width | undefined {
  if (source.next === "}") return undefined;
  const here = source.tell();
  const low = source.getWhile(digit);
  const high = source.match(",") ? source.getWhile(digit) : low;
  if (!source.match("}")) {
    source.seek(here);
    return undefined;
  }
  const times = { min: low ? Number(low) : 0, max: high ? Number(high) : endless };
  if ((low && times.min >= endless) || (high && times.max >= endless)) {
    throw new RegexError("the repetition number is too large");
  }
  if (times.max < times.min) throw new RegexError("min repeat greater than max repeat");
  return times;
}
