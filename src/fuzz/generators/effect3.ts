import { call, member } from "../member.ts";
import { bare, holdsKind, isOptional, type Property, type Type, typesIn } from "../type.ts";
import { type Declare, defineGenerator, tagged } from "./define.ts";
import { literal, members, regex } from "./write.ts";

/** Effect 3's `JSONSchema.make`: https://effect.website/docs/schema/json-schema/ */
export const effect3 = defineGenerator({
  id: "effect3",
  packages: ["effect"],
  modules: {
    Schema: {
      specifiers: ["effect/Schema"],
      isRight: (module) => typeof member(module, "standardSchemaV1") === "function",
      import: 'import { Schema } from "effect";',
    },
    JSONSchema: {
      specifiers: ["effect/JSONSchema"],
      isRight: (module) => typeof member(module, "make") === "function",
      import: "",
    },
  },
  supports: (type) => !holdsKind(type, "date") && !isOptional({ name: "", type }) && !isBeyond(type),
  gaps: [
    {
      property: "totality",
      cause: "throws: ",
      of: (type) => holdsKind(type, "recursive", "lazy"),
      why: "a suspended schema needs an identifier of the user's, and the error says so",
      source: "https://effect.website/docs/schema/json-schema/#recursive-and-mutually-recursive-schemas",
    },
  ],
  write,
  emit: (built, side, { Schema, JSONSchema }) =>
    call(JSONSchema, "make", side === "input" ? built : call(Schema, "typeSchema", built)),
  parse(built, value, { Schema }) {
    const result = call(member(call(Schema, "standardSchemaV1", built), "~standard"), "validate", value);
    return member(result, "issues") === undefined ? { ok: true, output: member(result, "value") } : { ok: false };
  },
});

/** Closed objects are an option of its parser, not of a type; of the formats it has UUIDs. */
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
      return `Schema.${format ? "UUID" : "String"}${pipe({ minLength, maxLength, pattern: pattern && regex(pattern, flags) })}`;
    }
    case "number":
    case "integer": {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = type;
      const bounds = {
        greaterThanOrEqualTo: minimum,
        lessThanOrEqualTo: maximum,
        greaterThan: exclusiveMinimum,
        lessThan: exclusiveMaximum,
        multipleOf,
      };
      return `Schema.${type.kind === "number" ? "JsonNumber" : "Int"}${pipe(bounds)}`;
    }
    case "boolean":
      return "Schema.Boolean";
    case "null":
      return "Schema.Null";
    case "literal":
      return `Schema.Literal(${literal(type.value)})`;
    case "enum":
      return `Schema.Literal(${type.values.map(literal).join(", ")})`;
    case "array":
      return `Schema.Array(${below(type.items)})${pipe({ minItems: type.minItems || undefined, maxItems: type.maxItems })}`;
    case "tuple":
      return `Schema.Tuple(${type.items.map(below).join(", ")})`;
    case "object":
      return struct(type.properties, below);
    case "record":
      return `Schema.Record({ key: Schema.String, value: ${below(type.values)} })`;
    case "union":
      return `Schema.Union(${type.of.map(below).join(", ")})`;
    case "discriminated":
      return `Schema.Union(${tagged(type)
        .map((properties) => struct(properties, below))
        .join(", ")})`;
    case "nullable":
      return `Schema.NullOr(${below(type.of)})`;
    case "optional":
      return `Schema.optionalWith(${below(type.of)}, { exact: true })`;
    case "default":
      return `Schema.optionalWith(${below(type.of)}, { exact: true, default: () => (${literal(type.value)}) })`;
    case "brand":
      return `${below(type.of)}.pipe(Schema.brand("Brand"))`;
    case "refine":
      return `${below(type.of)}.pipe(Schema.filter(() => true))`;
    case "describe":
      return isOptional({ name: "", type })
        ? below(inside(type))
        : `${below(type.of)}.annotations({ description: ${literal(type.text)} })`;
    case "lazy":
      return `Schema.suspend(() => ${below(type.of)})`;
    case "recursive":
      declare(type.name, `Schema.suspend(() => ${below(type.of)}).annotations({ identifier: "${type.name}" })`);
      return type.name;
    case "ref":
      return `Schema.suspend(() => ${type.name})`;
    case "date":
      return "Schema.DateFromSelf";
  }
}

/** An optional key is no schema of its own: the description belongs to what it holds. */
function inside(type: Type & { kind: "describe" }): Type {
  const under = bare(type);
  return under.kind === "optional" || under.kind === "default" ? { ...under, of: { ...type, of: under.of } } : type;
}

function struct(properties: readonly Property[], below: (type: Type) => string): string {
  return `Schema.Struct(${members(properties, ({ type }) => below(type))})`;
}

function pipe(bounds: Readonly<Record<string, number | string | undefined>>): string {
  const written = Object.entries(bounds).flatMap(([name, value]) =>
    value === undefined ? [] : [`Schema.${name}(${value})`],
  );
  return written.length === 0 ? "" : `.pipe(${written.join(", ")})`;
}
