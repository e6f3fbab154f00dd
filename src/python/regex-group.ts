import { parseFlags } from "./regex-flags.ts";
import { RegexError, type Source } from "./regex-source.ts";
import { bounded, either, type Item, noWidth, type RegexState, type Width } from "./regex-state.ts";
import { repr } from "./repr.ts";

/** What surrounds a group. */
export interface Around {
  verbose: boolean;
  /** Nothing stands before it in the whole pattern. */
  start: boolean;
  alternatives(verbose: boolean): Width;
  sequence(verbose: boolean): Width;
}

/** Reads `(…)` from behind its parenthesis; undefined for what leaves nothing to match: comments and flags. */
export function parseGroup(source: Source, state: RegexState, around: Around): Item | undefined {
  if (!source.match("?")) return capture(undefined, source, state, around);
  const kind = token(source);
  switch (kind) {
    case "P":
      return extension(source, state, around);
    case ":":
    case ">":
      return other(closed(source, around.alternatives(around.verbose)));
    case "#":
      return comment(source);
    case "=":
    case "!":
      closed(source, around.alternatives(around.verbose));
      return other(noWidth);
    case "<":
      return lookbehind(source, state, around);
    case "(":
      return conditional(source, state, around);
    default:
      if (!/^[-aiLmstux]$/.test(kind)) throw new RegexError(`unknown extension ?${kind}`);
      return flags(kind, source, state, around);
  }
}

function other(width: Width): Item {
  return { kind: "other", width };
}

function token(source: Source): string {
  const token = source.get();
  if (token === undefined) throw new RegexError("unexpected end of pattern");
  return token;
}

function closed(source: Source, width: Width): Width {
  if (!source.match(")")) throw new RegexError("missing ), unterminated subpattern");
  return width;
}

function capture(name: string | undefined, source: Source, state: RegexState, around: Around): Item {
  const group = state.openGroup(name);
  const width = closed(source, around.alternatives(around.verbose));
  state.closeGroup(group, width);
  return other(width);
}

function comment(source: Source): undefined {
  for (let token = source.get(); token !== ")"; token = source.get()) {
    if (token === undefined) throw new RegexError("missing ), unterminated comment");
  }
}

function lookbehind(source: Source, state: RegexState, around: Around): Item {
  const kind = token(source);
  if (kind !== "=" && kind !== "!") throw new RegexError(`unknown extension ?<${kind}`);
  const { min, max } = closed(
    source,
    state.inLookbehind(() => around.alternatives(around.verbose)),
  );
  if (min !== max) state.late ??= "look-behind requires fixed-width pattern";
  return other(noWidth);
}

/** `(?P<name>…)` and `(?P=name)`. */
function extension(source: Source, state: RegexState, around: Around): Item {
  if (source.match("<")) return capture(groupName(source.getUntil(">", "group name")), source, state, around);
  if (source.match("=")) return other(state.referTo(state.groupNamed(groupName(source.getUntil(")", "group name")))));
  throw new RegexError(`unknown extension ?P${token(source)}`);
}

function groupName(name: string): string {
  if (isIdentifier(name)) return name;
  throw new RegexError(`bad character in group name ${repr(name)}`);
}

function isIdentifier(name: string): boolean {
  return /^[_\p{XIDS}]\p{XIDC}*$/u.test(name);
}

/** `(?(1)yes|no)` and `(?(name)yes|no)`. */
function conditional(source: Source, state: RegexState, around: Around): Item {
  const name = source.getUntil(")", "group name");
  const group = isIdentifier(name) ? state.groupNamed(name) : numbered(name, state);
  state.checkLookbehind(group);
  const yes = around.sequence(around.verbose);
  const no = source.match("|") ? around.sequence(around.verbose) : noWidth;
  if (source.next === "|") throw new RegexError("conditional backref with more than two branches");
  return other(bounded(closed(source, either(yes, no))));
}

/** Python reads the number as its `int` does: with spaces, a sign and underscores. */
function numbered(name: string, state: RegexState): number {
  const group = /^[+-]?\d+(_\d+)*$/.test(name.trim()) ? Number(name.trim().replaceAll("_", "")) : Number.NaN;
  if (Number.isNaN(group) || group < 0) throw new RegexError(`bad character in group name ${repr(name)}`);
  if (group === 0) throw new RegexError("bad group number");
  state.conditions.add(group);
  return group;
}

/** Flags of the whole pattern may only open it. */
function flags(first: string, source: Source, state: RegexState, around: Around): Item | undefined {
  const { whole, on, off } = parseFlags(first, source);
  if (whole) {
    if (!around.start) throw new RegexError("global flags not at the start of the expression");
    for (const flag of on) state.flags.add(flag);
    return undefined;
  }
  const verbose = (around.verbose || on.has("x")) && !off.has("x");
  return other(closed(source, around.alternatives(verbose)));
}
