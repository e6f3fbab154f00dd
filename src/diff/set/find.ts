import { type Found, keyOf, type Session } from "./document.ts";
import { findArray } from "./find-array.ts";
import { findNumber } from "./find-number.ts";
import { findObject } from "./find-object.ts";
import { findString } from "./find-string.ts";
import { contradicts, partsOf } from "./narrow.ts";
import { type Node, type Part, TooHard } from "./parts.ts";

const maxDepth = 150;

/**
 * A value that obeys every literal of a node, or undefined where there surely is none. A least value never holds
 * itself, so a node that is met again within its own search has nothing to add.
 */
export function find(node: Node): Found | undefined {
  const [first] = node;
  if (!first) return { value: "", sure: true };
  if (contradicts(node)) return undefined;
  const { session } = first.document;
  const key = keyOf(node);
  if (session.found.has(key)) return session.found.get(key);
  const depth = session.open.get(key);
  if (depth !== undefined) {
    session.cameBackTo = Math.min(session.cameBackTo, depth);
    return undefined;
  }
  if (session.open.size >= maxDepth || --session.steps < 0) throw new TooHard();
  return search(node, key, session);
}

function search(node: Node, key: string, session: Session): Found | undefined {
  const before = session.cameBackTo;
  const depth = session.open.size;
  session.cameBackTo = Infinity;
  session.open.set(key, depth);
  let found: Found | undefined;
  try {
    for (const part of partsOf(node)) {
      found = better(found, findIn(part, session));
      if (found?.sure) break;
    }
  } finally {
    session.open.delete(key);
  }
  // An emptiness that leans on a search still open is not kept.
  if (found || session.cameBackTo >= depth) {
    session.found.set(key, found);
    session.cameBackTo = before;
  } else session.cameBackTo = Math.min(before, session.cameBackTo);
  return found;
}

/** A value of a part. */
export function findIn(part: Part, session: Session): Found | undefined {
  if (part.type === "value") return { value: part.value, sure: part.doubt !== true };
  const found = foundIn(part, session);
  return found && part.doubt ? { ...found, sure: false } : found;
}

function foundIn(part: Exclude<Part, { type: "value" }>, session: Session): Found | undefined {
  if (part.type === "number") return findNumber(part);
  if (part.type === "string") return findString(part);
  if (part.type === "array") return findArray(part, session);
  return findObject(part, session);
}

/** Is there surely no value, whatever searches are open? */
export function isSurelyEmpty(node: Node): boolean {
  const session = node[0]?.document.session;
  return session !== undefined && surely(session, () => find(node));
}

export function isSurelyEmptyPart(part: Part, session: Session): boolean {
  return surely(session, () => findIn(part, session));
}

function surely(session: Session, look: () => Found | undefined): boolean {
  const before = session.cameBackTo;
  session.cameBackTo = Infinity;
  const found = look();
  const leans = session.cameBackTo < Infinity;
  session.cameBackTo = before;
  return found === undefined && !leans;
}

function better(a: Found | undefined, b: Found | undefined): Found | undefined {
  return a === undefined || b?.sure ? b : a;
}
