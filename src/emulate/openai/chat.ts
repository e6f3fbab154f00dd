import { isObject, listOf, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { Call, Choice, Format, History } from "../call.ts";
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
    history: historyOf(messages),
    stop: [own(body, "stop")].flat().filter((text) => typeof text === "string"),
    body,
    ...(wireTools && { settings: { wireTools } }),
    ...(format && { format }),
    ...(maxTokens !== undefined && { maxTokens }),
  };
}

/** An entry without `type` or `function` is left to the rule that knows its words. */
function toolOf(entry: JsonObject, index: number) {
  const described = own(entry, "function");
  if (described === undefined) return [];
  if (!isObject(described)) throw wrong(`tools[${index}].function`, "an object", described);
  return readTool(described, `tools[${index}].function`, "parameters");
}

/** https://platform.openai.com/docs/api-reference/chat/create#chat-create-tool_choice */
function choiceOf(choice: unknown): Choice {
  if (choice === "none" || choice === "auto" || choice === "required") return { mode: choice };
  if (!isObject(choice)) return { mode: "auto" };
  const allowed = own(choice, "allowed_tools");
  if (isObject(allowed)) {
    const only = listOf(allowed, "tools").map(nameOf);
    return { mode: own(allowed, "mode") === "required" ? "required" : "auto", only };
  }
  return { mode: "required", only: [nameOf(choice)] };
}

function nameOf(entry: unknown): string {
  const named = isObject(entry) ? (own(entry, "function") ?? entry) : undefined;
  return isObject(named) ? String(own(named, "name") ?? "") : "";
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

function historyOf(messages: readonly JsonObject[]): History {
  const own_ = messages.filter(({ role }) => role === "assistant");
  const called = own_.flatMap((message) => listOf(message, "tool_calls").map(nameOf));
  return { turns: own_.length, called };
}
