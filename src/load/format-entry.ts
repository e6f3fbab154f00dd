import { isObject, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import type { JsonObject, Pointer } from "../types.ts";
import { census, maxNesting, tooDeep } from "./census.ts";
import { formatBodies } from "./envelopes.ts";
import { type Payload, payload } from "./recognised.ts";
import { dig } from "./tool-entry.ts";

/**
 * Reads an output format: OpenAI's `response_format` and `text.format`, Anthropic's
 * `output_config.format`, Bedrock's `outputConfig.textFormat`.
 *
 * @param name for a format that has none
 * @param wire whose format it is
 */
export function readFormat(format: JsonObject, at: Pointer, name: string, wire: string): Payload {
  for (const path of formatBodies) {
    const body = dig(format, path);
    if (!isObject(body) || own(body, "schema") === undefined) continue;
    const description = own(body, "description");
    const strict = own(body, "strict");
    const named = own(body, "name");
    const tool = {
      name: typeof named === "string" ? named : name,
      ...(typeof description === "string" ? { description } : {}),
      inputSchema: decoded(own(body, "schema"), path),
      ...(typeof strict === "boolean" ? { strict } : {}),
      role: "format" as const,
    };
    return payload({
      tools: [{ tool, schemaAt: join(at, ...path, "schema"), nameAt: join(at, ...path, "name"), wire }],
    });
  }
  return payload({
    passedOver: [{ what: `output format ${String(own(format, "type"))}`, why: "it carries no schema" }],
  });
}

/** Bedrock wants the schema as a string of JSON: that is its envelope. A string that is not JSON stays. */
function decoded(schema: unknown, path: readonly string[]): unknown {
  if (typeof schema !== "string" || path[0] !== "structure") return schema;
  let value: unknown;
  try {
    value = JSON.parse(schema);
  } catch {
    return schema;
  }
  if (census(value).depth > maxNesting) throw tooDeep("the schema of outputConfig");
  return value;
}
