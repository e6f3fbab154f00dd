import type { JsonObject } from "../../types.ts";
import type { Face, Match } from "../face.ts";
import { hasHalfPair, refuse } from "./errors.ts";
import { renderMessage, streamMessage } from "./message.ts";
import { readCounted, readMessages } from "./messages.ts";

export const anthropic: Face = {
  provider: "anthropic",
  hosts: ["api.anthropic.com"],
  hasKey: (headers) => !!headers.get("x-api-key")?.trim() || /^Bearer\s+\S/i.test(headers.get("authorization") ?? ""),
  refuse,
  refusesText: hasHalfPair,
  headers: (id) => ({ "request-id": `req_${id}`, "anthropic-organization-id": "00000000-0000-0000-0000-000000000000" }),
  routes: [
    {
      kind: "turn",
      method: "POST",
      path: "/v1/messages",
      read: readMessages,
      render: renderMessage,
      stream: streamMessage,
    },
    {
      kind: "count",
      method: "POST",
      path: "/v1/messages/count_tokens",
      read: readCounted,
      render: ({ input }) => ({ input_tokens: input }),
    },
    { kind: "lookup", method: "GET", path: "/v1/models", find: listModels },
    { kind: "lookup", method: "GET", path: "/v1/models/{model}", find: ({ params }) => model(params.model ?? "") },
  ],
};

/** A few that the cases were observed on; a request may name any other. https://platform.claude.com/docs/en/api/models/list */
function listModels(_match: Match): JsonObject {
  const data = ["claude-opus-5", "claude-sonnet-5", "claude-haiku-4-5"].map(model);
  return { data, has_more: false, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
}

function model(id: string): JsonObject {
  return { type: "model", id, display_name: id, created_at: "2025-10-01T00:00:00Z" };
}
