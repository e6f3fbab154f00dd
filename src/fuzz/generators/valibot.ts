import { call, member } from "../member.ts";
import type { Property, Scalar, Type } from "../type.ts";
import { type Declare, defineGenerator, tagged } from "./define.ts";
import { literal, members, regex } from "./write.ts";

/** https://valibot.dev/guides/json-schema/ */
export const valibot = defineGenerator({
  id: "valibot",
  packages: ["valibot", "@valibot/to-json-schema"],
  modules: {
    v: {
      specifiers: ["valibot"],
      isRight: (module) => typeof member(module, "strictTuple") === "function",
      import: 'import * as v from "valibot";',
    },
    converter: {
      specifiers: ["@valibot/to-json-schema"],
      isRight: (module) => typeof member(module, "toJsonSchema") === "function",
      import: "",
    },
  },
  supports: () => true,
  gaps: [
    ...['The "date" schema', 'The "check" action', 'The "regex" action with flags', 'The "regex" action'].map(
      (what) => ({
        property: "totality" as const,
        cause: `throws: ${what.replace(/"[^"]*"/g, "…")}`,
        why: "what JSON Schema cannot say is refused, and the error says so",
        source: "https://github.com/fabian-hiller/valibot/tree/main/packages/to-json-schema#supported-features",
      }),
    ),
  ],
  write,
  emit: (built, typeMode, { converter }) => call(converter, "toJsonSchema", built, { typeMode }),
  parse(built, value, { v }) {
    const result = call(v, "safeParse", built, value);
    return member(result, "success") === true ? { ok: true, output: member(result, "output") } : { ok: false };
  },
});

const formats = { email: "email", uuid: "uuid", uri: "url", date: "isoDate", "date-time": "isoTimestamp" };

function write(type: Type, declare: Declare): string {
  const below = (inner: Type) => write(inner, declare);
  switch (type.kind) {
    case "string": {
      const { minLength, maxLength, pattern, flags, format } = type;
      const checks = [
        ...sizes(minLength, maxLength),
        ...(pattern === undefined ? [] : [`v.regex(${regex(pattern, flags)})`]),
      ];
      return pipe("v.string()", format ? [`v.${formats[format]}()`, ...checks] : checks);
    }
    case "number":
    case "integer": {
      const bounds = [
        ["minValue", type.minimum],
        ["maxValue", type.maximum],
        ["gtValue", type.exclusiveMinimum],
        ["ltValue", type.exclusiveMaximum],
        ["multipleOf", type.multipleOf],
      ] as const;
      const checks = bounds.flatMap(([name, value]) => (value === undefined ? [] : [`v.${name}(${value})`]));
      return pipe("v.number()", type.kind === "integer" ? ["v.integer()", ...checks] : checks);
    }
    case "boolean":
    case "null":
    case "date":
      return `v.${type.kind}()`;
    case "literal":
      return `v.literal(${literal(type.value)})`;
    case "enum":
      return choice(type.values);
    case "array":
      return pipe(`v.array(${below(type.items)})`, sizes(type.minItems, type.maxItems));
    case "tuple":
      return `v.strictTuple([${type.items.map(below).join(", ")}])`;
    case "object":
      return object(type.closed ? "strictObject" : "object", type.properties, below);
    case "record":
      return `v.record(v.string(), ${below(type.values)})`;
    case "union":
      return `v.union([${type.of.map(below).join(", ")}])`;
    case "discriminated":
      return `v.variant(${literal(type.on)}, [${tagged(type)
        .map((properties) => object("object", properties, below))
        .join(", ")}])`;
    case "nullable":
    case "optional":
      return `v.${type.kind}(${below(type.of)})`;
    case "default":
      return `v.optional(${below(type.of)}, ${typeof type.value === "object" ? `() => (${literal(type.value)})` : literal(type.value)})`;
    case "brand":
      return pipe(below(type.of), ['v.brand("Brand")']);
    case "refine":
      return pipe(below(type.of), ["v.check(() => true)"]);
    case "describe":
      return pipe(below(type.of), [`v.description(${literal(type.text)})`]);
    case "lazy":
      return `v.lazy(() => ${below(type.of)})`;
    case "recursive":
      declare(type.name, `v.lazy(() => ${below(type.of)})`);
      return type.name;
    case "ref":
      return `v.lazy(() => ${type.name})`;
  }
}

function pipe(schema: string, actions: readonly string[]): string {
  return actions.length === 0 ? schema : `v.pipe(${[schema, ...actions].join(", ")})`;
}

function sizes(min: number | undefined, max: number | undefined): string[] {
  return [...(min === undefined ? [] : [`v.minLength(${min})`]), ...(max === undefined ? [] : [`v.maxLength(${max})`])];
}

function object(kind: string, properties: readonly Property[], below: (type: Type) => string): string {
  return `v.${kind}(${members(properties, ({ type }) => below(type))})`;
}

/** `v.picklist` takes texts and numbers. */
function choice(values: readonly Scalar[]): string {
  if (values.every((value) => typeof value !== "boolean")) return `v.picklist(${literal(values)})`;
  return `v.union([${values.map((value) => `v.literal(${literal(value)})`).join(", ")}])`;
}
