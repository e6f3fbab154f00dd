import { isObject } from "../../schema/json.ts";

/** The same value with the keys of every object the other way round. */
export function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, each]) => [key, reordered(each)]));
}

const reference = /^#\/(\$defs|definitions)\/([^/]+)/;

/** The same schema with other names for what stands in `$defs` and `definitions` of its root. */
export function renamed(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const names = new Map<string, string>();
  for (const keyword of ["$defs", "definitions"]) {
    const definitions = schema[keyword];
    for (const name of isObject(definitions) ? Object.keys(definitions) : []) names.set(name, `Renamed${name}`);
  }
  const pointed = (ref: string) =>
    ref.replace(reference, (all, keyword, name) => (names.has(name) ? `#/${keyword}/${names.get(name)}` : all));
  const below = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(below);
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, each]) => [key, key === "$ref" && typeof each === "string" ? pointed(each) : below(each)]),
    );
  };
  const root = below(schema);
  if (!isObject(root)) return root;
  return Object.fromEntries(
    Object.entries(root).map(([key, value]) =>
      (key === "$defs" || key === "definitions") && isObject(value)
        ? [key, Object.fromEntries(Object.entries(value).map(([name, each]) => [names.get(name) ?? name, each]))]
        : [key, value],
    ),
  );
}
