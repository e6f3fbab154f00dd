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
  const sources = patternsOf(part, need);
  for (const source of [undefined, ...sources]) {
    const key = freshKey(part, need, source, draft, session);
    if (key !== undefined && put(part, key, need.value, draft)) return true;
  }
  return sources.length > 1 || need.name.length > 1 ? "unknown" : false;
}

function fill(part: ObjectPart, draft: Draft, session: Session): boolean | "unknown" {
  const anyKey: Need = { keys: new Set(), patterns: [], name: [], value: [] };
  for (const key of knownKeys(part)) {
    if (draft.value.size >= part.min) return true;
    if (!draft.value.has(key)) put(part, key, [], draft);
  }
  while (draft.value.size < part.min && draft.value.size < 1000) {
    const sources = patternsOf(part, anyKey);
    const isPut = [undefined, ...sources].some((source) => {
      const key = freshKey(part, anyKey, source, draft, session);
      return key !== undefined && put(part, key, [], draft);
    });
    if (!isPut) return sources.length > 1 ? "unknown" : false;
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

/** A key that nothing names, of a pattern or of none. */
function freshKey(part: ObjectPart, need: Need, source: string | undefined, draft: Draft, session: Session) {
  if (part.recorded.declares && !part.recorded.map && source === undefined) return undefined;
  const taken = [...knownKeys(part), ...draft.value.keys(), ...need.keys];
  if (
    source === undefined &&
    part.names.length === 0 &&
    need.name.length === 0 &&
    patternsOf(part, need).length === 0
  ) {
    for (let index = 0; ; index++) {
      const key = index === 0 ? "extra" : `extra${index}`;
      if (!taken.includes(key)) return key;
    }
  }
  const pattern = source === undefined ? [] : [literalOfOurs({ pattern: source }, session)];
  const none = source === undefined ? patternsOf(part, need) : need.patterns;
  const wishes = [
    literalOfOurs({ type: "string", minLength: 1 }, session),
    complement(literalOfOurs({ enum: taken }, session)),
    ...none.map((each) => complement(literalOfOurs({ pattern: each }, session))),
  ];
  const found = find([...part.names, ...need.name, ...pattern, ...wishes]);
  return found && typeof found.value === "string" && found.sure ? found.value : undefined;
}
