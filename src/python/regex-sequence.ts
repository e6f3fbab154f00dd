import { parseClass } from "./regex-class.ts";
import { parseEscape } from "./regex-escape.ts";
import { parseGroup } from "./regex-group.ts";
import { parseRepetition } from "./regex-repetition.ts";
import { RegexError, type Source } from "./regex-source.ts";
import { bounded, either, type Item, noWidth, oneCharacter, type RegexState, type Width } from "./regex-state.ts";

/**
 * Groups within groups. Python 3.11 gives up at 494 with an empty stack, sooner within a server; here less is taken, so
 * that a pattern deep within a schema never exhausts the stack.
 */
const maxGroupDepth = 200;

/** Reads `a|b|c`, up to a closing parenthesis or the end. */
export function parseAlternatives(source: Source, state: RegexState, verbose: boolean): Width {
  const top = state.depth === 0;
  let width = parseSequence(source, state, verbose, top);
  while (source.match("|")) {
    width = either(width, parseSequence(source, state, top ? state.flags.has("x") : verbose, false));
  }
  return width;
}

/** Reads one alternative; `first` where the pattern begins with it. */
function parseSequence(source: Source, state: RegexState, verboseOutside: boolean, first: boolean): Width {
  let verbose = verboseOutside;
  let before = noWidth;
  let last: Item | undefined;
  for (let token = source.next; token !== undefined && token !== "|" && token !== ")"; token = source.next) {
    source.get();
    if (verbose && skipped(token, source)) continue;
    const times = parseRepetition(token, source);
    if (times) {
      last = repeated(last, times);
      continue;
    }
    const start = first && last === undefined;
    const item = parseItem(token, source, state, verbose, start);
    if (start) verbose ||= state.flags.has("x");
    if (item === undefined) continue;
    before = sum(before, last);
    last = item;
  }
  return bounded(sum(before, last));
}

function parseItem(
  token: string,
  source: Source,
  state: RegexState,
  verbose: boolean,
  start: boolean,
): Item | undefined {
  if (token.startsWith("\\")) return parseEscape(token, source, state);
  if (token === "^" || token === "$") return { kind: "place", width: noWidth };
  if (token === "[") parseClass(source);
  if (token !== "(") return { kind: "other", width: oneCharacter };
  if (++state.depth > maxGroupDepth) throw new RegexError("maximum recursion depth exceeded");
  const group = parseGroup(source, state, {
    verbose,
    start,
    alternatives: (verbose) => parseAlternatives(source, state, verbose),
    sequence: (verbose) => parseSequence(source, state, verbose, false),
  });
  state.depth--;
  return group;
}

/** White space and comments of a verbose pattern. */
function skipped(token: string, source: Source): boolean {
  if (token !== "#") return /^[ \t\n\r\v\f]$/.test(token);
  for (let passed = source.get(); passed !== undefined && passed !== "\n"; ) passed = source.get();
  return true;
}

function repeated(item: Item | undefined, times: Width): Item {
  if (item === undefined || item.kind === "place") throw new RegexError("nothing to repeat");
  if (item.kind === "repeat") throw new RegexError("multiple repeat");
  return { kind: "repeat", width: { min: item.width.min * times.min, max: item.width.max * times.max } };
}

function sum(width: Width, item: Item | undefined): Width {
  return item ? { min: width.min + item.width.min, max: width.max + item.width.max } : width;
}
