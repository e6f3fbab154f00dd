import { isHolder, member, text } from "./member.ts";
import type { Type } from "./recogniser.ts";

/** Wrappers around wrappers are opened so often. */
const maxSteps = 20;

/** Where zod and valibot keep the properties of an object's type, and the type inside a wrapper such as `.default()`. */
const shapes = [["_zod", "def", "shape"], ["_def", "shape"], ["entries"]];
const inside = [
  ...[
    ["_zod", "def", "innerType"],
    ["_zod", "def", "in"],
  ],
  ...[["_def", "innerType"], ["_def", "schema"], ["_def", "in"], ["wrapped"]],
];

/** What an object's type says of its properties; nothing where the type is no object's. */
export function propertiesOf(type: unknown): Pick<Type, "properties" | "descriptions"> {
  for (const at of unwrapped(type)) {
    const found = shapes.map((path) => member(at, ...path)).find((value) => value !== undefined);
    // zod 3 keeps a function that returns it.
    const shape: unknown = typeof found === "function" ? found() : found;
    if (!isHolder(shape)) continue;
    const properties = Object.keys(shape);
    const described = properties.flatMap((name) => {
      const description = descriptionOf(member(shape, name));
      return description === undefined ? [] : [[name, description] as const];
    });
    return { properties, descriptions: Object.fromEntries(described) };
  }
  return {};
}

function descriptionOf(type: unknown): string | undefined {
  return unwrapped(type)
    .map((at) => text(member(at, "description")))
    .find((description) => description !== undefined);
}

/** A type and those inside it, the outermost first. */
function unwrapped(type: unknown): unknown[] {
  const found: unknown[] = [];
  for (let at = type; isHolder(at) && found.length < maxSteps; ) {
    const holder = at;
    found.push(holder);
    at = inside.map((path) => member(holder, ...path)).find(isHolder);
  }
  return found;
}
