import { inspect, isPlainJson, plainLevels } from "../schema/plain.ts";
import { join } from "../schema/pointer.ts";
import { allEdges } from "../schema/walk.ts";
import type { Pointer, Tool } from "../types.ts";

/** One text of a tool that a model, or a person, reads. */
export interface Text {
  text: string;
  /** The tool's member that holds it: `name`, `description`, `inputSchema`, `outputSchema`, or one of its extras. */
  part: string;
  /** Into that member. */
  pointer: Pointer;
  /** The keyword whose value it is, or is in: `description`, `default`, `enum`, …; `properties` for a name. */
  keyword: string;
  /** The property that it is said of; "" outside all properties. */
  property: string;
}

/** Keywords whose texts are JSON Schema's own words, or repeat a name that stands elsewhere. */
const formal = new Set(["type", "format", "required", "$ref", "$schema", "$id", "id", "$anchor", "$dynamicRef"]);
const data = new Set(["default", "const", "enum", "example", "examples"]);

/** How a value stands: as a schema, as a map of named schemas, or as data. */
type Kind = "schema" | "names" | "data";

/** What is found so far, and what is looked for. */
interface Found {
  list: Text[];
  wanted(text: string): boolean;
}

/** Where a value stands. */
type Place = Omit<Text, "text"> & { kind: Kind; level: number };

/**
 * Every text of a tool, in its order; each property's name is one. Deeper than any provider reads is not gone.
 *
 * @param wanted texts that it answers false to are left out
 */
export function textsOf(tool: Tool, wanted: (text: string) => boolean = () => true): Text[] {
  const found: Found = { list: [], wanted };
  const { name, description, inputSchema, outputSchema, extras = {} } = tool;
  collect(found, "name", name, "data");
  if (description !== undefined) collect(found, "description", description, "data");
  collect(found, "inputSchema", inputSchema, "schema");
  if (outputSchema !== undefined) collect(found, "outputSchema", outputSchema, "schema");
  for (const [key, value] of Object.entries(extras)) collect(found, key, value, "data");
  return found.list;
}

function collect(found: Found, part: string, value: unknown, kind: Kind): void {
  // A library's object may contain itself, and is nothing that anyone reads.
  if (!isPlainJson(value) && inspect(value).unfit.length > 0) return;
  gather(found, value, { part, kind, pointer: "", keyword: part, property: "", level: 0 });
}

function gather(found: Found, value: unknown, place: Place): void {
  if (typeof value === "string") note(found, value, place);
  else if (typeof value !== "object" || value === null || place.level >= plainLevels) return;
  else if (Array.isArray(value)) gatherMembers(found, value, place);
  else
    for (const [key, member] of Object.entries(value)) {
      if (place.kind === "names") note(found, key, { ...place, property: key }, key);
      if (isSaid(place, key, member)) gather(found, member, below(place, key));
    }
}

function gatherMembers(found: Found, list: readonly unknown[], place: Place): void {
  for (const [index, member] of list.entries())
    if (typeof member === "string") note(found, member, place, index);
    else if (typeof member === "object")
      gather(found, member, { ...place, pointer: join(place.pointer, index), level: place.level + 1 });
}

/** @param key of the text, where that stands one step below the place */
function note({ list, wanted }: Found, text: string, place: Place, key?: string | number): void {
  if (!wanted(text)) return;
  const { part, keyword, property } = place;
  const pointer = key === undefined ? place.pointer : join(place.pointer, key);
  list.push({ text, part, pointer, keyword, property });
}

/** Is a text, or are texts, under this key more than JSON Schema's own words? */
function isSaid({ kind }: Place, key: string, member: unknown): boolean {
  return kind !== "schema" || !formal.has(key) || (typeof member === "object" && !Array.isArray(member));
}

function below({ part, kind, pointer, keyword, property, level }: Place, key: string): Place {
  const at = { part, pointer: join(pointer, key), level: level + 1 };
  if (kind === "data") return { ...at, kind, keyword, property: level === 0 ? property : key };
  if (kind === "names") return { ...at, kind: "schema", keyword, property: key };
  const inner = data.has(key) ? "data" : allEdges[key] === "map" ? "names" : "schema";
  return { ...at, kind: inner, keyword: key, property };
}
