import { call, member } from "../member.ts";
import type { Property, Type } from "../type.ts";
import { type Declare, defineGenerator, tagged } from "./define.ts";
import { literal, members, regex } from "./write.ts";
import { zodBounds, zodEnum } from "./zod.ts";

/** zod 3, and `zod/v3` of zod 4, as https://github.com/StefanTerdell/zod-to-json-schema reads it. */
export const zod3 = defineGenerator({
  id: "zod3",
  packages: ["zod", "zod-to-json-schema"],
  modules: {
    z: {
      specifiers: ["zod", "zod/v3"],
      isRight: (module) =>
        typeof member(module, "object") === "function" && member(module, "toJSONSchema") === undefined,
      import: 'import { z } from "zod/v3";',
    },
    converter: {
      specifiers: ["zod-to-json-schema"],
      isRight: (module) => typeof member(module, "zodToJsonSchema") === "function",
      import: "",
    },
  },
  supports: () => true,
  write,
  emit: (built, side, { converter }) => call(converter, "zodToJsonSchema", built, { pipeStrategy: side }),
  parse(built, value) {
    const result = call(built, "safeParse", value);
    return member(result, "success") === true ? { ok: true, output: member(result, "data") } : { ok: false };
  },
});

const formats = { email: ".email()", uuid: ".uuid()", uri: ".url()", date: ".date()", "date-time": ".datetime()" };

function write(type: Type, declare: Declare): string {
  const below = (inner: Type) => write(inner, declare);
  switch (type.kind) {
    case "string": {
      const { minLength, maxLength, pattern, flags, format } = type;
      const checks = (format ? formats[format] : "") + zodBounds({ min: minLength, max: maxLength });
      return `z.string()${checks}${pattern === undefined ? "" : `.regex(${regex(pattern, flags)})`}`;
    }
    case "number":
    case "integer": {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = type;
      const bounds = { min: minimum, max: maximum, gt: exclusiveMinimum, lt: exclusiveMaximum, multipleOf };
      return `z.number()${type.kind === "integer" ? ".int()" : ""}${zodBounds(bounds)}`;
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
      return `z.object(${fields(type.properties, below)})${type.closed ? ".strict()" : ""}`;
    case "record":
      return `z.record(${below(type.values)})`;
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
