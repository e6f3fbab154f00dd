import type { Face } from "../face.ts";
import { readChat } from "./chat.ts";
import { renderChat, streamChat } from "./completion.ts";
import { refuse } from "./errors.ts";

export const openai: Face = {
  provider: "openai",
  hosts: ["api.openai.com"],
  hasKey: (headers) => /^Bearer\s+\S/i.test(headers.get("authorization") ?? ""),
  routes: [
    {
      kind: "turn",
      method: "POST",
      path: "/v1/chat/completions",
      read: readChat,
      render: renderChat,
      stream: streamChat,
    },
  ],
  refuse,
  headers: (id) => ({ "x-request-id": `req_${id}`, "openai-version": "2020-10-01", "openai-processing-ms": "1" }),
};
