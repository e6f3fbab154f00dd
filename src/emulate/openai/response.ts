import { isObject, own } from "../../schema/json.ts";
import type { JsonObject, Judgement } from "../../types.ts";
import type { Call } from "../call.ts";
import type { Turn, TurnCall } from "../turn.ts";
import { echoedTools } from "./echo.ts";

/** https://platform.openai.com/docs/api-reference/responses/object */
export function renderResponse(turn: Turn, call: Call, tools: Judgement | undefined): JsonObject {
  const isCut = turn.reason === "length";
  return {
    ...newResponse(turn, call, tools),
    status: isCut ? "incomplete" : "completed",
    completed_at: isCut ? null : turn.at,
    incomplete_details: isCut ? { reason: "max_output_tokens" } : null,
    output: outputOf(turn),
    usage: usageOf(turn),
  };
}

/** The answer as it is before anything was said. */
export function newResponse(turn: Turn, { body, model }: Call, tools: Judgement | undefined): JsonObject {
  const given = (key: string, otherwise: unknown) => own(body, key) ?? otherwise;
  const text = own(body, "text");
  return {
    id: `resp_${turn.id}`,
    object: "response",
    created_at: turn.at,
    status: "in_progress",
    background: false,
    completed_at: null,
    error: null,
    incomplete_details: null,
    instructions: given("instructions", null),
    max_output_tokens: given("max_output_tokens", null),
    max_tool_calls: null,
    model,
    output: [],
    parallel_tool_calls: given("parallel_tool_calls", true),
    previous_response_id: given("previous_response_id", null),
    reasoning: { effort: null, summary: null },
    service_tier: "default",
    store: given("store", true),
    temperature: given("temperature", 1),
    text: { format: { type: "text" }, verbosity: "medium", ...(isObject(text) && text) },
    tool_choice: given("tool_choice", "auto"),
    tools: echoedTools(body, tools),
    top_logprobs: 0,
    top_p: given("top_p", 1),
    truncation: given("truncation", "disabled"),
    usage: null,
    user: null,
    metadata: given("metadata", {}),
  };
}

/** The items of a turn: a message where it says something, then its calls. */
export function outputOf(turn: Turn): JsonObject[] {
  return [
    ...(turn.text === undefined ? [] : [messageItem(turn, turn.text)]),
    ...turn.calls.map((call) => callItem(call)),
  ];
}

export function messageItem({ id, reason }: Turn, text: string): JsonObject {
  return {
    id: `msg_${id}`,
    type: "message",
    status: reason === "length" ? "incomplete" : "completed",
    content: [textPart(text)],
    role: "assistant",
  };
}

export function textPart(text: string): JsonObject {
  return { type: "output_text", annotations: [], logprobs: [], text };
}

export function callItem({ id, name, arguments: given }: TurnCall): JsonObject {
  return {
    id: `fc_${id}`,
    type: "function_call",
    status: "completed",
    arguments: JSON.stringify(given),
    call_id: `call_${id}`,
    name,
  };
}

function usageOf({ usage: { input, output } }: Turn): JsonObject {
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: input + output,
  };
}
