import type { Schema } from "../../types.ts";
import type { Document } from "./document.ts";

/** A schema of one document, or its complement. */
export interface Literal {
  schema: Schema;
  document: Document;
  negated: boolean;
  /** Read in a closed world: recorded arguments hold declared keys only. */
  recorded: boolean;
  /** Equal meaning that is seen at once has equal ids; a complement has the negative id. */
  id: number;
}

/** The values that obey all of these. */
export type Node = readonly Literal[];

/** A set of values is a union of parts; each part is of one type, its constraints all hold. */
export type Part = ValuePart | NumberPart | StringPart | ArrayPart | ObjectPart;
export type TypedPart = Exclude<Part, ValuePart>;

interface Common {
  /** The part holds more than it should: an emptiness is certain, a value found is not. */
  doubt?: boolean;
  /** Values that are excepted. */
  except: readonly unknown[];
}

export interface ValuePart {
  type: "value";
  value: unknown;
  doubt?: boolean;
}

export interface NumberPart extends Common {
  type: "number";
  low: number;
  lowOpen: boolean;
  high: number;
  highOpen: boolean;
  steps: readonly number[];
  offSteps: readonly number[];
}

export interface StringPart extends Common {
  type: "string";
  min: number;
  max: number;
  patterns: readonly { source: string; negated: boolean }[];
  formats: readonly { name: string; negated: boolean }[];
}

export interface ArrayPart extends Common {
  type: "array";
  min: number;
  max: number;
  /** What the items from one index up to another obey. */
  items: readonly { from: number; to: number; literal: Literal }[];
  /** At least one item from this index on obeys the node. */
  some: readonly { from: number; node: Node }[];
  unique: boolean;
  repeated: boolean;
}

/** Keys other than these. */
export interface OtherKeys {
  keys: ReadonlySet<string>;
  patterns: readonly string[];
}

export interface ObjectPart extends Common {
  type: "object";
  min: number;
  max: number;
  properties: ReadonlyMap<string, Node>;
  patterns: readonly { source: string; literal: Literal }[];
  others: readonly (OtherKeys & { literal: Literal })[];
  required: ReadonlySet<string>;
  names: Node;
  /** At least one key, other than these, has such a name and such a value. */
  some: readonly (OtherKeys & { name: Node; value: Node })[];
  recorded: Recorded;
}

/** What recorded arguments may hold. */
export interface Recorded {
  /** Does the schema declare its properties? Then other keys do not occur, but for a map's. */
  declares: boolean;
  map: boolean;
  keys: ReadonlySet<string>;
  patterns: readonly string[];
}

const noKeys: ReadonlySet<string> = new Set();
const anyNumber: NumberPart = {
  type: "number",
  low: -Infinity,
  lowOpen: false,
  high: Infinity,
  highOpen: false,
  steps: [],
  offSteps: [],
  except: [],
};
const anyString: StringPart = { type: "string", min: 0, max: Infinity, patterns: [], formats: [], except: [] };
const anyArray: ArrayPart = {
  type: "array",
  min: 0,
  max: Infinity,
  items: [],
  some: [],
  unique: false,
  repeated: false,
  except: [],
};
const anyObject: ObjectPart = {
  type: "object",
  min: 0,
  max: Infinity,
  properties: new Map(),
  patterns: [],
  others: [],
  required: noKeys,
  names: [],
  some: [],
  recorded: { declares: false, map: false, keys: noKeys, patterns: [] },
  except: [],
};

/** Every value: one part a type. */
export const everything: readonly Part[] = [
  anyObject,
  anyArray,
  anyString,
  anyNumber,
  { type: "value", value: true },
  { type: "value", value: false },
  { type: "value", value: null },
];

/** The part of all values of a value's type; undefined for null and booleans. */
export function wholeType(value: unknown): TypedPart | undefined {
  if (typeof value === "number") return anyNumber;
  if (typeof value === "string") return anyString;
  if (Array.isArray(value)) return anyArray;
  return typeof value === "object" && value !== null ? anyObject : undefined;
}

/** Thrown where a question outgrows its bounds; the answer is then "unknown". */
export class TooHard extends Error {}
