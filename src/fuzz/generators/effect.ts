import { call, member } from "../member.ts";
import { bare, holdsKind, isOptional, type Property, type Type, typesIn } from "../type.ts";
import { type Declare, defineGenerator, tagged } from "./define.ts";
import { literal, members, regex } from "./write.ts";

/** Effect 4: https://effect.website/docs/schema/json-schema/ */
export const effect = defineGenerator({
  id: "effect",
  packages: ["effect"],
  modules: {
    Schema: {
      specifiers: ["effect/Schema", "effect"],
      isRight: (module) => typeof member(module, "toStandardJSONSchemaV1") === "function",
      import: 'import { Schema } from "effect";',
    },
  },
  supports: (type) => !holdsKind(type, "default", "date") && !isOptional({ name: "", type }) && !isBeyond(type),
  write,
  emit: (built, side, { Schema }) =>
    call(member(call(Schema, "toStandardJSONSchemaV1", built), "~standard", "jsonSchema"), side, {
      target: "draft-2020-12",
    }),
  parse(built, value, { Schema }) {
    const result = call(member(call(Schema, "toStandardSchemaV1", built), "~standard"), "validate", value);
    return member(result, "issues") === undefined ? { ok: true, output: member(result, "value") } : { ok: false };
  },
});

/** Closed objects are an option of its parser, not of a type; of the formats it has UUIDs as a check. */
function isBeyond(type: Type): boolean {
  for (const inner of typesIn(type))
    if (
      (inner.kind === "object" && inner.closed) ||
      (inner.kind === "string" && inner.format !== undefined && inner.format !== "uuid")
    )
      return true;
  return false;
}

function write(type: Type, declare: Declare): string {
  const below = (inner: Type) => write(inner, declare);
  switch (type.kind) {
    case "string": {
      const { minLength, maxLength, pattern, flags, format } = type;
      return `Schema.String${checks({ isMinCodePoints: minLength, isMaxCodePoints: maxLength, isPattern: pattern && regex(pattern, flags), ...(format && { isUUID: "" }) })}`;
    }
    case "number":
    case "integer": {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = type;
      const bounds = {
        isGreaterThanOrEqualTo: minimum,
        isLessThanOrEqualTo: maximum,
        isGreaterThan: exclusiveMinimum,
        isLessThan: exclusiveMaximum,
        isMultipleOf: multipleOf,
      };
      return `Schema.${type.kind === "number" ? "Finite" : "Int"}${checks(bounds)}`;
    }
    case "boolean":
      return "Schema.Boolean";
    case "null":
      return "Schema.Null";
    case "literal":
      return `Schema.Literal(${literal(type.value)})`;
    case "enum":
      return `Schema.Literals(${literal(type.values)})`;
    case "array":
      return `Schema.Array(${below(type.items)})${checks({ isMinLength: type.minItems, isMaxLength: type.maxItems })}`;
    case "tuple":
      return `Schema.Tuple([${type.items.map(below).join(", ")}])`;
    case "object":
      return struct(type.properties, below);
    case "record":
      return `Schema.Record(Schema.String, ${below(type.values)})`;
    case "union":
      return `Schema.Union([${type.of.map(below).join(", ")}])`;
    case "discriminated":
      return `Schema.Union([${tagged(type)
        .map((properties) => struct(properties, below))
        .join(", ")}])`;
    case "nullable":
      return `Schema.NullOr(${below(type.of)})`;
    case "optional":
      return `Schema.optionalKey(${below(type.of)})`;
    case "brand":
      return `${below(type.of)}.pipe(Schema.brand("Brand"))`;
    case "refine":
      return `${below(type.of)}.check(Schema.makeFilter(() => true))`;
    case "describe":
      return bare(type).kind === "optional"
        ? below(inside(type))
        : `${below(type.of)}.annotate({ description: ${literal(type.text)} })`;
    case "lazy":
      return `Schema.suspend(() => ${below(type.of)})`;
    case "recursive":
      declare(type.name, below(type.of));
      return type.name;
    case "ref":
      return `Schema.suspend(() => ${type.name})`;
    default:
      return "Schema.Unknown";
  }
}

/** An optional key is no schema of its own: the description belongs to what it holds. */
function inside(type: Type & { kind: "describe" }): Type {
  const under = bare(type);
  return under.kind === "optional" ? { kind: "optional", of: { ...type, of: under.of } } : type;
}

function struct(properties: readonly Property[], below: (type: Type) => string): string {
  return `Schema.Struct(${members(properties, ({ type }) => below(type))})`;
}

function checks(bounds: Readonly<Record<string, number | string | undefined>>): string {
  const written = Object.entries(bounds).flatMap(([name, value]) =>
    value === undefined ? [] : [`Schema.${name}(${value})`],
  );
  return written.length === 0 ? "" : `.check(${written.join(", ")})`;
}
