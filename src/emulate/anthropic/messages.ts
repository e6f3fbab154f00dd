import { isObject, listOf, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { Call, Choice, Format } from "../call.ts";
import type { Match } from "../face.ts";
import type { Memory, Remembered } from "../memory.ts";
import { bad, unknownThread } from "./errors.ts";
import { historyOf } from "./history.ts";
import { formatTool, isHosted, readTool } from "./tools.ts";

/** Reads a body of https://platform.claude.com/docs/en/api/messages/create. */
export function readMessages(body: JsonObject, match: Match, memory: Memory): Call {
  const call = readCounted(body, match, memory);
  const maxTokens = own(body, "max_tokens");
  if (typeof maxTokens !== "number") throw missing(maxTokens, "max_tokens", "a valid integer");
  return { ...call, surface: "messages.tools", maxTokens };
}

/** The same of `/v1/messages/count_tokens`, which asks for nothing to be said. */
export function readCounted(body: JsonObject, { headers }: Match, memory: Memory): Call {
  if (!headers.get("anthropic-version")) throw bad("anthropic-version: header is required");
  const model = own(body, "model");
  if (typeof model !== "string") throw missing(model, "model", "a valid string");
  const messages = own(body, "messages");
  if (!Array.isArray(messages)) throw missing(messages, "messages", "a valid list");
  const thread = own(body, "thread");
  const earlier = threadOf(thread, memory);
  const choice = own(body, "tool_choice");
  const format = formatOf(body);
  return {
    ...toolsOf(earlier?.call?.body ?? body),
    surface: "countTokens.messages.tools",
    model,
    stream: own(body, "stream") === true,
    choice: choiceOf(choice),
    parallel: !(isObject(choice) && own(choice, "disable_parallel_tool_use") === true),
    history: historyOf(messages, earlier),
    stop: listOf(body, "stop_sequences").filter((text) => typeof text === "string"),
    body: earlier?.call ? { ...earlier.call.body, ...body } : body,
    isThread: isObject(thread),
    ...(format && {
      format,
      ...(own(body, "output_format") !== undefined && { settings: { field: "output_format" } }),
    }),
  };
}

/** Pydantic's words, as in https://github.com/su-kaka/gcli2api/issues/392. */
function missing(value: unknown, key: string, wanted: string) {
  return bad(value === undefined ? `${key}: Field required` : `${key}: Input should be ${wanted}`);
}

function toolsOf(body: JsonObject): Pick<Call, "tools" | "hosted"> {
  const wires = objectsOf(body);
  const tools = wires.map(readTool);
  return { tools, hosted: tools.filter((_, index) => isHosted(wires[index] ?? {})).map(({ name }) => name) };
}

function objectsOf(body: JsonObject): JsonObject[] {
  const tools = own(body, "tools");
  if (tools === undefined || tools === null) return [];
  if (!Array.isArray(tools)) throw bad("tools: Input should be a valid list");
  return tools.map((tool: unknown, index) => {
    if (!isObject(tool)) throw bad(`tools.${index}: Input should be an object`);
    return tool;
  });
}

/** The answer that a thread goes on from: `message-threads-2026-08-12`, BetaThreadContinueParams of the SDK. */
function threadOf(thread: unknown, memory: Memory): Remembered | undefined {
  if (!isObject(thread) || own(thread, "type") !== "continue") return undefined;
  const id = String(own(thread, "previous_message_id"));
  const known = memory.turn(id.replace(/^msg_/, ""));
  if (!known?.call) throw unknownThread(id);
  return known;
}

/** https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools#controlling-claudes-output */
function choiceOf(choice: unknown): Choice {
  const type = isObject(choice) ? own(choice, "type") : undefined;
  if (isObject(choice) && type === "tool") return { mode: "required", only: [String(own(choice, "name"))] };
  if (type === "any") return { mode: "required" };
  return { mode: type === "none" ? "none" : "auto" };
}

function formatOf(body: JsonObject): Format | undefined {
  const config = own(body, "output_config");
  const format = (isObject(config) ? own(config, "format") : undefined) ?? own(body, "output_format");
  if (!isObject(format) || own(format, "type") !== "json_schema") return undefined;
  return { kind: "schema", surface: "messages.output_config.format", tool: formatTool(format) };
}
