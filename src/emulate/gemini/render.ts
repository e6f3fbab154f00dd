import type { JsonObject } from "../../types.ts";
import type { Call } from "../call.ts";
import type { Match, Streamed } from "../face.ts";
import { pieces } from "../sse.ts";
import type { Reason, Turn, Usage } from "../turn.ts";

/** https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse */
export function render(turn: Turn, call: Call): JsonObject {
  return response([...textParts(turn), ...callParts(turn)], turn, call, turn.reason);
}

/** Each chunk is a response of its own; the last one says why it ended. */
function chunks(turn: Turn, call: Call): JsonObject[] {
  const parts = [...pieces(turn.text ?? "").map((text) => [{ text }]), ...callParts(turn).map((part) => [part])];
  const said = parts.length > 0 ? parts : [[]];
  return said.map((each, index) => response(each, turn, call, index === said.length - 1 ? turn.reason : undefined));
}

/** Server-sent events where the request asks for them by `alt=sse`; else one JSON list, a member at a time. */
export function stream(turn: Turn, call: Call, _: unknown, { url }: Match): Streamed {
  const bodies = chunks(turn, call).map((chunk) => JSON.stringify(chunk));
  if (url.searchParams.get("alt") === "sse")
    return { headers: { "content-type": "text/event-stream" }, parts: bodies.map((body) => `data: ${body}\r\n\r\n`) };
  const parts = bodies.map((body, index) => `${index === 0 ? "[" : ",\r\n"}${body}`);
  return { headers: { "content-type": "application/json; charset=UTF-8" }, parts: [...parts, "]"] };
}

function response(parts: readonly JsonObject[], { id, usage }: Turn, { model }: Call, reason?: Reason): JsonObject {
  return {
    candidates: [
      {
        content: { parts, role: "model" },
        ...(reason && { finishReason: reason === "length" ? "MAX_TOKENS" : "STOP" }),
        index: 0,
      },
    ],
    usageMetadata: {
      promptTokenCount: usage.input,
      candidatesTokenCount: usage.output,
      totalTokenCount: usage.input + usage.output,
      promptTokensDetails: [{ modality: "TEXT", tokenCount: usage.input }],
    },
    modelVersion: model,
    responseId: id,
  };
}

function textParts({ text }: Turn): JsonObject[] {
  return text === undefined ? [] : [{ text }];
}

function callParts({ calls }: Turn): JsonObject[] {
  return calls.map(({ name, arguments: args }) => ({ functionCall: { name, args } }));
}

/** https://ai.google.dev/api/tokens#response-body */
export function renderCount({ input }: Usage): JsonObject {
  return { totalTokens: input, promptTokensDetails: [{ modality: "TEXT", tokenCount: input }] };
}
