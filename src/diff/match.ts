import { isObject } from "../schema/json.ts";
import type { Schema, Tool } from "../types.ts";
import { pairOf, relationOf } from "./relation.ts";

/** One name in two catalogues. */
export interface Match {
  before: Tool;
  after: Tool;
  /** Its values after may be any of several, where a name is given more than once. */
  schemas: { before: unknown; after: unknown };
  renamed: boolean;
}

export interface Matches {
  matched: Match[];
  removed: Tool[];
  added: Tool[];
}

/** Matches tools by name; what is left over by meaning and likeness, so that a rename is one change. */
export function matchTools(before: readonly Tool[], after: readonly Tool[]): Matches {
  const was = byName(before);
  const is = byName(after);
  const matched: Match[] = [];
  for (const [name, tools] of was) {
    const others = is.get(name);
    if (others) matched.push(...match(tools, others, false));
  }
  let added = [...is.values()].filter(([tool]) => tool && !was.has(tool.name));
  const removed: Tool[] = [];
  for (const tools of [...was.values()].filter(([tool]) => tool && !is.has(tool.name))) {
    const [tool] = tools;
    const heir = tool && added.find(([other]) => other && isRename(tool, other));
    if (heir) {
      matched.push(...match(tools, heir, true));
      added = added.filter((other) => other !== heir);
    } else if (tool) removed.push(tool);
  }
  return { matched, removed, added: added.flatMap(([tool]) => (tool ? [tool] : [])) };
}

function match(tools: readonly Tool[], others: readonly Tool[], renamed: boolean): Match[] {
  const [before] = tools;
  const [after] = others;
  if (!before || !after) return [];
  return [{ before, after, schemas: { before: anyOf(tools), after: anyOf(others) }, renamed }];
}

/** What the tools of one name take. */
export function anyOf(tools: readonly Tool[]): unknown {
  const schemas = tools.map(({ inputSchema }) => inputSchema);
  if (schemas.length < 2) return schemas[0];
  const distinct = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
  return distinct.size < 2 ? schemas[0] : { anyOf: [...distinct.values()].filter(isSchema) };
}

function isRename(tool: Tool, other: Tool): boolean {
  const hasWords = tool.description !== undefined && tool.description === other.description;
  const isAlike = likeness(tool.name, other.name) >= 0.5;
  if (!hasWords && !isAlike) return false;
  if (hasWords && isAlike) return sharesKeys(tool, other);
  const isPlain = isObject(tool.inputSchema) && isObject(other.inputSchema);
  return isPlain && keysOf(tool).size > 0 && relationOf(pairOf(tool.inputSchema, other.inputSchema)) === "equal";
}

/** Do the tools have most of their properties in common? */
function sharesKeys(tool: Tool, other: Tool): boolean {
  const [a, b] = [keysOf(tool), keysOf(other)];
  const shared = [...a].filter((key) => b.has(key)).length;
  return shared * 2 >= Math.max(a.size, b.size);
}

function keysOf({ inputSchema }: Tool): Set<string> {
  const properties = isObject(inputSchema) ? inputSchema.properties : undefined;
  return new Set(isObject(properties) ? Object.keys(properties) : []);
}

/** How many of two names' words are shared, 0 to 1 of the shorter one: "search" and "search_issues" are 1. */
export function likeness(a: string, b: string): number {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared / Math.max(1, Math.min(words.size, others.size));
}

function wordsOf(name: string): Set<string> {
  return new Set(
    name
      .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^a-z\d]+/)
      .filter(Boolean),
  );
}

function byName(tools: readonly Tool[]): Map<string, Tool[]> {
  const names = new Map<string, Tool[]>();
  for (const tool of tools) {
    const others = names.get(tool.name);
    if (others) others.push(tool);
    else names.set(tool.name, [tool]);
  }
  return names;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isObject(value);
}
