import type { JsonObject, Judgement } from "../../types.ts";
import type { Call } from "../call.ts";
import type { Streamed } from "../face.ts";
import { pieces, type ServerEvent, sse } from "../sse.ts";
import type { Turn, TurnCall } from "../turn.ts";
import { callItem, messageItem, newResponse, renderResponse, textPart } from "./response.ts";

/** https://platform.openai.com/docs/api-reference/responses-streaming */
export function streamResponse(turn: Turn, call: Call, tools: Judgement | undefined): Streamed {
  const started = newResponse(turn, call, tools);
  const first = turn.text === undefined ? 0 : 1;
  const events: JsonObject[] = [
    { type: "response.created", response: started },
    { type: "response.in_progress", response: started },
    ...(turn.text === undefined ? [] : messageEvents(turn, turn.text)),
    ...turn.calls.flatMap((each, index) => callEvents(each, first + index)),
    {
      type: turn.reason === "length" ? "response.incomplete" : "response.completed",
      response: renderResponse(turn, call, tools),
    },
  ];
  return sse(
    events.map(
      (data, sequence_number): ServerEvent => ({ event: String(data.type), data: { ...data, sequence_number } }),
    ),
  );
}

function messageEvents(turn: Turn, text: string): JsonObject[] {
  const item = messageItem(turn, text);
  const at = { item_id: item.id, output_index: 0, content_index: 0 };
  return [
    { type: "response.output_item.added", output_index: 0, item: { ...item, status: "in_progress", content: [] } },
    { type: "response.content_part.added", ...at, part: textPart("") },
    ...pieces(text).map((delta) => ({ type: "response.output_text.delta", ...at, delta, logprobs: [] })),
    { type: "response.output_text.done", ...at, text, logprobs: [] },
    { type: "response.content_part.done", ...at, part: textPart(text) },
    { type: "response.output_item.done", output_index: 0, item },
  ];
}

function callEvents(call: TurnCall, output_index: number): JsonObject[] {
  const item = callItem(call);
  const at = { item_id: item.id, output_index };
  const given = JSON.stringify(call.arguments);
  return [
    { type: "response.output_item.added", output_index, item: { ...item, status: "in_progress", arguments: "" } },
    ...pieces(given).map((delta) => ({ type: "response.function_call_arguments.delta", ...at, delta })),
    { type: "response.function_call_arguments.done", ...at, name: call.name, arguments: given },
    { type: "response.output_item.done", output_index, item },
  ];
}
