import type { JsonObject } from "../../types.ts";
import type { Streamed } from "../face.ts";
import { pieces } from "../sse.ts";
import type { Reason, Turn, TurnCall, Usage } from "../turn.ts";
import { encodeMessage, eventMessage, exceptionMessage } from "./event-stream.ts";

const metrics = { latencyMs: 1 };

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_ResponseSyntax */
export function render({ text, calls, reason, usage }: Turn): JsonObject {
  const content = [
    ...(text === undefined ? [] : [{ text }]),
    ...calls.map((call) => ({ toolUse: { ...toolUse(call), input: call.arguments } })),
  ];
  return {
    metrics,
    output: { message: { content, role: "assistant" } },
    stopReason: stopReasons[reason],
    usage: usageOf(usage),
  };
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html#API_runtime_ConverseStream_ResponseSyntax */
export function stream({ text, calls, reason, usage }: Turn): Streamed {
  const blocks = [...(text === undefined ? [] : [textDeltas(text)]), ...calls.map(callDeltas)];
  const events: Event[] = [
    ["messageStart", { role: "assistant" }],
    ...blocks.flatMap((block, index) =>
      block.map(([type, event]): Event => [type, { contentBlockIndex: index, ...event }]),
    ),
    ["messageStop", { stopReason: stopReasons[reason] }],
    ["metadata", { metrics, usage: usageOf(usage) }],
  ];
  return {
    headers: { "content-type": "application/vnd.amazon.eventstream" },
    parts: events.map(([type, event]) => encodeMessage(eventMessage(type, event))),
    failure,
  };
}

/** https://github.com/aws-samples/foundation-model-benchmarking-tool/issues/247, 2024-11-28 */
const failure = encodeMessage(
  exceptionMessage("serviceUnavailableException", { message: "Bedrock is unable to process your request." }),
);

type Event = [type: string, event: JsonObject];

/** A text has no start of its own. */
function textDeltas(text: string): Event[] {
  return [...pieces(text).map((piece): Event => ["contentBlockDelta", { delta: { text: piece } }]), stop];
}

function callDeltas(call: TurnCall): Event[] {
  const deltas = pieces(JSON.stringify(call.arguments));
  return [
    ["contentBlockStart", { start: { toolUse: toolUse(call) } }],
    ...deltas.map((input): Event => ["contentBlockDelta", { delta: { toolUse: { input } } }]),
    stop,
  ];
}

const stop: Event = ["contentBlockStop", {}];

function toolUse({ id, name }: TurnCall): JsonObject {
  return { toolUseId: `tooluse_${id}`, name };
}

const stopReasons: Readonly<Record<Reason, string>> = {
  done: "end_turn",
  stop: "stop_sequence",
  calls: "tool_use",
  length: "max_tokens",
};

function usageOf({ input, output }: Usage): JsonObject {
  return { inputTokens: input, outputTokens: output, totalTokens: input + output };
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CountTokens.html */
export function renderCount({ input }: Usage): JsonObject {
  return { inputTokens: input };
}
