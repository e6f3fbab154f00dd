import { isObject, own } from "../../schema/json.ts";
import type { JsonObject, Schema } from "../../types.ts";
import { type Document, isRead, target } from "./document.ts";
import { TooHard } from "./parts.ts";

/** Keywords that are short for a union of other schemas: one list of alternatives for each claim they make. */
export function rewritten(schema: JsonObject, document: Document): Schema[][] {
  const read = (keyword: string) => (isRead(keyword, document) ? own(schema, keyword) : undefined);
  const unions: Schema[][] = [];
  const condition = read("if");
  if (isSchema(condition)) {
    const [then = true, otherwise = true] = [own(schema, "then"), own(schema, "else")];
    if (isSchema(then) && isSchema(otherwise) && !(then === true && otherwise === true))
      unions.push([{ allOf: [condition, then] }, { allOf: [{ not: condition }, otherwise] }]);
  }
  for (const keyword of ["dependentRequired", "dependentSchemas", "dependencies"]) {
    const entries = read(keyword);
    if (!isObject(entries)) continue;
    for (const [key, needed] of Object.entries(entries)) {
      const then = Array.isArray(needed) ? { required: needed } : needed;
      if (isSchema(then)) unions.push([{ properties: { [key]: false } }, then]);
    }
  }
  const rest = read("unevaluatedProperties");
  if (isSchema(rest) && rest !== true) unions.push(evaluations(schema, document, 0).map((seen) => closed(seen, rest)));
  return unions;
}

/** What a schema has evaluated of an object where these schemas hold besides. */
interface Seen {
  holds: Schema[];
  keys: string[];
  patterns: string[];
  all: boolean;
}

const maxWays = 64;

/** Every way in which a schema's branches can hold, with the keys that it then evaluates. */
function evaluations(schema: Schema, document: Document, depth: number): Seen[] {
  if (depth > 20) throw new TooHard();
  if (!isObject(schema)) return [{ holds: [], keys: [], patterns: [], all: false }];
  const { properties, patternProperties } = schema;
  let ways: Seen[] = [
    {
      holds: [],
      keys: isObject(properties) ? Object.keys(properties) : [],
      patterns: isObject(patternProperties) ? Object.keys(patternProperties) : [],
      all: schema.additionalProperties !== undefined || (depth > 0 && schema.unevaluatedProperties !== undefined),
    },
  ];
  const inside = (each: unknown): Seen[] => (isSchema(each) ? evaluations(each, document, depth + 1) : []);
  const held = (each: unknown): Seen[] =>
    isSchema(each) ? inside(each).map((seen) => ({ ...seen, holds: [each, ...seen.holds] })) : [];
  const cross = (others: Seen[]) => {
    if (ways.length * others.length > maxWays) throw new TooHard();
    ways = ways.flatMap((a) => others.map((b) => together(a, b)));
  };
  if (typeof schema.$ref === "string") cross(inside(target(schema.$ref, document) ?? true));
  if (Array.isArray(schema.allOf)) for (const each of schema.allOf) cross(inside(each));
  if (Array.isArray(schema.oneOf)) cross(schema.oneOf.flatMap(held));
  if (Array.isArray(schema.anyOf)) cross(subsets(schema.anyOf.map(held)));
  if (isSchema(schema.if))
    cross([
      ...held(schema.if).flatMap((a) => inside(schema.then ?? true).map((b) => together(a, b))),
      ...inside(schema.else ?? true).map((seen) => ({ ...seen, holds: [{ not: schema.if }, ...seen.holds] })),
    ]);
  if (isObject(schema.dependentSchemas))
    for (const [key, each] of Object.entries(schema.dependentSchemas))
      cross([
        { holds: [{ properties: { [key]: false } }], keys: [], patterns: [], all: false },
        ...inside(each).map((seen) => ({ ...seen, holds: [{ required: [key] }, ...seen.holds] })),
      ]);
  return ways;
}

/** Every choice of at least one branch. */
function subsets(branches: readonly Seen[][]): Seen[] {
  let chosen: Seen[] = [];
  for (const branch of branches) {
    chosen = [...chosen, ...branch, ...chosen.flatMap((a) => branch.map((b) => together(a, b)))];
    if (chosen.length > maxWays) throw new TooHard();
  }
  return chosen;
}

function together(a: Seen, b: Seen): Seen {
  return {
    holds: [...a.holds, ...b.holds],
    keys: [...a.keys, ...b.keys],
    patterns: [...a.patterns, ...b.patterns],
    all: a.all || b.all,
  };
}

function closed({ holds, keys, patterns, all }: Seen, rest: Schema): Schema {
  const known = {
    properties: Object.fromEntries(keys.map((key) => [key, true])),
    patternProperties: Object.fromEntries(patterns.map((source) => [source, true])),
    additionalProperties: rest,
  };
  return { allOf: all ? holds : [...holds, known] };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isObject(value);
}
