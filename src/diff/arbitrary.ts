import type * as FastCheck from "fast-check";
import { findIn } from "./set/find.ts";
import { examples } from "./set/formats.ts";
import { itemNode } from "./set/keywords-array.ts";
import { holdsNode } from "./set/member.ts";
import { partsOf } from "./set/narrow.ts";
import { mayOccur, valueNode } from "./set/object-part.ts";
import type { ArrayPart, Node, NumberPart, ObjectPart, Part, StringPart } from "./set/parts.ts";

type Fc = typeof FastCheck;
type Arbitrary = FastCheck.Arbitrary<unknown>;

const maxDepth = 5;

/** Draws values of a node: nearly always inside it, for what could not be decided is left to the judge. */
export function arbitraryOf(node: Node, fc: Fc, depth = 0): Arbitrary {
  const parts = partsOf(node);
  const choices = parts.length === 0 ? [fc.constant(null)] : parts.map((part) => ofPart(part, node, fc, depth));
  return fc.oneof(...choices);
}

function ofPart(part: Part, node: Node, fc: Fc, depth: number): Arbitrary {
  if (part.type === "value") return fc.constant(part.value);
  if (part.type === "number") return ofNumber(part, fc);
  if (part.type === "string") return ofString(part, fc);
  const session = node[0]?.document.session;
  if (depth >= maxDepth) return fc.constant(session ? findIn(part, session)?.value : null);
  return part.type === "array" ? ofArray(part, fc, depth) : ofObject(part, fc, depth);
}

function ofNumber(part: NumberPart, fc: Fc): Arbitrary {
  const [min, max] = [Math.max(part.low, -1e6), Math.min(part.high, 1e6)];
  const ends = [part.low, part.high].filter(Number.isFinite).flatMap((end) => [end, end - 1, end + 1]);
  const [step] = part.steps;
  const span = max >= min ? { min, max } : { min: part.low, max: part.low };
  if (step !== undefined)
    return fc
      .oneof(
        fc.integer({
          min: Math.ceil(span.min / step),
          max: Math.max(Math.ceil(span.min / step), Math.floor(span.max / step)),
        }),
      )
      .map((count) => count * step);
  return fc.oneof(
    fc.double({ ...span, noNaN: true }),
    fc.integer({ min: -100, max: 100 }),
    fc.constantFrom(0, ...ends),
  );
}

function ofString(part: StringPart, fc: Fc): Arbitrary {
  const wished = part.formats.filter(({ negated }) => !negated).flatMap(({ name }) => examples(name));
  const choices: Arbitrary[] = wished.length > 0 ? [fc.constantFrom(...wished)] : [];
  for (const { source, negated } of part.patterns) if (!negated) choices.push(ofPattern(source, fc));
  if (choices.length > 0) return fc.oneof(...choices);
  const [minLength, most] = [Math.min(part.min, 500), Math.min(part.max, part.min + 40)];
  return fc.oneof(
    fc.string({ minLength, maxLength: Math.max(minLength, most) }),
    fc.string({ minLength, maxLength: Math.max(minLength, most), unit: "grapheme" }),
    fc.constantFrom("a", "A", "1", "2024-01-31", "a@b.example", "https://example.com"),
  );
}

/** fast-check cannot draw from every pattern. */
function ofPattern(source: string, fc: Fc): Arbitrary {
  try {
    return fc.stringMatching(new RegExp(source, "u"));
  } catch {
    return fc.string();
  }
}

function ofArray(part: ArrayPart, fc: Fc, depth: number): Arbitrary {
  const min = Math.min(part.min, 20);
  const lengths = fc.integer({ min, max: Math.max(min, Math.min(part.max, min + 3)) });
  return lengths.chain((length) =>
    fc.tuple(...Array.from({ length }, (_, index) => arbitraryOf(itemNode(part, index), fc, depth + 1))),
  );
}

function ofObject(part: ObjectPart, fc: Fc, depth: number): Arbitrary {
  const keys = new Set([...part.properties.keys(), ...part.required].filter((key) => mayOccur(part, key)));
  if (!part.recorded.declares || part.recorded.map) keys.add("extra");
  const members: Record<string, Arbitrary> = {};
  for (const key of keys) {
    const node = valueNode(part, key);
    if (part.names.length > 0 && holdsNode(part.names, key) === false) continue;
    if (part.required.has(key) || partsOf(node).length > 0) members[key] = arbitraryOf(node, fc, depth + 1);
  }
  const requiredKeys = [...part.required].filter((key) => Object.hasOwn(members, key));
  return fc.record(members, { requiredKeys, noNullPrototype: true });
}
