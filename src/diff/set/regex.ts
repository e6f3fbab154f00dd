/** Sorted, disjoint ranges of code points, both ends included. */
export type Ranges = readonly (readonly [number, number])[];

/** A regular expression as a tree. */
export type Regex =
  | { kind: "characters"; ranges: Ranges }
  | { kind: "start" | "end" }
  | { kind: "sequence" | "choice"; parts: readonly Regex[] }
  | { kind: "repeat"; part: Regex; min: number; max: number };

const last = 0x10ffff;
const digits: Ranges = [[48, 57]];
const word: Ranges = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const space: Ranges = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const lineEnds: Ranges = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];
const classes: Readonly<Record<string, Ranges>> = {
  d: digits,
  D: without(digits),
  w: word,
  W: without(word),
  s: space,
  S: without(space),
};
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, v: 11, f: 12, 0: 0 };

/**
 * Reads the part of ECMA-262's patterns that is regular: no look-around, back reference, word boundary or property
 * class. Undefined for the rest, and for what is no pattern.
 */
export function parseRegex(source: string): Regex | undefined {
  if (!compiled(source)) return undefined;
  try {
    return new Parser(source).whole();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const known = new Map<string, RegExp | undefined>();

/** The language's own reading of a pattern; undefined where it is none. */
export function compiled(source: string): RegExp | undefined {
  if (!known.has(source)) known.set(source, compile(source));
  return known.get(source);
}

function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "u");
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Every code point but these. */
export function without(ranges: Ranges): Ranges {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [low, high] of merged(ranges)) {
    if (low > next) rest.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= last) rest.push([next, last]);
  return rest;
}

function merged(ranges: Ranges): Ranges {
  const out: [number, number][] = [];
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const top = out.at(-1);
    if (top && low <= top[1] + 1) top[1] = Math.max(top[1], high);
    else out.push([low, high]);
  }
  return out;
}

class Parser {
  private at = 0;
  private readonly text: readonly string[];

  constructor(source: string) {
    this.text = [...source];
  }

  whole(): Regex {
    const regex = this.choice();
    if (this.at < this.text.length) throw new SyntaxError("unmatched )");
    return regex;
  }

  private choice(): Regex {
    const parts = [this.sequence()];
    while (this.take("|")) parts.push(this.sequence());
    return { kind: "choice", parts };
  }

  private sequence(): Regex {
    const parts: Regex[] = [];
    while (this.at < this.text.length && this.peek() !== "|" && this.peek() !== ")") parts.push(this.repeated());
    return { kind: "sequence", parts };
  }

  private repeated(): Regex {
    const part = this.atom();
    const bounds = this.bounds();
    if (!bounds) return part;
    this.take("?");
    return { kind: "repeat", part, ...bounds };
  }

  private bounds(): { min: number; max: number } | undefined {
    if (this.take("*")) return { min: 0, max: Infinity };
    if (this.take("+")) return { min: 1, max: Infinity };
    if (this.take("?")) return { min: 0, max: 1 };
    const [written, min = "", comma, max] = /^\{(\d+)(,?)(\d*)\}/.exec(this.rest(24)) ?? [];
    if (written === undefined) return undefined;
    this.at += written.length;
    return { min: Number(min), max: max ? Number(max) : comma ? Infinity : Number(min) };
  }

  private atom(): Regex {
    const character = this.next();
    if (character === "^") return { kind: "start" };
    if (character === "$") return { kind: "end" };
    if (character === ".") return { kind: "characters", ranges: without(lineEnds) };
    if (character === "[") return { kind: "characters", ranges: this.set() };
    if (character === "\\") return { kind: "characters", ranges: this.escape(false) };
    if (character !== "(") return { kind: "characters", ranges: one(character) };
    const [head] = /^\?(?::|<[A-Za-z]\w*>)/.exec(this.rest(80)) ?? [];
    if (head !== undefined) this.at += head.length;
    else if (this.peek() === "?") throw new SyntaxError("look-around is not regular");
    const inside = this.choice();
    if (!this.take(")")) throw new SyntaxError("unmatched (");
    return inside;
  }

  private set(): Ranges {
    const negated = this.take("^");
    const ranges: (readonly [number, number])[] = [];
    while (!this.take("]")) {
      const low = this.member();
      const [first] = low;
      if (this.peek() === "-" && this.text[this.at + 1] !== "]" && first && low.length === 1 && first[0] === first[1]) {
        this.at++;
        const [upper] = this.member();
        ranges.push([first[0], upper?.[1] ?? first[1]]);
      } else ranges.push(...low);
    }
    return negated ? without(ranges) : merged(ranges);
  }

  private member(): Ranges {
    const character = this.next();
    return character === "\\" ? this.escape(true) : one(character);
  }

  private escape(inSet: boolean): Ranges {
    const character = this.next();
    const known = classes[character];
    if (known) return known;
    const control = controls[character];
    if (control !== undefined) return [[control, control]];
    if (inSet && character === "b") return [[8, 8]];
    const [written, short, long] = /^(?:x([\da-f]{2})|u([\da-f]{4}))/i.exec(character + this.rest(6)) ?? [];
    if (written !== undefined) {
      this.at += written.length - 1;
      const code = Number.parseInt(short ?? long ?? "", 16);
      return [[code, code]];
    }
    if (/[A-Za-z\d]/.test(character)) throw new SyntaxError(`\\${character} is not read`);
    return one(character);
  }

  private peek(): string | undefined {
    return this.text[this.at];
  }

  private rest(length: number): string {
    return this.text.slice(this.at, this.at + length).join("");
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at++;
    return true;
  }

  private next(): string {
    const character = this.text[this.at++];
    if (character === undefined) throw new SyntaxError("the pattern ends early");
    return character;
  }
}

function one(character: string): Ranges {
  const code = character.codePointAt(0) ?? 0;
  return [[code, code]];
}
