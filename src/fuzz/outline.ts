import type { Property, Type } from "./type.ts";

/** A type's shape in few words, without its names and numbers: the same for the same fault. */
export function outlineOf(type: Type): string {
  switch (type.kind) {
    case "string":
    case "number":
    case "integer": {
      const { kind, ...constraints } = type;
      const named = "format" in constraints ? [constraints.format] : Object.keys(constraints);
      return named.length === 0 ? kind : `${kind}[${named.join(" ")}]`;
    }
    case "array": {
      const bounds = ["minItems", "maxItems"].filter((key) => Object.hasOwn(type, key));
      return `array${bounds.length === 0 ? "" : `[${bounds.join(" ")}]`}(${outlineOf(type.items)})`;
    }
    case "tuple":
      return `tuple(${type.items.map(outlineOf).join(", ")})`;
    case "object":
      return `${type.closed ? "closed " : ""}object(${outlineOfAll(type.properties)})`;
    case "record":
      return `record(${outlineOf(type.values)})`;
    case "union":
      return `union(${type.of.map(outlineOf).join(", ")})`;
    case "discriminated":
      return `discriminated(${type.of.map(({ properties }) => `{${outlineOfAll(properties)}}`).join(", ")})`;
    case "literal":
      return `literal ${typeof type.value}`;
    case "enum":
      return `enum of ${[...new Set(type.values.map((value) => typeof value))].join(" and ")}`;
    case "default":
      return `default(${outlineOf(type.of)})`;
    default:
      return "of" in type ? `${type.kind}(${outlineOf(type.of)})` : type.kind;
  }
}

function outlineOfAll(properties: readonly Property[]): string {
  return properties
    .map(({ name, type }) => (/^[a-z]$|^next$/.test(name) ? outlineOf(type) : `${name}: ${outlineOf(type)}`))
    .join(", ");
}
