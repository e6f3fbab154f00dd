import { isObject, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { Call, Format } from "../call.ts";
import type { Match } from "../face.ts";
import type { Memory } from "../memory.ts";
import { settingsOf } from "./chat.ts";
import { choiceOf } from "./choice.ts";
import { bad } from "./errors.ts";
import { flagOf, limitOf, modelOf } from "./request.ts";
import { responsesHistory } from "./responses-history.ts";
import { objectsAt, readTool } from "./tools.ts";

/** Reads a body of https://platform.openai.com/docs/api-reference/responses/create. */
export function readResponses(body: JsonObject, _match: Match, memory: Memory): Call {
  const call = readCounted(body, _match, memory);
  const { maxTokens } = call;
  // https://github.com/vectorize-io/hindsight/issues/58
  if (maxTokens !== undefined && maxTokens < 16)
    throw bad(
      `Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, but got ${maxTokens} instead.`,
      { param: "max_output_tokens", code: "integer_below_min_value" },
    );
  return { ...call, surface: "responses.tools" };
}

/** The same of `/v1/responses/input_tokens`, which asks for nothing to be said. */
export function readCounted(body: JsonObject, _match: Match, memory: Memory): Call {
  const model = modelOf(body);
  const wireTools = objectsAt(body, "tools");
  const placed = (wireTools ?? []).flatMap((tool, place) => (isFunction(tool) ? [{ tool, place }] : []));
  const maxTokens = limitOf(body, ["max_output_tokens"]);
  const format = formatOf(body);
  const { settings, judgedEmpty } = settingsOf(wireTools, ["type", "name"]);
  const isMixed = placed.length < (wireTools?.length ?? 0);
  return {
    surface: "countTokens.responses.tools",
    model,
    stream: flagOf(body, "stream", false),
    tools: placed.map(({ tool: { type: _, ...rest }, place }) => readTool(rest, `tools[${place}]`, "parameters")),
    hosted: [],
    choice: choiceOf(own(body, "tool_choice")),
    parallel: flagOf(body, "parallel_tool_calls", true),
    history: responsesHistory(body, memory),
    stop: [],
    body,
    ...(judgedEmpty && { judgedEmpty }),
    ...(isMixed && { settings: { ...settings, toolPlaces: placed.map(({ place }) => place) } }),
    ...(format && { format }),
    ...(maxTokens !== undefined && { maxTokens }),
  };
}

/** One without `name` is left to the rule that knows its words. */
function isFunction(tool: JsonObject): boolean {
  return own(tool, "type") === "function" && own(tool, "name") !== undefined;
}

function formatOf(body: JsonObject): Format | undefined {
  const text = own(body, "text");
  const format = isObject(text) ? own(text, "format") : undefined;
  if (!isObject(format)) return undefined;
  if (own(format, "type") === "json_object") return { kind: "json" };
  if (own(format, "type") !== "json_schema") return undefined;
  const { type: _, ...described } = format;
  const tool = readTool(described, "text.format", "schema");
  return { kind: "schema", surface: "responses.text.format", tool: { ...tool, role: "format" } };
}
