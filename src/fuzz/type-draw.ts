import * as fc from "fast-check";
import {
  type Format,
  type Kind,
  type NumberType,
  type Property,
  type Scalar,
  type StringType,
  type Type,
  withOwnNames,
} from "./type.ts";
import { someValue } from "./values.ts";

export interface TypeOptions {
  /** Only these kinds are drawn; all unless told. */
  kinds?: readonly Kind[];
  /** Names such as `constructor` and `a/b` among the properties, now and then; true unless told. */
  awkwardNames?: boolean;
  /** How deep types are nested; 2 unless told. */
  depth?: number;
}

type Types = fc.Arbitrary<Type>;
type Row = readonly [kind: Kind, weight: number, types: Types];

/** Types as they come; some are not well formed. */
export function drawnTypes({ kinds, awkwardNames = true, depth = 2 }: TypeOptions): Types {
  const names = namesOf(awkwardNames);
  const among = (rows: readonly Row[]) => {
    const wanted = rows.filter(([kind]) => kinds === undefined || kinds.includes(kind));
    const choices = wanted.map(([, weight, arbitrary]) => ({ weight, arbitrary }));
    return choices.length === 0 ? fc.constant<Type>({ kind: "boolean" }) : fc.oneof(...choices);
  };
  const leaves = among(leafRows);
  const at = (level: number): Types => (level <= 0 ? leaves : fc.oneof(leaves, inner(at(level - 1), level)));
  const inner = (below: Types, level: number) => among(innerRows(below, names, level));
  const all = fc.oneof(
    { weight: 1, arbitrary: leaves },
    { weight: 9, arbitrary: rootsOf(inner(at(depth - 1), depth)) },
  );
  return all.map((type) => withOwnNames(type));
}

/** What stands round a tool's arguments in the wild. */
function rootsOf(types: Types): Types {
  const optional = types.map((of): Type => ({ kind: "optional", of }));
  return fc.oneof(
    { weight: 16, arbitrary: types },
    { weight: 1, arbitrary: optional },
    { weight: 1, arbitrary: types.map(defaulted) },
  );
}

const scalars: fc.Arbitrary<Scalar> = fc.constantFrom<Scalar>("a", "b", "red", "", 0, 1, -2, true, false);
const bounds = fc.integer({ min: -3, max: 6 });
const sizes = fc.integer({ min: 0, max: 3 });
export const patterns = ["^[a-z]+$", "^\\d{3}$", "^a.*z$"] as const;

const strings: fc.Arbitrary<StringType> = fc.oneof(
  fc.constant<StringType>({ kind: "string" }),
  fc.record(
    { kind: fc.constant("string" as const), minLength: sizes, maxLength: sizes.map((size) => size + 3) },
    { requiredKeys: ["kind"] },
  ),
  fc
    .constantFrom<Format>("email", "uuid", "uri", "date", "date-time")
    .map((format): StringType => ({ kind: "string", format })),
  fc.constantFrom(...patterns).map((pattern): StringType => ({ kind: "string", pattern })),
  fc.constant<StringType>({ kind: "string", pattern: patterns[0], flags: "i" }),
);

function numbersOf(kind: NumberType["kind"]): fc.Arbitrary<NumberType> {
  const low = fc.oneof(
    fc.constant({}),
    bounds.map((minimum) => ({ minimum })),
    bounds.map((exclusiveMinimum) => ({ exclusiveMinimum })),
  );
  const high = fc.oneof(
    fc.constant({}),
    bounds.map((bound) => ({ maximum: bound + 10 })),
    bounds.map((bound) => ({ exclusiveMaximum: bound + 10 })),
  );
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constantFrom({ multipleOf: 2 }, { multipleOf: 5 }) },
  );
  return fc.tuple(low, high, step).map((parts) => Object.assign({ kind }, ...parts));
}

const leafRows: readonly Row[] = [
  ["string", 10, strings],
  ["number", 5, numbersOf("number")],
  ["integer", 5, numbersOf("integer")],
  ["boolean", 4, fc.constant({ kind: "boolean" })],
  ["null", 2, fc.constant({ kind: "null" })],
  ["literal", 4, scalars.map((value): Type => ({ kind: "literal", value }))],
  [
    "enum",
    5,
    fc.uniqueArray(scalars, { minLength: 1, maxLength: 4 }).map((values): Type => ({ kind: "enum", values })),
  ],
  ["date", 1, fc.constant({ kind: "date" })],
];

function innerRows(below: Types, names: fc.Arbitrary<string>, level: number): readonly Row[] {
  const properties = propertiesOf(below, names);
  const wrapped = (kind: "brand" | "refine" | "lazy" | "nullable") => below.map((of): Type => ({ kind, of }));
  const items = fc.record(
    { kind: fc.constant("array" as const), items: below, minItems: sizes, maxItems: sizes.map((size) => size + 3) },
    { requiredKeys: ["kind", "items"] },
  );
  const name = `T${level}`;
  return [
    ["object", 8, objectsOf(properties)],
    ["array", 5, items],
    ["tuple", 3, fc.array(below, { minLength: 1, maxLength: 3 }).map((of): Type => ({ kind: "tuple", items: of }))],
    ["record", 3, below.map((values): Type => ({ kind: "record", values }))],
    ["union", 4, fc.array(below, { minLength: 1, maxLength: 3 }).map((of): Type => ({ kind: "union", of }))],
    ["discriminated", 3, discriminatedOf(properties)],
    ["nullable", 3, wrapped("nullable")],
    ["brand", 1, wrapped("brand")],
    ["refine", 1, wrapped("refine")],
    ["lazy", 1, wrapped("lazy")],
    ["describe", 3, below.map(described)],
    ["recursive", 2, fc.tuple(properties, loopsTo(name)).map(([others, loop]) => recursion(name, others, loop))],
  ];
}

function objectsOf(properties: fc.Arbitrary<readonly Property[]>): Types {
  return fc
    .tuple(properties, fc.nat(3))
    .map(([each, closed]): Type => ({ kind: "object", properties: each, ...(closed === 0 && { closed: true }) }));
}

function propertiesOf(below: Types, names: fc.Arbitrary<string>): fc.Arbitrary<readonly Property[]> {
  const types = fc.oneof(
    { weight: 4, arbitrary: below },
    { weight: 3, arbitrary: below.map((of): Type => ({ kind: "optional", of })) },
    { weight: 2, arbitrary: below.map(defaulted) },
    { weight: 1, arbitrary: below.map((of): Type => described({ kind: "optional", of })) },
  );
  return fc.uniqueArray(fc.record({ name: names, type: types }), { maxLength: 4, selector: ({ name }) => name });
}

function discriminatedOf(properties: fc.Arbitrary<readonly Property[]>): Types {
  return fc.array(properties, { minLength: 1, maxLength: 3 }).map(
    (branches): Type => ({
      kind: "discriminated",
      on: "kind",
      of: branches.map((each, index) => ({ tag: `t${index}`, properties: each })),
    }),
  );
}

function loopsTo(name: string): Types {
  const ref: Type = { kind: "ref", name };
  return fc.constantFrom<Type>(
    { kind: "array", items: ref },
    { kind: "record", values: ref },
    { kind: "optional", of: ref },
    { kind: "nullable", of: ref },
  );
}

function recursion(name: string, others: readonly Property[], loop: Type): Type {
  return {
    kind: "recursive",
    name,
    of: {
      kind: "object",
      properties: [...others.filter((other) => other.name !== "next"), { name: "next", type: loop }],
    },
  };
}

function defaulted(of: Type): Type {
  return { kind: "default", of, value: someValue(of) };
}

function described(of: Type): Type {
  return { kind: "describe", of, text: "What it is, in °C." };
}

function namesOf(awkward: boolean): fc.Arbitrary<string> {
  const plain = fc.constantFrom("a", "b", "c", "d", "e", "f");
  // Not `__proto__`: ajv does not read it.
  const odd = fc.constantFrom("constructor", "toString", "a/b", "10", "$ref", "type", "é");
  return awkward ? fc.oneof({ weight: 30, arbitrary: plain }, { weight: 1, arbitrary: odd }) : plain;
}
