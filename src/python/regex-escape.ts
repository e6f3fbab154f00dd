import { RegexError, type Source } from "./regex-source.ts";
import { type Item, noWidth, oneCharacter, type RegexState } from "./regex-state.ts";
import { repr } from "./repr.ts";

const digit = /^[0-9]$/;
const octalDigit = /^[0-7]$/;
const hexDigit = /^[0-9A-Fa-f]$/;
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const controls: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
const character: Item = { kind: "other", width: oneCharacter };

/** A backslash and what follows, outside `[…]`. `token` has been taken from the source. */
export function parseEscape(token: string, source: Source, state: RegexState): Item {
  const letter = token.slice(1);
  if (/^[AbBZ]$/.test(letter)) return { kind: "place", width: noWidth };
  if (/^[dDsSwW]$/.test(letter)) return character;
  if (/^[1-9]$/.test(letter)) return numbered(token, source, state);
  if (letter === "0") source.getWhile(octalDigit, 2);
  else codePoint(token, source);
  return character;
}

/** The same inside `[…]`: a code point, or undefined for a category as `\d`. */
export function parseClassEscape(token: string, source: Source): number | undefined {
  const letter = token.slice(1);
  if (/^[dDsSwW]$/.test(letter)) return undefined;
  return octalDigit.test(letter) ? octal(token + source.getWhile(octalDigit, 2)) : codePoint(token, source);
}

function codePoint(token: string, source: Source): number {
  const letter = token.slice(1);
  const control = controls[letter];
  if (control !== undefined) return control;
  const length = hexDigits[letter];
  if (length !== undefined) return hex(token + source.getWhile(hexDigit, length), length);
  if (letter === "N") return named(source);
  if (/^[0-9A-Za-z]$/.test(letter)) throw new RegexError(`bad escape ${token}`);
  return letter.codePointAt(0) ?? 0;
}

function hex(written: string, length: number): number {
  if (written.length !== length + 2) throw new RegexError(`incomplete escape ${written}`);
  const code = Number.parseInt(written.slice(2), 16);
  if (code > 0x10ffff) throw new RegexError(`bad escape ${written}`);
  return code;
}

function octal(written: string): number {
  const code = Number.parseInt(written.slice(1), 8);
  if (code > 0o377) throw new RegexError(`octal escape value ${written} outside of range 0-0o377`);
  return code;
}

/** A character by its Unicode name. The names are not at hand: whatever is spelt like one is taken for one. */
function named(source: Source): number {
  if (!source.match("{")) throw new RegexError("missing {");
  const name = source.getUntil("}", "character name");
  if (!/^[A-Za-z0-9 -]+$/.test(name)) throw new RegexError(`undefined character name ${repr(name)}`);
  return 0;
}

/** Three octal digits are a character, fewer digits a group. */
function numbered(token: string, source: Source, state: RegexState): Item {
  let written = token + source.getWhile(digit, 1);
  if (/^\\[0-7]{2}$/.test(written) && source.next !== undefined && octalDigit.test(source.next)) {
    written += source.get();
    octal(written);
    return character;
  }
  const group = Number(written.slice(1));
  if (group >= state.groups) throw new RegexError(`invalid group reference ${group}`);
  return { kind: "other", width: state.referTo(group) };
}
