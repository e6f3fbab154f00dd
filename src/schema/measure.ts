import type { Edges, Place } from "../types.ts";
import { isObject, own } from "./json.ts";
import { allEdges, walk } from "./walk.ts";

/** Sizes of a schema, in the units in which providers set limits. References are not followed. */
export interface Measures {
  /** Steps through `properties`, `items` and `additionalProperties` to the deepest node; the root is 0. */
  nesting: number;
  /** Keys of all `properties`. */
  properties: number;
  /** Members of all `enum`s. */
  enumValues: number;
  /** Characters of the longest list of more than 250 strings in one `enum`; 0 where there is none. */
  longEnumCharacters: number;
  /** Characters of property names, definition names, enum members and consts together. */
  nameCharacters: number;
}

const nestingSteps = new Set(["properties", "items", "additionalProperties"]);

/** Measures a schema in one walk. */
export function measure(schema: unknown, edges: Edges = allEdges): Measures {
  const sizes: Measures = { nesting: 0, properties: 0, enumValues: 0, longEnumCharacters: 0, nameCharacters: 0 };
  const levels = new Map<Place, number>();
  for (const place of walk(schema, edges)) {
    const above = place.parent ? (levels.get(place.parent) ?? 0) : 0;
    const level = nestingSteps.has(place.step[0] ?? "") ? above + 1 : above;
    levels.set(place, level);
    sizes.nesting = Math.max(sizes.nesting, level);
    for (const keyword of ["properties", "$defs", "definitions"]) {
      const named = own(place.schema, keyword);
      if (!isObject(named)) continue;
      const keys = Object.keys(named);
      if (keyword === "properties") sizes.properties += keys.length;
      sizes.nameCharacters += characters(keys);
    }
    const members = own(place.schema, "enum");
    if (Array.isArray(members)) {
      sizes.enumValues += members.length;
      sizes.nameCharacters += characters(members);
      if (members.length > 250) sizes.longEnumCharacters = Math.max(sizes.longEnumCharacters, characters(members));
    }
    sizes.nameCharacters += characters([own(place.schema, "const")]);
  }
  return sizes;
}

function characters(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0);
}
