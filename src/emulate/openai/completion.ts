import { isObject, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { Call } from "../call.ts";
import type { Streamed } from "../face.ts";
import { pieces, sse } from "../sse.ts";
import type { Reason, Turn, TurnCall, Usage } from "../turn.ts";

/** https://platform.openai.com/docs/api-reference/chat/object */
export function renderChat(turn: Turn, call: Call): JsonObject {
  const message = {
    role: "assistant",
    content: turn.text ?? null,
    refusal: null,
    annotations: [],
    ...(turn.calls.length > 0 && { tool_calls: turn.calls.map(toolCall) }),
  };
  return {
    ...head(turn, call, "chat.completion"),
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReasons[turn.reason] }],
    usage: usageOf(turn.usage),
  };
}

/** https://platform.openai.com/docs/api-reference/chat-streaming */
export function streamChat(turn: Turn, call: Call): Streamed {
  const options = own(call.body, "stream_options");
  const withUsage = isObject(options) && own(options, "include_usage") === true;
  const shared = { ...head(turn, call, "chat.completion.chunk"), ...(withUsage && { usage: null }) };
  const chunk = (delta: JsonObject, finish_reason: string | null = null) => ({
    data: { ...shared, choices: [{ index: 0, delta, logprobs: null, finish_reason }] },
  });
  const start = {
    role: "assistant",
    content: turn.calls.length > 0 && turn.text === undefined ? null : "",
    refusal: null,
  };
  return sse([
    chunk(start),
    ...pieces(turn.text ?? "").map((content) => chunk({ content })),
    ...turn.calls.flatMap((each, index) => [
      chunk({ tool_calls: [{ index, ...toolCall(each), function: { name: each.name, arguments: "" } }] }),
      ...pieces(JSON.stringify(each.arguments)).map((text) =>
        chunk({ tool_calls: [{ index, function: { arguments: text } }] }),
      ),
    ]),
    chunk({}, finishReasons[turn.reason]),
    ...(withUsage ? [{ data: { ...shared, choices: [], usage: usageOf(turn.usage) } }] : []),
    { data: "[DONE]" },
  ]);
}

const finishReasons: Readonly<Record<Reason, string>> = {
  done: "stop",
  stop: "stop",
  calls: "tool_calls",
  length: "length",
};

function head({ id, at }: Turn, { model }: Call, object: string): JsonObject {
  return { id: `chatcmpl-${id}`, object, created: at, model, service_tier: "default", system_fingerprint: null };
}

function toolCall({ id, name, arguments: given }: TurnCall): JsonObject {
  return { id: `call_${id}`, type: "function", function: { name, arguments: JSON.stringify(given) } };
}

function usageOf({ input, output }: Usage): JsonObject {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
