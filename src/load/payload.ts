import { isObject, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import type { JsonObject, Pointer } from "../types.ts";
import { formatPlaces, schemaSigns, toolPlaces, wrappers } from "./envelopes.ts";
import { readFormat } from "./format-entry.ts";
import { merge, type Payload, payload } from "./recognised.ts";
import { dig, readTool } from "./tool-entry.ts";
import { readList, readMap, readTools } from "./tool-list.ts";

/** What `recognise` looks for, in a reader's words. */
export const lookedFor =
  "an array of tools, `tools`, `functions`, `functionDeclarations`, `toolConfig`, `response_format` or a JSON Schema";

/**
 * Finds tools and output formats in a value, by its shape: a list or map of tools, one tool, a whole
 * request body of OpenAI, Anthropic, Gemini or Bedrock, an answer to `tools/list`, an output format,
 * a JSON Schema. Envelopes are taken off; each schema is the very object that was parsed.
 *
 * @param name of the tool when the value is a JSON Schema only
 * @returns undefined where the value has none of these shapes
 * @example recognise([{ name: "add", inputSchema: { type: "object" } }], "tools")
 */
export function recognise(value: unknown, name: string): Payload | undefined {
  if (Array.isArray(value)) {
    const list = readList(value, "");
    return list.tools.some(({ tool }) => tool.inputSchema !== undefined) ? list : undefined;
  }
  if (!isObject(value)) return undefined;
  return (
    readTool(value, "") ??
    readFormatObject(value) ??
    readBody(value, "") ??
    readSchema(value, name) ??
    readMap(value, "")
  );
}

function readFormatObject(value: JsonObject): Payload | undefined {
  return own(value, "type") === "json_schema" ? readFormat(value, "", "response", "openai") : undefined;
}

/** A request, or an answer to `tools/list`, with whatever it is wrapped in. */
function readBody(body: JsonObject, at: Pointer): Payload | undefined {
  const found: (Payload | undefined)[] = toolPlaces.map(({ at: path, wire }) =>
    readTools(dig(body, path), join(at, ...path), wire),
  );
  for (const { at: path, wire, name, bare } of formatPlaces) {
    const format = dig(body, path);
    const place = join(at, ...path);
    if (bare && format !== undefined) {
      found.push(payload({ tools: [{ tool: { name, inputSchema: format, role: "format" }, schemaAt: place, wire }] }));
    } else if (isObject(format)) found.push(readFormat(format, place, name, wire));
  }
  const payloads = found.filter((part) => part !== undefined);
  if (payloads.length > 0) return merge([...payloads, pagesLeft(body)]);
  for (const key of wrappers) {
    const inner = own(body, key);
    const inside = isObject(inner) ? readBody(inner, join(at, key)) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** A recorded answer to `tools/list` may be one page of several. */
function pagesLeft(body: JsonObject): Payload {
  const left = typeof own(body, "nextCursor") === "string" && own(body, "nextCursor") !== "";
  return payload(
    left ? { passedOver: [{ what: "the pages after `nextCursor`", why: "this is one page of tools/list" }] } : {},
  );
}

function readSchema(value: JsonObject, name: string): Payload | undefined {
  const isSchema = Object.entries(schemaSigns).some(([key, fits]) => fits(own(value, key)));
  return isSchema ? payload({ tools: [{ tool: { name, inputSchema: value }, schemaAt: "" }], bare: true }) : undefined;
}
