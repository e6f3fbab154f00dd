import { call, member } from "../member.ts";
import type { Property, Type } from "../type.ts";
import { type Declare, defineGenerator, tagged } from "./define.ts";
import { literal, members, regex } from "./write.ts";
import { zodBounds, zodEnum } from "./zod.ts";

/** https://zod.dev/json-schema */
export const zod4 = defineGenerator({
  id: "zod4",
  packages: ["zod"],
  modules: {
    z: {
      specifiers: ["zod", "zod/v4"],
      isRight: (module) => typeof member(module, "toJSONSchema") === "function",
      import: 'import * as z from "zod";',
    },
  },
  supports: () => true,
  gaps: [
    {
      property: "totality",
      cause: "throws: Date cannot be represented",
      why: "a date has no JSON Schema, and the error says so",
      source: "https://zod.dev/json-schema#unrepresentable",
    },
  ],
  write,
  emit: (built, side, { z }) => call(z, "toJSONSchema", built, { io: side }),
  parse(built, value) {
    const result = call(built, "safeParse", value);
    return member(result, "success") === true ? { ok: true, output: member(result, "data") } : { ok: false };
  },
});

const formats = {
  email: "z.email()",
  uuid: "z.uuid()",
  uri: "z.url()",
  date: "z.iso.date()",
  "date-time": "z.iso.datetime()",
};

function write(type: Type, declare: Declare): string {
  const below = (inner: Type) => write(inner, declare);
  switch (type.kind) {
    case "string": {
      const { minLength, maxLength, pattern, flags, format } = type;
      const checks = zodBounds({ min: minLength, max: maxLength });
      return (
        (format ? formats[format] : "z.string()") +
        checks +
        (pattern === undefined ? "" : `.regex(${regex(pattern, flags)})`)
      );
    }
    case "number":
    case "integer": {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = type;
      const bounds = { min: minimum, max: maximum, gt: exclusiveMinimum, lt: exclusiveMaximum, multipleOf };
      return (type.kind === "integer" ? "z.int()" : "z.number()") + zodBounds(bounds);
    }
    case "boolean":
    case "null":
    case "date":
      return `z.${type.kind}()`;
    case "literal":
      return `z.literal(${literal(type.value)})`;
    case "enum":
      return zodEnum(type.values);
    case "array":
      return `z.array(${below(type.items)})${zodBounds({ min: type.minItems, max: type.maxItems })}`;
    case "tuple":
      return `z.tuple([${type.items.map(below).join(", ")}])`;
    case "object":
      return `z.${type.closed ? "strictObject" : "object"}(${fields(type.properties, below)})`;
    case "record":
      return `z.record(z.string(), ${below(type.values)})`;
    case "union":
      return `z.union([${type.of.map(below).join(", ")}])`;
    case "discriminated":
      return `z.discriminatedUnion(${literal(type.on)}, [${tagged(type)
        .map((properties) => `z.object(${fields(properties, below)})`)
        .join(", ")}])`;
    case "nullable":
    case "optional":
      return `${below(type.of)}.${type.kind}()`;
    case "default":
      return `${below(type.of)}.default(${literal(type.value)})`;
    case "brand":
      return `${below(type.of)}.brand("Brand")`;
    case "refine":
      return `${below(type.of)}.refine(() => true)`;
    case "describe":
      return `${below(type.of)}.describe(${literal(type.text)})`;
    case "lazy":
      return `z.lazy(() => ${below(type.of)})`;
    case "recursive":
      declare(type.name, `z.lazy(() => ${below(type.of)})`);
      return type.name;
    case "ref":
      return type.name;
  }
}

function fields(properties: readonly Property[], below: (type: Type) => string): string {
  return members(properties, ({ type }) => below(type));
}
