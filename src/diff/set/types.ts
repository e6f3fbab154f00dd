import { own } from "../../schema/json.ts";
import { typesOf } from "../../schema/walk.ts";
import type { JsonObject } from "../../types.ts";
import { everything, type Part, wholeType } from "./parts.ts";

const example: Readonly<Record<string, unknown>> = { object: {}, array: [], string: "", number: 0 };

/**
 * The parts that `type` names; undefined where it names none that is known. `nullable` beside a type adds null, as
 * OpenAPI 3.0 says, and Gemini and ajv with it.
 */
export function typeParts(schema: JsonObject): readonly Part[] | undefined {
  const named = typesOf(schema);
  const parts = named.flatMap(partsOfType);
  if (parts.length === 0) return undefined;
  return own(schema, "nullable") === true ? [...parts, ...partsOfType("null")] : parts;
}

function partsOfType(type: unknown): readonly Part[] {
  if (type === "null") return everything.filter((part) => part.type === "value" && part.value === null);
  if (type === "boolean") return everything.filter((part) => part.type === "value" && part.value !== null);
  const whole = wholeType(example[type === "integer" ? "number" : String(type)]);
  if (whole === undefined) return [];
  return [type === "integer" && whole.type === "number" ? { ...whole, steps: [1] } : whole];
}
