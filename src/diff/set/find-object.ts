import { isObject } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { Found, Session } from "./document.ts";
import { find } from "./find.ts";
import { complement, literalOfOurs, plain } from "./literal.ts";
import { holdsNode } from "./member.ts";
import { isOther, mayOccur, valueNode } from "./object-part.ts";
import type { Node, ObjectPart, OtherKeys } from "./parts.ts";

type Need = ObjectPart["some"][number];
interface Draft {
  value: Map<string, unknown>;
  /** What a key's value was chosen for. */
  nodes: Map<string, Node>;
  sure: boolean;
}

/** An object of a part, with few keys. */
export function findObject(part: ObjectPart, session: Session): Found | undefined {
  const draft = newDraft();
  for (const key of part.required) if (!put(part, key, [], draft)) return undefined;
  for (const need of part.some) {
    if (meet(part, need, draft, session) === true) continue;
    // Other wishes may be in the way; alone, it is this one that cannot be had.
    if (meet(part, need, newDraft(), session) === false) return undefined;
    draft.sure = false;
  }
  if (part.required.size > part.max) return undefined;
  if (draft.value.size > part.max) draft.sure = false;
  if (draft.value.size < part.min) {
    const filled = fill(part, draft, session);
    if (filled === false) return undefined;
    if (filled !== true) draft.sure = false;
  }
  const value: JsonObject = {};
  for (const [key, each] of draft.value)
    Object.defineProperty(value, key, { value: each, enumerable: true, writable: true, configurable: true });
  const isExcepted = part.except.some((each) => isObject(each) && plain(each) === plain(value));
  return { value, sure: draft.sure && !isExcepted };
}

function newDraft(): Draft {
  return { value: new Map(), nodes: new Map(), sure: true };
}

/** Gives a key a value; false where it can have none. */
function put(part: ObjectPart, key: string, wish: Node, draft: Draft): boolean {
  if (!mayOccur(part, key) || (part.names.length > 0 && holdsNode(part.names, key) === false)) return false;
  const node = [...(draft.nodes.get(key) ?? valueNode(part, key)), ...wish];
  const found = find(node);
  if (!found) return false;
  draft.nodes.set(key, node);
  draft.value.set(key, found.value);
  draft.sure &&= found.sure;
  return true;
}

/** Finds a key for a need: true, false where there surely is none, "unknown" where not every key could be tried. */
function meet(part: ObjectPart, need: Need, draft: Draft, session: Session): boolean | "unknown" {
  for (const key of knownKeys(part))
    if (isOther(key, need) && (need.name.length === 0 || holdsNode(need.name, key) === true))
      if (put(part, key, need.value, draft)) return true;
  let isSure = true;
  for (const region of regionsOf(part, need)) {
    const key = freshKey(part, need, region, draft, session);
    if (key !== undefined && key !== unsure && put(part, key, need.value, draft)) return true;
    if (key === unsure || !region.isWhole) isSure = false;
  }
  return isSure ? false : "unknown";
}

function fill(part: ObjectPart, draft: Draft, session: Session): boolean | "unknown" {
  const anyKey: Need = { keys: new Set(), patterns: [], name: [], value: [] };
  for (const key of knownKeys(part)) {
    if (draft.value.size >= part.min) return true;
    if (!draft.value.has(key)) put(part, key, [], draft);
  }
  while (draft.value.size < part.min && draft.value.size < 1000) {
    const regions = regionsOf(part, anyKey);
    const isPut = regions.some((region) => {
      const key = freshKey(part, anyKey, region, draft, session);
      return key !== undefined && key !== unsure && put(part, key, [], draft);
    });
    if (!isPut) return regions.length > 2 ? "unknown" : false;
  }
  return draft.value.size >= part.min || "unknown";
}

function knownKeys(part: ObjectPart): Set<string> {
  const keys = new Set([...part.properties.keys(), ...part.recorded.keys]);
  for (const { keys: others } of part.others) for (const key of others) keys.add(key);
  return keys;
}

function patternsOf(part: ObjectPart, need: OtherKeys): string[] {
  const others = [...part.others, need].flatMap(({ patterns }) => patterns);
  return [...new Set([...part.patterns.map(({ source }) => source), ...others, ...part.recorded.patterns])];
}

/** Keys that match some patterns and not others: all of a region obey the same, where no pattern is left out. */
interface Region {
  of: readonly string[];
  notOf: readonly string[];
  isWhole: boolean;
}

/** With more patterns than that, only one at a time is tried. */
const mostPatterns = 4;

/** The regions of keys that a need may be met in, those of few patterns first. */
function regionsOf(part: ObjectPart, need: OtherKeys): Region[] {
  const sources = patternsOf(part, need);
  const free = sources.filter((source) => !need.patterns.includes(source));
  if (free.length > mostPatterns) {
    const none: Region = { of: [], notOf: sources, isWhole: true };
    return [none, ...free.map((source) => ({ of: [source], notOf: need.patterns, isWhole: false }))];
  }
  const count = 2 ** free.length;
  return Array.from({ length: count }, (_, bits) => free.filter((__, index) => bits & (1 << index)))
    .sort((a, b) => a.length - b.length)
    .map((of) => ({ of, notOf: sources.filter((source) => !of.includes(source)), isWhole: true }));
}

/** A region may hold a key that could not be found. */
const unsure = Symbol("unsure");

/** A key of a region that nothing names; undefined where there surely is none. */
function freshKey(part: ObjectPart, need: Need, { of, notOf }: Region, draft: Draft, session: Session) {
  if (part.recorded.declares && !part.recorded.map && of.length === 0) return undefined;
  const taken = [...knownKeys(part), ...draft.value.keys(), ...need.keys];
  if (of.length + notOf.length + part.names.length + need.name.length === 0) {
    for (let index = 0; ; index++) {
      const key = index === 0 ? "extra" : `extra${index}`;
      if (!taken.includes(key)) return key;
    }
  }
  const found = find([
    ...part.names,
    ...need.name,
    ...of.map((source) => literalOfOurs({ pattern: source }, session)),
    literalOfOurs({ type: "string", minLength: 1 }, session),
    complement(literalOfOurs({ enum: taken }, session)),
    ...notOf.map((source) => complement(literalOfOurs({ pattern: source }, session))),
  ]);
  if (!found) return undefined;
  return typeof found.value === "string" && found.sure ? found.value : unsure;
}
