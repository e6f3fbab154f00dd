import { compiled, parseRegex, type Ranges, type Regex } from "./regex.ts";

interface State {
  /** Where one gets without reading. */
  free: { to: number; at?: "start" | "end" }[];
  reads?: { ranges: Ranges; to: number };
}

/** A nondeterministic automaton that finds a pattern anywhere in a text. */
interface Automaton {
  states: State[];
  first: number;
  last: number;
}

const maxStates = 3000;
const known = new Map<string, Automaton | undefined>();

/** What a text must obey; lengths in code points. */
export interface TextDemand {
  patterns: readonly { source: string; negated: boolean }[];
  min: number;
  max: number;
  except: ReadonlySet<string>;
}

/**
 * A shortest text that obeys the demand; "none" where there is none; "unknown" where a pattern is not regular or the
 * search grows too big.
 */
export function findText(demand: TextDemand, limit = 5000): { text: string } | "none" | "unknown" {
  const automata: { automaton: Automaton; negated: boolean }[] = [];
  for (const { source, negated } of demand.patterns) {
    const automaton = automatonOf(source);
    if (!automaton) return "unknown";
    automata.push({ automaton, negated });
  }
  const letters = lettersOf(automata.map(({ automaton }) => automaton));
  const start = automata.map(({ automaton }) => closure(automaton, [automaton.first], "start"));
  let row = [{ sets: start, text: "" }];
  const seen = new Set<string>();
  // What begins as an excepted text does is not taken for any other text that leads to the same states.
  const excepted = [...demand.except];
  for (let length = 0, steps = 0; row.length > 0 && length <= demand.max; length++) {
    const next: typeof row = [];
    for (const { sets, text } of row) {
      if (length >= demand.min && accepts(automata, sets, length === 0) && !demand.except.has(text)) return { text };
      if (++steps > limit) return "unknown";
      for (const letter of letters) {
        const reached = automata.map(({ automaton }, index) => read(automaton, sets[index] ?? [], letter));
        const longer = text + String.fromCodePoint(letter);
        const history = excepted.some((each) => each.startsWith(longer)) ? longer : "";
        const key = `${Math.min(length + 1, demand.min)} ${history} ${reached.map((set) => set.join()).join(";")}`;
        if (seen.has(key)) continue;
        seen.add(key);
        next.push({ sets: reached, text: longer });
      }
    }
    row = next;
  }
  return "none";
}

/**
 * Does a pattern occur in a text? Long texts are read by the automaton, which never goes back; what is no pattern
 * occurs in none.
 */
export function matches(source: string, text: string): boolean {
  const automaton = text.length > 20 ? automatonOf(source) : undefined;
  if (!automaton) return compiled(source)?.test(text) ?? false;
  let states = closure(automaton, [automaton.first], "start");
  for (const character of text) states = read(automaton, states, character.codePointAt(0) ?? 0);
  return closure(automaton, states, "end").includes(automaton.last);
}

function accepts(automata: readonly { automaton: Automaton; negated: boolean }[], sets: number[][], empty: boolean) {
  return automata.every(({ automaton, negated }, index) => {
    const ended = closure(automaton, sets[index] ?? [], empty ? "both" : "end");
    return ended.includes(automaton.last) !== negated;
  });
}

function read(automaton: Automaton, states: readonly number[], letter: number): number[] {
  const reached: number[] = [];
  for (const state of states) {
    const { reads } = automaton.states[state] ?? {};
    if (reads?.ranges.some(([low, high]) => low <= letter && letter <= high)) reached.push(reads.to);
  }
  return closure(automaton, reached);
}

function closure(automaton: Automaton, states: readonly number[], at?: "start" | "end" | "both"): number[] {
  const reached = new Set(states);
  for (const state of reached)
    for (const { to, at: only } of automaton.states[state]?.free ?? [])
      if (only === undefined || at === "both" || only === at) reached.add(to);
  return [...reached].sort((a, b) => a - b);
}

/** One code point of each kind that the automata tell apart; readable ones where there is a choice. */
function lettersOf(automata: readonly Automaton[]): number[] {
  const cuts = new Set([0, 0x110000]);
  for (const { states } of automata)
    for (const { reads } of states) for (const [low, high] of reads?.ranges ?? []) cuts.add(low).add(high + 1);
  const sorted = [...cuts].sort((a, b) => a - b);
  const letters = sorted.slice(0, -1).map((low, index) => readable(low, (sorted[index + 1] ?? low + 1) - 1));
  const rank = (letter: number) => (letter >= 97 && letter <= 122 ? 0 : letter >= 33 && letter <= 126 ? 1 : 2);
  return letters.filter((letter) => letter < 0xd800 || letter > 0xdfff).sort((a, b) => rank(a) - rank(b) || a - b);
}

function readable(low: number, high: number): number {
  for (const wished of [97, 65, 48, 45, 33]) if (low <= wished && wished <= high) return wished;
  if (low < 33 && high > 126) return 33;
  return low < 0xd800 && high > 0xd800 ? low : low <= 0xdfff && low >= 0xd800 ? high : low;
}

function automatonOf(source: string): Automaton | undefined {
  if (known.has(source)) return known.get(source);
  const regex = parseRegex(source);
  const automaton = regex && build(regex);
  known.set(source, automaton);
  return automaton;
}

const anything: Regex = {
  kind: "repeat",
  min: 0,
  max: Infinity,
  part: { kind: "characters", ranges: [[0, 0x10ffff]] },
};

function build(regex: Regex): Automaton | undefined {
  const states: State[] = [];
  const add = (): number => states.push({ free: [] }) - 1;
  const link = (from: number, to: number, at?: "start" | "end") =>
    states[from]?.free.push(at === undefined ? { to } : { to, at });

  function connect(part: Regex, from: number): number {
    if (states.length > maxStates) return from;
    if (part.kind === "sequence") return part.parts.reduce((at, each) => connect(each, at), from);
    const to = add();
    if (part.kind === "characters") {
      const reader = add();
      link(from, reader);
      states[reader] = { free: [], reads: { ranges: part.ranges, to } };
    } else if (part.kind === "choice") {
      for (const each of part.parts) {
        const branch = add();
        link(from, branch);
        link(connect(each, branch), to);
      }
    } else if (part.kind === "repeat") {
      let at = from;
      for (let count = 0; count < part.min && states.length <= maxStates; count++) at = connect(part.part, at);
      if (part.max === Infinity) {
        const loop = add();
        link(at, loop);
        link(connect(part.part, loop), loop);
        link(loop, to);
      } else {
        link(at, to);
        for (let count = part.min; count < part.max && states.length <= maxStates; count++) {
          at = connect(part.part, at);
          link(at, to);
        }
      }
    } else link(from, to, part.kind);
    return to;
  }

  const first = add();
  const last = connect({ kind: "sequence", parts: [anything, regex, anything] }, first);
  return states.length > maxStates ? undefined : { states, first, last };
}
