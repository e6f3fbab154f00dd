import { isObject, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { Call, Format } from "../call.ts";
import { chatHistory } from "./chat-history.ts";
import { choiceOf } from "./choice.ts";
import { missing } from "./errors.ts";
import { flagOf, limitOf, modelOf } from "./request.ts";
import { objectsAt, readTool, wrong } from "./tools.ts";

/** Reads a body of https://platform.openai.com/docs/api-reference/chat/create. */
export function readChat(body: JsonObject): Call {
  const model = modelOf(body);
  const messages = objectsAt(body, "messages");
  if (messages === undefined) throw missing("messages");
  const wireTools = objectsAt(body, "tools");
  const maxTokens = limitOf(body, ["max_completion_tokens", "max_tokens"]);
  const format = formatOf(body);
  return {
    surface: "chat.tools",
    model,
    stream: flagOf(body, "stream", false),
    tools: (wireTools ?? []).flatMap((tool, index) => toolOf(tool, index)),
    hosted: [],
    choice: choiceOf(own(body, "tool_choice")),
    parallel: flagOf(body, "parallel_tool_calls", true),
    history: chatHistory(messages),
    stop: [own(body, "stop")].flat().filter((text) => typeof text === "string"),
    body,
    ...settingsOf(wireTools, ["type", "function"]),
    ...(format && { format }),
    ...(maxTokens !== undefined && { maxTokens }),
  };
}

/** Tools of another shape are shown to the rule about that as they are; an empty list is judged, too. */
export function settingsOf(
  wireTools: readonly JsonObject[] | undefined,
  keys: readonly string[],
): Pick<Call, "settings" | "judgedEmpty"> {
  const isOdd = wireTools?.some((tool) => keys.some((key) => !Object.hasOwn(tool, key)));
  return { judgedEmpty: wireTools !== undefined, ...(isOdd && { settings: { wireTools } }) };
}

/** An entry without `type` or `function` is left to the rule that knows its words. */
function toolOf(entry: JsonObject, index: number) {
  const described = own(entry, "function");
  if (described === undefined) return [];
  if (!isObject(described)) throw wrong(`tools[${index}].function`, "an object", described);
  return readTool(described, `tools[${index}].function`, "parameters");
}

function formatOf(body: JsonObject): Format | undefined {
  const format = own(body, "response_format");
  if (format === undefined || format === null) return undefined;
  if (!isObject(format)) throw wrong("response_format", "an object", format);
  if (own(format, "type") === "json_object") return { kind: "json" };
  if (own(format, "type") !== "json_schema") return undefined;
  const described = own(format, "json_schema");
  if (!isObject(described)) throw missing("response_format.json_schema");
  const tool = readTool(described, "response_format.json_schema", "schema");
  return { kind: "schema", surface: "chat.response_format", tool: { ...tool, role: "format" } };
}
