import { isObject, own } from "../schema/json.ts";
import type { JsonObject, Schema } from "../types.ts";
import type { Pair } from "./relation.ts";
import { matches } from "./set/automaton.ts";
import { type Document, isRead, target } from "./set/document.ts";
import { literalOf } from "./set/literal.ts";

/** From a value to one inside it: a property, any item, any value of a map, the value of a key that is not among these. */
export type Step = { key: string } | "item" | "value" | { outside: KnownKeys };

export interface KnownKeys {
  keys: readonly string[];
  patterns: readonly string[];
}

/** All that the schemas at one place say of an object's or an array's parts, whatever the branch. */
interface Outline {
  declares: boolean;
  map: boolean;
  keys: Map<string, Schema[]>;
  patterns: string[];
  items: Schema[];
  values: Schema[];
}

/**
 * The properties that were declared and are no longer: in no branch of the schema after, which is no map either. Open
 * objects let them pass, and nobody reads them.
 */
export function ignoredPaths({ before, after }: Pair, isRoot: boolean): Step[][] {
  const found: Step[][] = [];
  const seen = new Set<string>();
  const look = (was: readonly Schema[], is: readonly Schema[], path: readonly Step[]) => {
    const [from, to] = [idsOf(was, before.document), idsOf(is, after.document)];
    const pair = `${from}|${to}`;
    if (from === to || seen.has(pair)) return;
    seen.add(pair);
    const a = outlineOf(was, before.document);
    const b = outlineOf(is, after.document);
    const isClosedWorld = !b.map && (b.declares || (isRoot && path.length === 0));
    for (const [key, schemas] of a.keys) {
      const known = b.keys.get(key);
      if (known) look(schemas, known, [...path, { key }]);
      else if (isClosedWorld && !b.patterns.some((source) => matches(source, key))) found.push([...path, { key }]);
    }
    const patterns = a.patterns.filter((source) => !b.patterns.includes(source));
    if (b.declares && !b.map && (a.map || patterns.length > 0))
      found.push([...path, { outside: { keys: [...b.keys.keys()], patterns: b.patterns } }]);
    if (a.items.length > 0 && b.items.length > 0) look(a.items, b.items, [...path, "item"]);
    if (a.values.length > 0 && b.values.length > 0) look(a.values, b.values, [...path, "value"]);
  };
  look([before.schema], [after.schema], []);
  return found;
}

/** What a value obeys that holds something at a path. */
export function requirementOf([step, ...rest]: readonly Step[]): Schema {
  if (step === undefined) return true;
  const inner = requirementOf(rest);
  if (step === "item") return { type: "array", contains: inner };
  if (step === "value") return { type: "object", not: { additionalProperties: { not: inner } } };
  if ("outside" in step) {
    const properties = Object.fromEntries(step.outside.keys.map((key) => [key, true]));
    const patternProperties = Object.fromEntries(step.outside.patterns.map((source) => [source, true]));
    return { type: "object", not: { properties, patternProperties, additionalProperties: false } };
  }
  return { type: "object", required: [step.key], properties: { [step.key]: inner } };
}

const inPlace = ["allOf", "anyOf", "oneOf"];
const conditional = ["if", "then", "else"];

function idsOf(schemas: readonly Schema[], document: Document): string {
  return schemas.map((schema) => literalOf(schema, document).id).join();
}

function outlineOf(schemas: readonly Schema[], document: Document): Outline {
  const outline: Outline = {
    declares: false,
    map: false,
    keys: new Map(),
    patterns: [],
    items: [],
    values: [],
  };
  const seen = new Set<Schema>(schemas.filter((schema) => schema !== false));
  for (const schema of seen) {
    if (!isObject(schema)) continue;
    const add = (next: unknown) => {
      if (isObject(next)) seen.add(next);
    };
    if (typeof schema.$ref === "string") add(target(schema.$ref, document));
    for (const keyword of inPlace) for (const each of listOf(own(schema, keyword))) add(each);
    if (isRead("if", document)) for (const keyword of conditional) add(own(schema, keyword));
    for (const keyword of ["dependentSchemas", "dependencies"])
      if (isRead(keyword, document)) for (const each of Object.values(mapOf(own(schema, keyword)))) add(each);
    describe(schema, outline);
  }
  return outline;
}

function describe(schema: JsonObject, outline: Outline): void {
  const { properties, required, patternProperties, additionalProperties, items, prefixItems, additionalItems } = schema;
  if (isObject(properties)) outline.declares = true;
  for (const key of listOf(required)) if (typeof key === "string" && !outline.keys.has(key)) outline.keys.set(key, []);
  for (const [key, each] of Object.entries(mapOf(properties)))
    if (isSchema(each) && each !== false) outline.keys.set(key, [...(outline.keys.get(key) ?? []), each]);
  for (const [source, each] of Object.entries(mapOf(patternProperties))) {
    outline.patterns.push(source);
    if (isObject(each)) outline.values.push(each);
  }
  if (isObject(additionalProperties)) {
    if (Object.keys(additionalProperties).length > 0) outline.map = true;
    outline.values.push(additionalProperties);
  }
  for (const each of [items, prefixItems, additionalItems].flat()) if (isObject(each)) outline.items.push(each);
}

/** Is there something in a value at a path? */
export function reaches(value: unknown, [step, ...rest]: readonly Step[]): boolean {
  if (step === undefined) return true;
  if (step === "item") return Array.isArray(value) && value.some((item) => reaches(item, rest));
  if (!isObject(value)) return false;
  if (step === "value") return Object.values(value).some((item) => reaches(item, rest));
  if ("key" in step) return Object.hasOwn(value, step.key) && reaches(value[step.key], rest);
  const { keys, patterns } = step.outside;
  return Object.keys(value).some((key) => !keys.includes(key) && !patterns.some((source) => matches(source, key)));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function mapOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isObject(value);
}
