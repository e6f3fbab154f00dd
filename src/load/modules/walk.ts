import { UserError } from "../../errors.ts";
import { isObject, own } from "../../schema/json.ts";
import { inspect } from "../../schema/plain.ts";
import { join, tokensOf } from "../../schema/pointer.ts";
import type { Pointer } from "../../types.ts";
import { wrappers } from "../envelopes.ts";
import { recognise } from "../payload.ts";
import { excerpt } from "../printable.ts";
import { isHolder, isLiteral, member } from "./member.ts";
import type { ToldFault } from "./message.ts";
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
  faults: ToldFault[];
}

/** Tools stand in a list in an object in an export; what is deeper is a configuration or a program's state. */
const maxDepth = 4;

/** The tools among the values that a module exports: each value once, in the order of the exports. */
export async function toolsAmong(exports: readonly Place[], libraries: Libraries): Promise<Catalogue> {
  const found: Catalogue = { tools: [], passedOver: [], faults: [] };
  const seen = new Set<unknown>();
  const rest = exports.map((place) => ({ ...place, depth: 0 })).reverse();
  for (let place = rest.pop(); place; place = rest.pop()) {
    const { value, name, depth } = place;
    if (!isHolder(value) || seen.has(value)) continue;
    seen.add(value);
    try {
      const members = await read(place, libraries, found);
      if (depth < maxDepth) for (const member of members.reverse()) rest.push({ ...member, depth: depth + 1 });
    } catch (error) {
      // A getter or a proxy: https://env.t3.gg has one that throws unless it runs on a server.
      found.passedOver.push({ what: name, why: `it throws when it is looked at: ${excerpt(String(error), 200)}` });
    }
  }
  return found;
}

/** Takes the tools that a value is, or returns the values in it. */
async function read(place: Place, libraries: Libraries, found: Catalogue): Promise<Place[]> {
  const recogniser = recogniserOf(place.value);
  if (isHosted(place.value))
    found.passedOver.push({ what: place.name, why: "the provider's own: it carries no schema" });
  else if (recogniser) await emit(recogniser, place, libraries, found);
  else if (!readPayload(place, found)) return membersOf(place);
  return [];
}

async function emit(recogniser: Recogniser, place: Place, libraries: Libraries, found: Catalogue): Promise<void> {
  const bare = schemaRecognisers.some((each) => each === recogniser);
  try {
    for (const emitted of await recogniser.emit(place.value, { name: place.name, libraries })) {
      found.tools.push({ source: recogniser.id, ...emitted, at: place.at, bare });
    }
  } catch (cause) {
    const told = cause instanceof Error ? cause.message : String(cause);
    const isOurs = cause instanceof UserError;
    found.faults.push({
      ...(bare && { schema: place.name }),
      message: isOurs ? `\`${place.name}\` ${told}` : `\`${place.name}\` has no JSON Schema: ${excerpt(told, 300)}`,
      hint: (isOurs ? cause.hint : undefined) ?? "the library that made it cannot write it as JSON Schema either",
    });
  }
}

/** The AI SDK's word for a tool that a provider runs. */
function isHosted(value: unknown): boolean {
  const type = isLiteral(value) ? value.type : undefined;
  return type === "provider-defined" || type === "provider";
}

/** Takes what is in a provider's own shape. */
function readPayload({ value, name, at }: Place, found: Catalogue): boolean {
  if (!Array.isArray(value) && !isLiteral(value)) return false;
  const isWrapped = isObject(value) && (isObject(own(value, "function")) || isObject(own(value, "toolSpec")));
  if (!isWrapped && holdsRecognised(value)) return false;
  const payload = isEndless(value) ? undefined : recognise(value, name);
  // A program has lists that are called `tools`, too.
  if (payload === undefined || (payload.tools.length === 0 && payload.passedOver.length === 0)) return false;
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
function isEndless(value: object): boolean {
  if (!wrappers.some((key) => Object.hasOwn(value, key))) return false;
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

const recognisers: readonly Recogniser[] = [...toolRecognisers, ...schemaRecognisers];

function recogniserOf(value: unknown): Recogniser | undefined {
  return recognisers.find(({ recognises }) => recognises(value));
}

function membersOf({ value, name, at }: Place): Place[] {
  if (Array.isArray(value) || value instanceof Set) {
    return [...value].map((member, index) => ({ value: member, name, at: join(at, index) }));
  }
  const entries = value instanceof Map ? [...value] : isLiteral(value) ? Object.entries(value) : toolsOfAgent(value);
  return entries.map(([key, member]) => ({ value: member, name: String(key), at: join(at, String(key)) }));
}

/** An `Agent` of the OpenAI Agents SDK: https://openai.github.io/openai-agents-js/guides/agents/ */
function toolsOfAgent(value: unknown): [string, unknown][] {
  const isAgent = Array.isArray(member(value, "tools")) && Array.isArray(member(value, "handoffs"));
  return isAgent ? ["tools", "handoffs"].map((key) => [key, member(value, key)]) : [];
}
