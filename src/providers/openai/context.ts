import { tupleRepr } from "../../python/repr.ts";
import { own } from "../../schema/json.ts";
import { typesOf } from "../../schema/walk.ts";
import type { Edges, Place } from "../../types.ts";

/** The keywords that OpenAI's walk is known to descend into, in its order (evidence: the contexts in the cases). */
export const edges: Edges = {
  properties: "map",
  items: "schema",
  anyOf: "list",
  $defs: "map",
  definitions: "map",
};

/** The type that a node must have for the walk to go on through a keyword. */
const typeBehind: Record<string, string> = { properties: "object", items: "array" };

/**
 * The `context=(…)` of a place. A list of types is walked as a union, so it adds `'type', '<index>'`
 * (openai-0005, openai-0080). `type` is the one type the fault is about, where it is about one.
 */
export function contextOf(place: Place, type?: string): string {
  return tupleRepr([...stepsTo(place), ...branch(place, type)]);
}

function stepsTo(place: Place): string[] {
  if (!place.parent) return [];
  const [keyword = ""] = place.step;
  return [...stepsTo(place.parent), ...branch(place.parent, typeBehind[keyword]), ...place.step];
}

function branch(place: Place, type: string | undefined): string[] {
  if (type === undefined || !Array.isArray(own(place.schema, "type"))) return [];
  const index = typesOf(place.schema).indexOf(type);
  return index < 0 ? [] : ["type", String(index)];
}
