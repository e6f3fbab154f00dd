import { inForce } from "../../schema/dates.ts";
import { isObject, own } from "../../schema/json.ts";
import { join } from "../../schema/pointer.ts";
import type { IsoDate, JsonObject, Pointer } from "../../types.ts";
import type { Host } from "./hosts.ts";
import { type Misfit, misfitOf, notRepeating, unknownName } from "./misfits.ts";
import { declarationKeys, type Field, type Fields } from "./schema-keywords.ts";

/** A `Schema` as the parser read it. */
export interface Message {
  /** snake_case name → the key and the value that were given. A null is read as nothing given. */
  given: ReadonlyMap<string, Given>;
  /** Names of the fields whose value does not fit. */
  misfitting: ReadonlySet<string>;
  /** Has it a key that is no field? */
  unknown: boolean;
  /** Absent at the root. */
  link?: Link;
  children: readonly Message[];
}

export interface Given {
  key: string;
  value: unknown;
}

/** What holds a message: the field, and its key or index there where it holds several. */
export interface Link {
  parent: Message;
  field: string;
  place?: string | number;
  /** The reference tokens that lead to it, as written. */
  tokens: readonly (string | number)[];
}

export interface Reading {
  root?: Message;
  /** In the order of the document; a pointer into the schema where it stands in the schema. */
  misfits: readonly (Misfit & { pointer?: Pointer })[];
}

/** Objects may stand this deep below a schema's root (cloud-code-0062, cloud-code-0063); nothing below is read. */
export const maxLevels = 61;

/** Reads a declaration: its own keys, and the schema under `parameters`. `at` is the declaration's path. */
export function readDeclaration(wire: JsonObject, at: string, host: Host, day: IsoDate): Reading {
  const readings = Object.keys(wire).map((key): Reading => {
    if (key === "parameters") return readSchema(wire[key], `${at}.parameters`, host, day);
    return { misfits: declarationKeys.has(key) ? [] : [unknownName(key, at)] };
  });
  const root = readings.find((reading) => reading.root)?.root;
  return { misfits: readings.flatMap(({ misfits }) => misfits), ...(root && { root }) };
}

/** Reads the schema that stands at a path. */
export function readSchema(schema: unknown, at: string, host: Host, day: IsoDate): Reading {
  const reader: Reader = { host, day, fields: spellings(host.fields, day), misfits: [] };
  if (isObject(schema)) return { root: readMessage(schema, at, undefined, 0, reader), misfits: reader.misfits };
  if (schema === undefined || schema === null) return { misfits: [] };
  const dot = at.lastIndexOf(".");
  const slot = { name: at.slice(dot + 1), field: { kind: "Schema" }, at, parentAt: at.slice(0, dot) } as const;
  const misfit = Array.isArray(schema) ? notRepeating(slot.name, slot.parentAt) : misfitOf(schema, slot, host, day);
  return { misfits: misfit ? [{ ...misfit, pointer: "" }] : [] };
}

/** The place of a message, or of something below it, in the schema. */
export function pointerTo(message: Message, ...below: readonly (string | number)[]): Pointer {
  const tokens: (string | number)[] = [...below];
  for (let at = message.link; at; at = at.parent.link) tokens.unshift(...at.tokens);
  return join("", ...tokens);
}

interface Reader {
  host: Host;
  day: IsoDate;
  fields: ReadonlyMap<string, readonly [string, Field]>;
  misfits: (Misfit & { pointer: Pointer })[];
}

/** A message while it is read. */
interface Draft extends Message {
  given: Map<string, Given>;
  misfitting: Set<string>;
  children: Message[];
}

/** One value on its way into a field of a message. */
interface Slot {
  name: string;
  field: Field;
  /** The path of the value, and of the message that it is for. */
  at: string;
  parentAt: string;
  tokens: readonly (string | number)[];
  place?: string | number;
  level: number;
}

function readMessage(object: JsonObject, at: string, link: Link | undefined, level: number, reader: Reader): Message {
  const message: Draft = {
    given: new Map(),
    misfitting: new Set(),
    unknown: false,
    children: [],
    ...(link && { link }),
  };
  for (const key of Object.keys(object)) {
    const value = own(object, key);
    const [name, field] = reader.fields.get(key) ?? [];
    if (value === undefined) continue;
    if (name === undefined || field === undefined) {
      message.unknown = true;
      reader.misfits.push({ ...unknownName(key, at), pointer: pointerTo(message, key) });
    } else if (value !== null || field.kind === "value") {
      message.given.set(name, { key, value });
      const slot = { name, field, at: `${at}.${name}`, parentAt: at, tokens: [key], level: level + 1 };
      for (const each of slotsOf(value, slot)) readValue(each.value, each.slot, message, reader);
    }
  }
  return message;
}

/** The values that a field is given: one, or each of a list or map. */
function slotsOf(value: unknown, slot: Slot): { value: unknown; slot: Slot }[] {
  const { field, at, tokens, level } = slot;
  if (field.many === "list" && Array.isArray(value))
    return value.flatMap((element, place) => {
      // An enum may have tens of thousands of values, and most are what they should be.
      if (field.kind === "string" && typeof element === "string") return [];
      return [{ value: element, slot: { ...slot, at: `${at}[${place}]`, tokens: [...tokens, place], place } }];
    });
  if (field.many === "map" && isObject(value))
    return Object.keys(value).map((place, index) => {
      const inner = { at: `${at}[${index}].value`, tokens: [...tokens, place], place, level: level + 1 };
      return { value: own(value, place), slot: { ...slot, field: { kind: field.kind }, ...inner } };
    });
  return [{ value, slot }];
}

function readValue(value: unknown, slot: Slot, message: Draft, reader: Reader): void {
  const { name, field, at, parentAt, tokens, place, level } = slot;
  if (field.kind === "Schema" && field.many !== "map" && isObject(value)) {
    const link = { parent: message, field: name, tokens, ...(place !== undefined && { place }) };
    if (level <= maxLevels) message.children.push(readMessage(value, at, link, level, reader));
    return;
  }
  const isList = Array.isArray(value) && field.many !== "map" && field.kind !== "value";
  const misfit = isList ? notRepeating(name, parentAt) : misfitOf(value, slot, reader.host, reader.day);
  if (!misfit) return;
  message.misfitting.add(name);
  reader.misfits.push({ ...misfit, pointer: pointerTo(message, ...tokens) });
}

/** Every spelling of every field that is known on a day. */
function spellings(fields: Fields, day: IsoDate): Map<string, readonly [string, Field]> {
  const known = Object.entries(fields).filter(([, field]) => inForce(field, day));
  return new Map(known.flatMap((entry) => [entry[0], camelCase(entry[0])].map((spelt) => [spelt, entry] as const)));
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
