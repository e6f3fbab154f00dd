import { isObject } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import type { JsonObject, Pointer } from "../types.ts";

/** Where two values part, in the order of their bytes. */
export interface Difference {
  pointer: Pointer;
  /** Short enough for a sentence. */
  first: string;
  second: string;
  /** What the difference looks like: "another order of keys", "a date or a time", … */
  kind: string;
}

/** The first difference between two JSON values as they are written; undefined where they are the same bytes. */
export function firstDifference(a: unknown, b: unknown, pointer: Pointer = ""): Difference | undefined {
  if (Array.isArray(a) && Array.isArray(b)) return listDifference(a, b, pointer);
  if (isObject(a) && isObject(b)) return objectDifference(a, b, pointer);
  if (textOf(a) === textOf(b)) return undefined;
  const [first, second] = excerpts(textOf(a), textOf(b));
  return { pointer, first, second, kind: kindOf(textOf(a), textOf(b)) };
}

function listDifference(a: readonly unknown[], b: readonly unknown[], pointer: Pointer): Difference | undefined {
  const [texts, others] = [a.map(textOf), b.map(textOf)];
  const at = texts.findIndex((text, index) => text !== others[index]);
  if (at === -1 && a.length === b.length) return undefined;
  if (sameMembers(texts, others)) return told(pointer, texts, others, "another order");
  if (a.length !== b.length) return told(pointer, texts, others, "other members");
  return firstDifference(a[at], b[at], join(pointer, String(at)));
}

function objectDifference(a: JsonObject, b: JsonObject, pointer: Pointer): Difference | undefined {
  const [keys, others] = [writtenKeys(a), writtenKeys(b)];
  const at = keys.findIndex((key, index) => key !== others[index] || textOf(a[key]) !== textOf(b[key]));
  if (at === -1 && keys.length === others.length) return undefined;
  const key = keys[at];
  if (key !== undefined && key === others[at]) return firstDifference(a[key], b[key], join(pointer, key));
  return told(pointer, keys, others, sameMembers(keys, others) ? "another order of keys" : "other keys");
}

/** `undefined` is not written. */
function writtenKeys(object: JsonObject): string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}

function told(pointer: Pointer, a: readonly string[], b: readonly string[], kind: string): Difference {
  const [first, second] = excerpts(a.join(", "), b.join(", "));
  return { pointer, first, second, kind };
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.toSorted().join("\0") === b.toSorted().join("\0");
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? "absent";
}

/** What the first word that differs looks like: it is the same once this is masked. The narrower come first. */
const masks: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["a UUID", /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi],
  ["a date or a time", /\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?|\d{1,2}:\d\d(:\d\d)?/g],
  ["a time in seconds or milliseconds", /\b1\d{9}(\d{3})?\b/g],
  ["a number", /\d+(\.\d+)?/g],
  ["a random id", /[\w-]*\d[\w-]*|\b[\da-f]{6,}\b/gi],
];

function kindOf(a: string, b: string): string {
  const start = wordStart(a, b);
  const [word = "", other = ""] = [a, b].map((text) => text.slice(start).split(boundary, 1)[0]);
  const masked = masks.find(([, pattern]) => word.replaceAll(pattern, "\0") === other.replaceAll(pattern, "\0"));
  if (masked) return masked[0];
  return sameMembers(wordsOf(a), wordsOf(b)) ? "another order of words" : "another text";
}

function wordsOf(text: string): string[] {
  return text.split(/\W+/).filter(Boolean);
}

const boundary = /[\s"',;()]/;

/** Where the word begins in which two texts part. */
function wordStart(a: string, b: string): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  while (start > 0 && !boundary.test(a[start - 1] ?? "")) start--;
  return start;
}

const mostCharacters = 60;

/** The parts of two texts where they differ. */
function excerpts(a: string, b: string): [string, string] {
  const from = Math.max(a.length, b.length) <= mostCharacters ? 0 : wordStart(a, b);
  const cut = (text: string) => {
    const part = text.slice(from, from + mostCharacters);
    return `${from > 0 ? "…" : ""}${part}${from + mostCharacters < text.length ? "…" : ""}`;
  };
  return [cut(a), cut(b)];
}
