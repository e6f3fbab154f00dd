import { UserError } from "../../errors.ts";
import { isObject, own } from "../../schema/json.ts";
import { inspect } from "../../schema/plain.ts";
import { join, tokensOf } from "../../schema/pointer.ts";
import type { Pointer } from "../../types.ts";
import { wrappers } from "../envelopes.ts";
import { recognise } from "../payload.ts";
import { excerpt } from "../printable.ts";
import { isLiteral } from "./member.ts";
import type { Emitted, Libraries, Recogniser } from "./recogniser.ts";
import { toolRecognisers } from "./recognisers/index.ts";
import { schemaRecognisers } from "./recognisers/schemas.ts";

/** A value among the exports, and how it is called there. */
export interface Place {
  value: unknown;
  name: string;
  at: Pointer;
}

/** A tool with its place among the exports. */
export interface Placed extends Emitted {
  source: string;
  at: Pointer;
  /** A schema without a tool around it. */
  bare: boolean;
}

export interface Catalogue {
  tools: Placed[];
  passedOver: { what: string; why: string }[];
  faults: { message: string; hint?: string }[];
}

/** Tools stand in a list in an object in an export; what is deeper is a configuration or a program's state. */
const maxDepth = 4;

/** The tools among the values that a module exports: each value once, in the order of the exports. */
export async function toolsAmong(exports: readonly Place[], libraries: Libraries): Promise<Catalogue> {
  const found: Catalogue = { tools: [], passedOver: [], faults: [] };
  const seen = new Set<unknown>();
  const rest = exports.map((place) => ({ ...place, depth: 0 }));
  for (let place = rest.shift(); place; place = rest.shift()) {
    const { value, depth } = place;
    if (seen.has(value)) continue;
    if (typeof value === "object" || typeof value === "function") seen.add(value);
    const recogniser = recogniserOf(value);
    if (recogniser) await emit(recogniser, place, libraries, found);
    else if (!readPayload(place, found) && depth < maxDepth) {
      rest.unshift(...membersOf(place).map((member) => ({ ...member, depth: depth + 1 })));
    }
  }
  return found;
}

async function emit(recogniser: Recogniser, place: Place, libraries: Libraries, found: Catalogue): Promise<void> {
  const bare = schemaRecognisers.includes(recogniser);
  try {
    for (const emitted of await recogniser.emit(place.value, { name: place.name, libraries })) {
      found.tools.push({ source: recogniser.id, ...emitted, at: place.at, bare });
    }
  } catch (cause) {
    const told = cause instanceof Error ? cause.message : String(cause);
    const isOurs = cause instanceof UserError;
    found.faults.push({
      message: isOurs ? `\`${place.name}\` ${told}` : `\`${place.name}\` has no JSON Schema: ${excerpt(told, 300)}`,
      hint: (isOurs ? cause.hint : undefined) ?? "the library that made it cannot write it as JSON Schema either",
    });
  }
}

/** Takes what is in a provider's own shape. */
function readPayload({ value, name, at }: Place, found: Catalogue): boolean {
  if (!Array.isArray(value) && !isLiteral(value)) return false;
  const isWrapped = isObject(value) && (isObject(own(value, "function")) || isObject(own(value, "toolSpec")));
  if (!isWrapped && holdsRecognised(value)) return false;
  const payload = isEndless(value) ? undefined : recognise(value, name);
  if (payload === undefined) return false;
  for (const { tool, wire, schemaAt, nameAt } of payload.tools) {
    const places = { schemaAt, ...(nameAt !== undefined && { nameAt }) };
    const bare = payload.bare === true;
    found.tools.push({ tool, ...places, ...(wire !== undefined && { wire }), source: "module", at, bare });
  }
  found.passedOver.push(...payload.passedOver);
  for (const { at: where, what } of payload.faults) {
    const message = `${join(at)}${where} cannot be judged as a tool: ${what}`;
    found.faults.push({ message, hint: "give it a name and an input schema" });
  }
  return true;
}

/** Does a request stand inside itself? */
function isEndless(value: unknown): boolean {
  return inspect(value).unfit.some(
    ({ what, pointer }) => what === "a cycle" && tokensOf(pointer).every((token) => wrappers.includes(token)),
  );
}

/** Is some member, or a member of one, a library's? Then it is no payload. */
function holdsRecognised(value: unknown): boolean {
  const members = membersOf({ value, name: "", at: "" });
  return members.some(
    (member) =>
      recogniserOf(member.value) !== undefined ||
      membersOf(member).some((inner) => toolRecognisers.some((each) => each.recognises(inner.value))),
  );
}

function recogniserOf(value: unknown): Recogniser | undefined {
  return [...toolRecognisers, ...schemaRecognisers].find(({ recognises }) => recognises(value));
}

function membersOf({ value, name, at }: Place): Place[] {
  if (Array.isArray(value) || value instanceof Set) {
    return [...value].map((member, index) => ({ value: member, name, at: join(at, index) }));
  }
  const entries = value instanceof Map ? [...value] : isLiteral(value) ? Object.entries(value) : [];
  return entries.map(([key, member]) => ({ value: member, name: String(key), at: join(at, String(key)) }));
}
