import { RegexError, type Source } from "./regex-source.ts";

/** Inline flags: of the whole pattern as `(?i)`, or of one group as `(?i-x:…)`. */
export interface Flags {
  whole: boolean;
  on: ReadonlySet<string>;
  off: ReadonlySet<string>;
}

const known = /^[aiLmstux]$/;
/** `t` is an undocumented flag that Python 3.13 no longer has. */
const wholeOnly = "t";
const alphabets = /^[auL]$/;

/** Reads flags from behind the question mark; `first` is the flag or the dash there. */
export function parseFlags(first: string, source: Source): Flags {
  const on = new Set<string>();
  let flag = first;
  while (flag !== "-" && flag !== ":" && flag !== ")") {
    if (flag === "L") throw new RegexError("bad inline flags: cannot use 'L' flag with a str pattern");
    on.add(flag);
    if (on.has("a") && on.has("u")) {
      throw new RegexError("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
    flag = next(source, /^[-:)]$/, "missing -, : or )");
  }
  if (flag === ")") return { whole: true, on, off: new Set() };
  if (on.has(wholeOnly)) throw new RegexError("bad inline flags: cannot turn on global flag");
  return { whole: false, on, off: flag === "-" ? flagsOff(on, source) : new Set() };
}

function flagsOff(on: ReadonlySet<string>, source: Source): ReadonlySet<string> {
  const off = new Set<string>();
  for (let flag = next(source, known, "missing flag"); flag !== ":"; flag = next(source, /^:$/, "missing :")) {
    if (alphabets.test(flag)) throw new RegexError("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    off.add(flag);
  }
  if (off.has(wholeOnly)) throw new RegexError("bad inline flags: cannot turn off global flag");
  if ([...on].some((flag) => off.has(flag))) throw new RegexError("bad inline flags: flag turned on and off");
  return off;
}

/** A flag, or one of the characters that may follow flags. */
function next(source: Source, end: RegExp, missing: string): string {
  const token = source.get();
  if (token !== undefined && (known.test(token) || end.test(token))) return token;
  throw new RegexError(token !== undefined && /^\p{L}$/u.test(token) ? "unknown flag" : missing);
}
