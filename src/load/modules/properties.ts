import { isHolder, member } from "./member.ts";

/** Wrappers around wrappers are opened so often. */
const maxSteps = 20;

/** Where the libraries keep the properties of an object's type, and the type inside a wrapper such as `.default()`. */
const shapes = [["_zod", "def", "shape"], ["_def", "shape"], ["entries"]];
const inside = [
  ...[
    ["_zod", "def", "innerType"],
    ["_zod", "def", "in"],
  ],
  ...[["_def", "innerType"], ["_def", "schema"], ["_def", "in"], ["wrapped"]],
];

/**
 * The names of an object type's properties, as zod and valibot keep them.
 *
 * @returns nothing where the type is no object's
 */
export function namesIn(type: unknown): { properties?: string[] } {
  let at = type;
  for (let steps = 0; isHolder(at) && steps < maxSteps; steps++) {
    const holder = at;
    const found = shapes.map((path) => member(holder, ...path)).find((value) => value !== undefined);
    // zod 3 keeps a function that returns it.
    const shape: unknown = typeof found === "function" ? found() : found;
    if (isHolder(shape)) return { properties: Object.keys(shape) };
    at = inside.map((path) => member(holder, ...path)).find(isHolder);
  }
  return {};
}
