import { accepts } from "../schema/accepts.ts";
import { isObject } from "../schema/json.ts";
import type { Schema } from "../types.ts";
import { ignoredPaths, requirementOf, type Step } from "./ignored.ts";
import { type Apart, partsApart } from "./parts-apart.ts";
import { type Document, type Found, newDocument, newSession, refresh, type Session } from "./set/document.ts";
import { find } from "./set/find.ts";
import { complement, literalOf, literalOfOurs } from "./set/literal.ts";
import { type Node, TooHard } from "./set/parts.ts";

/** How the values of a schema relate to those of the one before it. */
export type Relation = "equal" | "widened" | "narrowed" | "incomparable" | "unknown";

/** What becomes of recorded arguments. */
export interface Replay {
  verdict: "compatible" | "breaking" | "unknown";
  /** Arguments that were valid, and are refused or lose a property's effect. */
  witness?: unknown;
  effect?: "refused" | "ignored";
  /** Where nothing is sure: arguments that may be a witness. */
  candidate?: unknown;
  /** The properties that are read no more. */
  ignored: readonly (readonly Step[])[];
}

/** Two schemas, each in its document, that are asked about together. */
export interface Pair {
  session: Session;
  before: { schema: Schema; document: Document };
  after: { schema: Schema; document: Document };
}

/**
 * Pairs two tools' schemas; what is no schema is read as `true`, which every value obeys. In a session that is shared,
 * what was found out of one tool's schemas need not be found out again for the next one's.
 */
export function pairOf(before: unknown, after: unknown, session: Session = newSession()): Pair {
  refresh(session);
  const side = (root: unknown) => ({ schema: schemaOf(root), document: newDocument(root, session) });
  return { session, before: side(before), after: side(after) };
}

/** The same documents, looked at further down. */
export function below({ session, before, after }: Pair, was: unknown, is: unknown): Pair {
  return {
    session,
    before: { schema: schemaOf(was), document: before.document },
    after: { schema: schemaOf(is), document: after.document },
  };
}

/** How the values that obey the schemas relate, each read as its own draft says, formats asserted. */
export function relationOf(pair: Pair): Relation {
  const { session, before, after } = pair;
  const a = literalOf(before.schema, before.document);
  const b = literalOf(after.schema, after.document);
  if (a.id === b.id) return "equal";
  const apart = placesApart(pair);
  if (apart) return relationOfAll(apart.map(({ was, is }) => relationOf(below(pair, was, is))));
  const lost = confirmed(ask(session, [a, complement(b)]), before.schema, after.schema);
  const gained = confirmed(ask(session, [b, complement(a)]), after.schema, before.schema);
  if (lost?.sure === false || gained?.sure === false) return "unknown";
  if (lost) return gained ? "incomparable" : "narrowed";
  return gained ? "widened" : "equal";
}

/** How wholes relate whose parts relate so, when any part may take a value whatever the others take. */
export function relationOfAll(relations: readonly Relation[]): Relation {
  if (relations.includes("incomparable")) return "incomparable";
  const [less, more] = [relations.includes("narrowed"), relations.includes("widened")];
  if (less && more) return "incomparable";
  if (relations.includes("unknown")) return "unknown";
  return less ? "narrowed" : more ? "widened" : "equal";
}

/** The places at which alone two schemas differ; undefined where that does not decide how they relate. */
function placesApart(pair: Pair): Apart[] | undefined {
  const apart = partsApart(pair);
  return apart?.needed.every((literal) => ask(pair.session, [literal])?.sure) ? apart.places : undefined;
}

/** A value that may lie in one schema and outside the other, as ajv has it. */
function confirmed(found: Found | undefined, inside: Schema, outside: Schema): Found | undefined {
  if (!found || found.sure || found.value === undefined) return found;
  const isSure = accepts(inside, found.value) === true && accepts(outside, found.value) === false;
  return isSure ? { ...found, sure: true } : found;
}

/**
 * What becomes of arguments recorded under the schema before: they are objects, hold declared keys only, and no
 * number beyond the safe integers, for no model sends one. A key that is read no more is as bad as a refusal.
 */
export function replayOf(pair: Pair, isRoot = true): Replay {
  const { session, before, after } = pair;
  const same = literalOf(before.schema, before.document).id === literalOf(after.schema, after.document).id;
  if (same) return { verdict: "compatible", ignored: [] };
  const apart = placesApart(pair);
  if (apart) return replayOfPlaces(pair, apart);
  const recorded = [
    literalOf(before.schema, before.document, true),
    ...(isRoot ? [literalOfOurs(root, session, true)] : []),
  ];
  const ignored = ignoredPaths(pair, isRoot);
  const refused = ask(session, [...recorded, complement(literalOf(after.schema, after.document))]);
  if (refused?.sure) return { verdict: "breaking", witness: refused.value, effect: "refused", ignored };
  for (const path of ignored) {
    const lost = ask(session, [...recorded, literalOfOurs(requirementOf(path), session)]);
    if (lost?.sure) return { verdict: "breaking", witness: lost.value, effect: "ignored", ignored };
    if (lost) return { verdict: "unknown", candidate: lost.value, ignored };
  }
  return refused
    ? { verdict: "unknown", candidate: refused.value, ignored: [] }
    : { verdict: "compatible", ignored: [] };
}

/** The first place that breaks speaks for the whole; then one where nothing is sure. */
function replayOfPlaces(pair: Pair, places: readonly Apart[]): Replay {
  const replays = places.map((place) => ({ place, replay: replayOf(below(pair, place.was, place.is), false) }));
  const worst =
    replays.find(({ replay }) => replay.verdict === "breaking") ??
    replays.find(({ replay }) => replay.verdict === "unknown");
  if (!worst) return { verdict: "compatible", ignored: [] };
  const { place, replay } = worst;
  const whole = ask(pair.session, [literalOf(pair.before.schema, pair.before.document, true)]);
  const ignored = replays.flatMap((each) => each.replay.ignored.map((path) => [each.place.step, ...path]));
  if (replay.verdict === "unknown" && replay.candidate === undefined) return { verdict: "unknown", ignored };
  if (replay.verdict === "unknown")
    return { verdict: "unknown", candidate: place.around(replay.candidate, whole?.value), ignored };
  return { ...replay, witness: place.around(replay.witness, whole?.value), ignored };
}

/** Arguments as they were recorded under the schema before. */
export function recordedNode({ session, before }: Pair): Node {
  return [literalOf(before.schema, before.document, true), literalOfOurs(root, session, true)];
}

/** Some arguments that were valid before; undefined where there are none, or none could be found. */
export function someCall(pair: Pair): unknown {
  const found = ask(pair.session, recordedNode(pair));
  return found?.sure ? found.value : undefined;
}

const root: Schema = { type: "object", properties: {} };

/** A question that grows too big is not answered for sure. */
function ask(session: Session, node: Node): Found | undefined {
  const steps = Math.min(50_000, session.stepsInAll);
  session.steps = steps;
  session.cameBackTo = Infinity;
  try {
    return find(node);
  } catch (error) {
    if (error instanceof TooHard || error instanceof RangeError) return { value: undefined, sure: false };
    throw error;
  } finally {
    session.open.clear();
    session.levels = 0;
    session.stepsInAll -= steps - Math.max(0, session.steps);
    session.steps = session.stepsInAll;
  }
}

function schemaOf(value: unknown): Schema {
  return isObject(value) || typeof value === "boolean" ? value : true;
}
