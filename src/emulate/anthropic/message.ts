import type { JsonObject } from "../../types.ts";
import type { Call } from "../call.ts";
import type { Streamed } from "../face.ts";
import { pieces, type ServerEvent, sse } from "../sse.ts";
import type { Reason, Turn, TurnCall, Usage } from "../turn.ts";

/** https://platform.claude.com/docs/en/api/messages/create#response */
export function renderMessage(turn: Turn, call: Call): JsonObject {
  return {
    ...newMessage(turn, call),
    content: [
      ...(turn.text === undefined ? [] : [{ type: "text", text: turn.text }]),
      ...turn.calls.map((each) => toolUse(each, each.arguments)),
    ],
    ...endOf(turn),
    usage: usageOf(turn.usage, turn.usage.output),
  };
}

/** https://platform.claude.com/docs/en/build-with-claude/streaming */
export function streamMessage(turn: Turn, call: Call): Streamed {
  const usage = usageOf(turn.usage, 1);
  const first = turn.text === undefined ? 0 : 1;
  const events: JsonObject[] = [
    { type: "message_start", message: { ...newMessage(turn, call), usage } },
    ...(turn.text === undefined ? [] : textEvents(turn.text)),
    ...turn.calls.flatMap((each, index) => callEvents(each, first + index)),
    { type: "message_delta", delta: endOf(turn), usage: usageOf(turn.usage, turn.usage.output) },
    { type: "message_stop" },
  ];
  const [start, ...rest] = events.map((data): ServerEvent => ({ event: String(data.type), data }));
  const ping = { event: "ping", data: { type: "ping" } };
  return sse(start ? [start, ping, ...rest] : rest, overloaded);
}

/** https://platform.claude.com/docs/en/build-with-claude/streaming#error-events */
const overloaded: ServerEvent = {
  event: "error",
  data: { type: "error", error: { type: "overloaded_error", message: "Overloaded" } },
};

function textEvents(text: string): JsonObject[] {
  return [
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    ...pieces(text).map((piece) => delta(0, { type: "text_delta", text: piece })),
    { type: "content_block_stop", index: 0 },
  ];
}

function callEvents(call: TurnCall, index: number): JsonObject[] {
  return [
    { type: "content_block_start", index, content_block: toolUse(call, {}) },
    ...["", ...pieces(JSON.stringify(call.arguments))].map((partial_json) =>
      delta(index, { type: "input_json_delta", partial_json }),
    ),
    { type: "content_block_stop", index },
  ];
}

function delta(index: number, what: JsonObject): JsonObject {
  return { type: "content_block_delta", index, delta: what };
}

function newMessage({ id }: Turn, { model }: Call): JsonObject {
  return {
    id: `msg_${id}`,
    type: "message",
    role: "assistant",
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    container: null,
  };
}

const stopReasons: Readonly<Record<Reason, string>> = {
  done: "end_turn",
  calls: "tool_use",
  stop: "stop_sequence",
  length: "max_tokens",
};

function endOf({ reason, stoppedBy }: Turn): JsonObject {
  return { stop_reason: stopReasons[reason], stop_sequence: stoppedBy ?? null };
}

function toolUse({ id, name }: TurnCall, input: unknown): JsonObject {
  return { type: "tool_use", id: `toolu_${id}`, name, input };
}

function usageOf({ input }: Usage, output_tokens: number): JsonObject {
  return {
    input_tokens: input,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens,
    service_tier: "standard",
  };
}
