import { call, member } from "../member.ts";
import { bare, childrenOf, holdsKind, isOptional, type Property, type Type, typesIn } from "../type.ts";
import { defineGenerator, tagged } from "./define.ts";
import { key, literal, members, regex } from "./write.ts";

/** https://arktype.io/docs/type-api */
export const arktype = defineGenerator({
  id: "arktype",
  packages: ["arktype"],
  modules: {
    type: {
      specifiers: ["arktype"],
      isRight: (module) => typeof member(module, "scope") === "function",
      pick: "type",
      import: 'import { type } from "arktype";',
    },
  },
  // Recursion takes a scope and definitions as text; `optional` and `default` are read on properties only.
  supports: (type) => !holdsKind(type, "recursive") && !isOptional({ name: "", type }),
  gaps: [
    {
      property: "totality",
      cause: "throws: ",
      of: (type) => holdsKind(type, "refine", "date") || hasUri(type),
      why: "what JSON Schema cannot say is refused, and the error says so",
      source: "https://arktype.io/docs/configuration#tojsonschema",
    },
  ],
  write,
  emit: (built, side) => call(member(built, side === "input" ? "in" : "out"), "toJsonSchema"),
  parse(built, value, { type }) {
    if (typeof built !== "function") throw new TypeError("no type of arktype's");
    // A copy: it fills in defaults where they stand.
    const output: unknown = Reflect.apply(built, undefined, [structuredClone(value)]);
    const errors = member(type, "errors");
    return typeof errors === "function" && output instanceof errors ? { ok: false } : { ok: true, output };
  },
});

const formats = {
  email: "string.email",
  uuid: "string.uuid",
  uri: "string.url",
  date: "string.date.iso",
  "date-time": "string.date.iso",
};

function write(type: Type): string {
  switch (type.kind) {
    case "string": {
      const { minLength, maxLength, pattern, flags, format } = type;
      const of =
        pattern === undefined
          ? `type(${literal(format ? formats[format] : "string")})`
          : `type(${regex(pattern, flags)})`;
      return of + calls({ atLeastLength: minLength, atMostLength: maxLength });
    }
    case "number":
    case "integer": {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = type;
      const bounds = {
        atLeast: minimum,
        atMost: maximum,
        moreThan: exclusiveMinimum,
        lessThan: exclusiveMaximum,
        divisibleBy: multipleOf,
      };
      return `type(${type.kind === "number" ? '"number"' : '"number.integer"'})${calls(bounds)}`;
    }
    case "boolean":
    case "null":
      return `type("${type.kind}")`;
    case "date":
      return 'type("Date")';
    case "literal":
      return `type.unit(${literal(type.value)})`;
    case "enum":
      return `type.enumerated(${type.values.map(literal).join(", ")})`;
    case "array":
      return `${write(type.items)}.array()${calls({ atLeastLength: type.minItems, atMostLength: type.maxItems })}`;
    case "tuple":
      return `type([${type.items.map(write).join(", ")}])`;
    case "object":
      return object(type.properties, type.closed === true);
    case "record":
      return `type({ "[string]": ${write(type.values)} })`;
    case "union":
      return `type.or(${type.of.map(write).join(", ")})`;
    case "discriminated":
      return `type.or(${tagged(type)
        .map((properties) => object(properties, false))
        .join(", ")})`;
    case "nullable":
      return `${write(type.of)}.or("null")`;
    case "default":
      return `${write(type.of)}.default(${typeof type.value === "object" && type.value !== null ? `() => (${literal(type.value)})` : literal(type.value)})`;
    case "brand":
      return `${write(type.of)}.brand("Brand")`;
    case "refine":
      return `${write(type.of)}.narrow(() => true)`;
    case "describe":
      return bare(type.of).kind === "default"
        ? write(inside(type))
        : `${write(type.of)}.describe(${literal(type.text)})`;
    case "lazy":
      return `type(() => ${write(type.of)})`;
    default:
      return childrenOf(type).map(write).join("");
  }
}

/** `string.url` asks the platform, which is a predicate. */
function hasUri(type: Type): boolean {
  for (const inner of typesIn(type)) if (inner.kind === "string" && inner.format === "uri") return true;
  return false;
}

/** A default comes last: nothing can be called on what it returns. */
function inside(type: Type & { kind: "describe" }): Type {
  const under = bare(type);
  return under.kind === "default" ? { ...under, of: { ...type, of: under.of } } : type;
}

function object(properties: readonly Property[], closed: boolean): string {
  const fields = members(
    properties,
    ({ type }) => write(type),
    ({ name, type }) => (bare(type).kind === "optional" ? literal(`${name}?`) : key(name)),
  );
  return `type(${closed ? fields.replace(/^\{ ?/, '{ "+": "reject", ') : fields})`;
}

function calls(bounds: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(bounds)
    .map(([method, value]) => (value === undefined ? "" : `.${method}(${value})`))
    .join("");
}
