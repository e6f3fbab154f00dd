import { isOptional, type Property, type Type } from "../type.ts";
import { tagged } from "./define.ts";
import { literal, members, options } from "./write.ts";

/** What the two packages write differently. */
export interface Dialect {
  recursive(name: string, of: string): string;
  ref(name: string, options: string): string;
}

/** A type in TypeBox. What stands round a type elsewhere (a description, a default) is one of its options here. */
export function writeTypebox(type: Type, dialect: Dialect, extra: Readonly<Record<string, unknown>> = {}): string {
  const below = (inner: Type) => writeTypebox(inner, dialect);
  const through = (inner: Type, more = {}) => writeTypebox(inner, dialect, { ...more, ...extra });
  const made = (name: string, ...args: readonly string[]) =>
    `Type.${name}(${args.filter((arg) => arg !== "").join(", ")})`;
  const given = options(extra);
  switch (type.kind) {
    case "string": {
      const { kind, flags, ...constraints } = type;
      return made("String", options({ ...constraints, ...extra }));
    }
    case "number":
    case "integer": {
      const { kind, ...constraints } = type;
      return made(kind === "number" ? "Number" : "Integer", options({ ...constraints, ...extra }));
    }
    case "boolean":
      return made("Boolean", given);
    case "null":
      return made("Null", given);
    case "literal":
      return made("Literal", literal(type.value), given);
    case "enum":
      return made("Union", `[${type.values.map((value) => made("Literal", literal(value))).join(", ")}]`, given);
    case "array": {
      const { minItems, maxItems } = type;
      return made("Array", below(type.items), options({ minItems, maxItems, ...extra }));
    }
    case "tuple":
      return made("Tuple", `[${type.items.map(below).join(", ")}]`, given);
    case "object":
      return made(
        "Object",
        fields(type.properties, below),
        options({ ...(type.closed && { additionalProperties: false }), ...extra }),
      );
    case "record":
      return made("Record", "Type.String()", below(type.values), given);
    case "union":
      return made("Union", `[${type.of.map(below).join(", ")}]`, given);
    case "discriminated":
      return made(
        "Union",
        `[${tagged(type)
          .map((properties) => made("Object", fields(properties, below)))
          .join(", ")}]`,
        given,
      );
    case "nullable":
      return made("Union", `[${below(type.of)}, Type.Null()]`, given);
    case "default":
      return through(type.of, { default: type.value });
    case "describe":
      return through(type.of, { description: type.text });
    case "recursive":
      return dialect.recursive(type.name, below(type.of));
    case "ref":
      return dialect.ref(type.name, given);
    default:
      return "of" in type ? through(type.of) : "Type.Unknown()";
  }
}

function fields(properties: readonly Property[], below: (type: Type) => string): string {
  return members(properties, (property) =>
    isOptional(property) ? `Type.Optional(${below(property.type)})` : below(property.type),
  );
}
