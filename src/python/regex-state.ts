import { RegexError } from "./regex-source.ts";

/** The fewest and the most characters that a part of a pattern matches, up to `endless`. */
export interface Width {
  min: number;
  max: number;
}

/** A part of a pattern, as far as a quantifier or a lookbehind asks. */
export interface Item {
  kind: "place" | "repeat" | "other";
  width: Width;
}

export const endless = 2 ** 32 - 1;
export const noWidth: Width = { min: 0, max: 0 };
export const oneCharacter: Width = { min: 1, max: 1 };

/** Widths no greater than Python counts. */
export function bounded({ min, max }: Width): Width {
  return { min: Math.min(min, endless - 1), max: Math.min(max, endless) };
}

/** The width of "this or that". */
export function either(one: Width, other: Width): Width {
  return { min: Math.min(one.min, other.min), max: Math.max(one.max, other.max) };
}

/** What a pattern has told of itself so far. */
export class RegexState {
  /** Flags set for the whole pattern. */
  readonly flags = new Set<string>();
  /** Open parentheses. */
  depth = 0;
  /** The fault that Python finds only after it has read the whole pattern. */
  late: string | undefined;
  /** Numbers of groups that a condition asks for, which may be opened later. */
  readonly conditions = new Set<number>();
  /** Widths by number; undefined while a group is open. Number 0 is the pattern itself. */
  readonly #widths: (Width | undefined)[] = [undefined];
  readonly #names = new Map<string, number>();
  /** The first number that the outermost lookbehind may not refer to. */
  #lookbehind: number | undefined;

  get groups(): number {
    return this.#widths.length;
  }

  openGroup(name: string | undefined): number {
    const group = this.#widths.push(undefined) - 1;
    if (name === undefined) return group;
    const taken = this.#names.get(name);
    if (taken !== undefined) {
      throw new RegexError(`redefinition of group name '${name}' as group ${group}; was group ${taken}`);
    }
    this.#names.set(name, group);
    return group;
  }

  closeGroup(group: number, width: Width): void {
    this.#widths[group] = width;
  }

  groupNamed(name: string): number {
    const group = this.#names.get(name);
    if (group === undefined) throw new RegexError(`unknown group name '${name}'`);
    return group;
  }

  /** The width of a back-reference. */
  referTo(group: number): Width {
    const width = this.#widths[group];
    if (width === undefined) throw new RegexError("cannot refer to an open group");
    this.checkLookbehind(group);
    return width;
  }

  /** Within a lookbehind, only groups closed before it may be referred to. */
  checkLookbehind(group: number): void {
    if (this.#lookbehind === undefined) return;
    if (this.#widths[group] === undefined) throw new RegexError("cannot refer to an open group");
    if (group >= this.#lookbehind)
      throw new RegexError("cannot refer to group defined in the same lookbehind subpattern");
  }

  inLookbehind(parse: () => Width): Width {
    const outer = this.#lookbehind;
    this.#lookbehind ??= this.groups;
    const width = parse();
    this.#lookbehind = outer;
    return width;
  }
}
