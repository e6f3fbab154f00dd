import type { Text } from "../hygiene/index.ts";
import { type Word, wordsOf } from "./words.ts";

/** A name, and the tenants that are called so. */
export interface OwnedName {
  name: string;
  tenants: ReadonlySet<number>;
  /** Who says so: the config, by its names or its ids, or a place where each tenant has a name of its own. */
  by: "config" | "id" | "place";
}

interface Entry extends OwnedName {
  /** As written. */
  words: readonly string[];
}

/** Names by their words in small letters, and how many words those have that begin with a word. */
export interface NameBook {
  names: ReadonlyMap<string, Entry>;
  longest: ReadonlyMap<string, number>;
}

export function nameBook(given: Iterable<OwnedName>): NameBook {
  const names = new Map<string, Entry>();
  const longest = new Map<string, number>();
  for (const owned of given) {
    const words = spelt(owned.name);
    const [first] = words;
    if (first === undefined) continue;
    const key = words.map(({ lower }) => lower).join(" ");
    const known = names.get(key);
    const tenants = known ? new Set([...known.tenants, ...owned.tenants]) : owned.tenants;
    names.set(key, { ...(known ?? owned), tenants, words: known?.words ?? words.map(({ text }) => text) });
    longest.set(first.lower, Math.max(words.length, longest.get(first.lower) ?? 0));
  }
  return { names, longest };
}

/**
 * The names that a text tells, as whole words; of two that begin alike, the longer.
 *
 * @param ordinary - words that are in use, in small letters: as a name counts only what has a capital inside a sentence
 */
export function namesIn(text: Text, book: NameBook, ordinary: ReadonlySet<string>): OwnedName[] {
  const words = wordsOf(text);
  const found = new Map<string, OwnedName>();
  for (let at = 0; at < words.length; ) {
    const entry = nameAt(words, at, book, ordinary);
    if (entry) found.set(entry.name, entry);
    at += entry?.words.length ?? 1;
  }
  return [...found.values()];
}

function nameAt(words: readonly Word[], at: number, { names, longest }: NameBook, ordinary: ReadonlySet<string>) {
  for (let length = longest.get(words[at]?.lower ?? "") ?? 0; length > 0; length -= 1) {
    const there = words.slice(at, at + length);
    const entry = there.length === length ? names.get(there.map(({ lower }) => lower).join(" ")) : undefined;
    if (entry && isNamed(entry, there, ordinary)) return entry;
  }
  return undefined;
}

/** Are the words, which are the name's but for their case, meant as the name? */
function isNamed({ words: name }: Entry, there: readonly Word[], ordinary: ReadonlySet<string>): boolean {
  const [first] = there;
  const isExact = name.every((word, index) => [word, word.toUpperCase()].includes(there[index]?.text ?? ""));
  if (name.length === 1 && ordinary.has(first?.lower ?? ""))
    return isExact && first?.isFirst === false && /\p{Lu}/u.test(first.text);
  return isExact || there.every(({ isCode }) => isCode);
}

function spelt(name: string): Word[] {
  return wordsOf({ text: name, part: "", pointer: "", keyword: "", property: "" });
}
