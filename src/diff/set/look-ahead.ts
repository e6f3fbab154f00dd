/** A pattern that must, or must not, be found. */
export interface Conjunct {
  source: string;
  negated: boolean;
}

/**
 * A pattern that looks ahead from its start, as several that do not: `^(?!a)b` is `^(?:b)` and not `^(?:a)`. A pattern
 * of another kind is given back as it is.
 *
 * @example conjuncts("^(?!\\.)[a-z.]+$") // [{ source: "^(?:[a-z.]+$)", … }, { source: "^(?:\\.)", negated: true }]
 */
export function conjuncts(pattern: string): Conjunct[] {
  const ahead: Conjunct[] = [];
  let rest = pattern.startsWith("^") ? pattern.slice(1) : "";
  for (let end = groupEnd(rest); /^\(\?[=!]/.test(rest) && end > 0; end = groupEnd(rest)) {
    ahead.push({ source: `^(?:${rest.slice(3, end)})`, negated: rest[2] === "!" });
    rest = rest.slice(end + 1);
  }
  const isWhole = ahead.length > 0 && !hasChoice(rest);
  return isWhole ? [{ source: `^(?:${rest})`, negated: false }, ...ahead] : [{ source: pattern, negated: false }];
}

/** The index of the parenthesis that closes the first one. */
function groupEnd(text: string): number {
  for (const { index, depth, character } of brackets(text)) if (character === ")" && depth === 0) return index;
  return -1;
}

/** Is there a `|` outside all groups? */
function hasChoice(text: string): boolean {
  return brackets(text).some(({ character, depth }) => character === "|" && depth === 0);
}

function brackets(text: string): { index: number; depth: number; character: string }[] {
  const found: { index: number; depth: number; character: string }[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()|]/g)) {
    if (token === "(") depth++;
    if (token === ")") depth--;
    if (["(", ")", "|"].includes(token)) found.push({ index, depth, character: token });
  }
  return found;
}
