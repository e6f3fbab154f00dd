import type { JsonObject } from "../types.ts";
import type { Side } from "./generator.ts";
import { bare, isOptional, type Property, type Scalar, type StringType, type Type } from "./type.ts";

/** The plainest JSON Schema of a type, written straight from it: what a generator that is right could write. */
export function plainSchema(type: Type, side: Side): JsonObject {
  const definitions: JsonObject = {};
  const schema = write(type, side, definitions);
  return Object.keys(definitions).length === 0 ? schema : { ...schema, $defs: definitions };
}

function write(type: Type, side: Side, definitions: JsonObject): JsonObject {
  const below = (inner: Type) => write(inner, side, definitions);
  switch (type.kind) {
    case "string":
      return writeString(type);
    case "number":
    case "integer": {
      const { kind, ...bounds } = type;
      return { type: kind, ...bounds };
    }
    case "boolean":
    case "null":
      return { type: type.kind };
    case "literal":
      return { type: typeof type.value, const: type.value };
    case "enum":
      return { ...typed(type.values), enum: [...type.values] };
    case "date":
      return { not: {} };
    case "array": {
      const { kind, items, ...bounds } = type;
      return { type: "array", ...bounds, items: below(items) };
    }
    case "tuple":
      return { type: "array", prefixItems: type.items.map(below), items: false, minItems: type.items.length };
    case "object":
      return { ...writeObject(type.properties, side, below), ...(type.closed && { additionalProperties: false }) };
    case "record":
      return { type: "object", additionalProperties: below(type.values) };
    case "union":
      return { anyOf: type.of.map(below) };
    case "discriminated":
      return {
        anyOf: type.of.map(({ tag, properties }) =>
          writeObject([{ name: type.on, type: { kind: "literal", value: tag } }, ...properties], side, below),
        ),
      };
    case "nullable":
      return { anyOf: [below(type.of), { type: "null" }] };
    case "default":
      return { ...below(type.of), default: type.value };
    case "describe":
      return { ...below(type.of), description: type.text };
    case "recursive":
      definitions[type.name] = {};
      definitions[type.name] = below(type.of);
      return { $ref: `#/$defs/${type.name}` };
    case "ref":
      return { $ref: `#/$defs/${type.name}` };
    default:
      return below(type.of);
  }
}

function writeObject(properties: readonly Property[], side: Side, below: (type: Type) => JsonObject): JsonObject {
  const required = properties.filter(
    (property) => !isOptional(property) || (side === "output" && fillsIn(property.type)),
  );
  return {
    type: "object",
    properties: Object.fromEntries(properties.map(({ name, type }) => [name, below(type)])),
    ...(required.length > 0 && { required: required.map(({ name }) => name) }),
  };
}

function fillsIn(type: Type): boolean {
  return bare(type).kind === "default";
}

/** JSON Schema has patterns without flags. */
function writeString({ kind, flags, pattern, ...rest }: StringType): JsonObject {
  const written = flags === "i" ? pattern?.replace(/\[a-z\]/g, "[A-Za-z]") : pattern;
  return { type: kind, ...rest, ...(written !== undefined && { pattern: written }) };
}

function typed(values: readonly Scalar[]): JsonObject {
  const types = [...new Set(values.map((value) => typeof value))];
  return types.length === 1 ? { type: types[0] } : {};
}
