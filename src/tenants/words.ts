import type { Text } from "../hygiene/index.ts";

/** A word of a text. */
export interface Word {
  text: string;
  lower: string;
  /** Does a sentence begin with it? Then its capital says nothing. */
  isFirst: boolean;
  /** Is it part of a name, an address or a value, rather than of a sentence? There, letters' case says nothing. */
  isCode: boolean;
}

const proseKeywords = new Set(["description", "title", "$comment"]);

/** Is it a sentence, and no value? */
export function isProse({ keyword }: Text): boolean {
  return proseKeywords.has(keyword);
}

/** The words of a text; `acmeCorp`, `acme_corp` and `acme.corp` are two each. */
export function wordsOf(given: Text): Word[] {
  const { text } = given;
  const prose = isProse(given);
  const words: Word[] = [];
  for (const { 0: run, index } of text.matchAll(/[^\s,;()"'`“”‘’]+/gu)) {
    const bare = run.replace(/[.:!?]+$/u, "");
    const isCode = !prose || /[\d@_/\\.:]|\p{Ll}\p{Lu}/u.test(bare);
    const isFirst = prose && /(?:^|[.!?:]\s+|[\n*•-]\s*)["'`“‘(]*$/u.test(text.slice(Math.max(0, index - 8), index));
    const parts = bare.match(/\p{Lu}?\p{Ll}+\d*|\p{Lu}+(?!\p{Ll})\d*|[\p{L}\p{N}]+/gu) ?? [];
    for (const [place, part] of parts.entries())
      words.push({ text: part, lower: part.toLowerCase(), isFirst: isFirst && place === 0, isCode });
  }
  return words;
}
