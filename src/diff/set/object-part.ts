import { isObject } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import { matches } from "./automaton.ts";
import type { Literal, Node, ObjectPart, OtherKeys, Recorded } from "./parts.ts";

/** What the value of a key obeys. */
export function valueNode(part: ObjectPart, key: string): Node {
  const literals = [...(part.properties.get(key) ?? [])];
  for (const { source, literal } of part.patterns) if (matches(source, key)) literals.push(literal);
  for (const { literal, ...others } of part.others) if (isOther(key, others)) literals.push(literal);
  return literals;
}

/** May a key be there at all, by the closed reading? */
export function mayOccur({ recorded }: ObjectPart, key: string): boolean {
  const { declares, map, keys, patterns } = recorded;
  return !declares || map || keys.has(key) || patterns.some((source) => matches(source, key));
}

export function isOther(key: string, { keys, patterns }: OtherKeys): boolean {
  return !keys.has(key) && !patterns.some((source) => matches(source, key));
}

/** The keys that `additionalProperties` speaks of. */
export function othersOf({ properties, patternProperties }: JsonObject): OtherKeys {
  return {
    keys: new Set(isObject(properties) ? Object.keys(properties) : []),
    patterns: isObject(patternProperties) ? Object.keys(patternProperties) : [],
  };
}

/** A node with one literal more; `true` adds nothing. */
export function joined(node: Node, literal: Literal): Node {
  if (literal.schema === true && !literal.negated) return node;
  return node.some(({ id }) => id === literal.id) ? node : [...node, literal];
}

export function knowing(recorded: Recorded, keys: readonly string[]): Recorded {
  return { ...recorded, keys: new Set([...recorded.keys, ...keys]) };
}

/** The objects of a part that have a key with such a value. */
export function having(part: ObjectPart, key: string, literal: Literal): ObjectPart {
  const properties = new Map(part.properties).set(key, joined(part.properties.get(key) ?? [], literal));
  return { ...part, properties, required: new Set([...part.required, key]) };
}

/** The objects of a part that lack a key. */
export function without(part: ObjectPart, key: string, never: Literal): ObjectPart {
  return { ...part, properties: new Map(part.properties).set(key, [never]) };
}
