import type { Route } from "../face.ts";
import { readChat } from "./chat.ts";
import { renderChat, streamChat } from "./completion.ts";
import { findModel, listModels } from "./models.ts";
import { renderResponse } from "./response.ts";
import { streamResponse } from "./response-stream.ts";
import { readCounted, readResponses } from "./responses.ts";

/** OpenAI's endpoints behind a prefix: `/v1`, Azure's `/openai/v1`. */
export function routesUnder(prefix: string): Route[] {
  return [
    {
      kind: "turn",
      method: "POST",
      path: `${prefix}/chat/completions`,
      read: readChat,
      render: renderChat,
      stream: streamChat,
    },
    {
      kind: "turn",
      method: "POST",
      path: `${prefix}/responses`,
      read: readResponses,
      render: renderResponse,
      stream: streamResponse,
    },
    {
      kind: "count",
      method: "POST",
      path: `${prefix}/responses/input_tokens`,
      read: readCounted,
      render: ({ input }) => ({ object: "response.input_tokens", input_tokens: input }),
    },
    { kind: "lookup", method: "GET", path: `${prefix}/models`, find: listModels },
    { kind: "lookup", method: "GET", path: `${prefix}/models/{model}`, find: findModel },
  ];
}
