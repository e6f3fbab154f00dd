import { findText, matches } from "./automaton.ts";
import type { Found } from "./document.ts";
import { examples, hullOf, implies, isOfFormat } from "./formats.ts";
import type { StringPart } from "./parts.ts";

/** A string of a part, as short as may be. */
export function findString(part: StringPart): Found | undefined {
  const isPlain = part.patterns.length + part.formats.length + part.except.length === 0;
  if (isPlain && part.min < 100_000) return { value: "a".repeat(part.min), sure: true };
  const wished = part.formats.filter(({ negated }) => !negated).map(({ name }) => name);
  const denied = part.formats.filter(({ negated }) => negated).map(({ name }) => name);
  if (wished.some((name) => denied.some((other) => implies(name, other)))) return undefined;
  const except = new Set(part.except.filter((value) => typeof value === "string"));
  const hulls = wished.flatMap(hullOf).map((source) => ({ source, negated: false }));
  const text = findText({ patterns: [...part.patterns, ...hulls], min: part.min, max: part.max, except });
  if (text === "none") return undefined;
  const short = text === "unknown" ? [] : [text.text];
  const value = [...short, ...wished.flatMap(examples), ...plainTexts(part)].find((each) => holdsText(part, each));
  return value === undefined ? { value: short[0] ?? "", sure: false } : { value, sure: true };
}

/** Is a string in a part? */
export function holdsText(part: StringPart, text: string): boolean {
  const length = part.min === 0 && part.max === Infinity ? 0 : [...text].length;
  return (
    (length === 0 ? part.min === 0 : part.min <= length && length <= part.max) &&
    part.patterns.every(({ source, negated }) => matches(source, text) !== negated) &&
    part.formats.every(({ name, negated }) => isOfFormat(name, text) !== negated) &&
    !part.except.includes(text)
  );
}

function plainTexts({ min, max }: StringPart): string[] {
  const most = Math.min(max, Math.max(min, 200));
  return ["a", "1", "A-1", "x y", "a@b.example", "2024-01-31", "https://example.com/a"].concat(
    [min, most].filter((length) => length < 100_000).map((length) => "a".repeat(length)),
  );
}
