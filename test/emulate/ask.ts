import type OpenAI from "openai";
import { type EmulateOptions, emulate, type FaceId } from "../../src/emulate/index.ts";
import { weather } from "./clients.ts";

/** Sends bodies to emulated chat completions and reads the answers, without a client in between. */
export function chat(options: EmulateOptions = {}) {
  const answer = emulate("openai", options);
  return async (body: object) => {
    const response = await answer(post("https://api.openai.com/v1/chat/completions", { ...defaults, ...body }));
    const answered = (await response.json()) as OpenAI.ChatCompletion;
    const [choice] = answered.choices ?? [];
    const calls = (choice?.message.tool_calls ?? []).filter((call) => call.type === "function");
    return {
      response,
      body: answered,
      choice,
      text: choice?.message.content ?? "",
      calls: calls.map((call) => ({ name: call.function.name, arguments: JSON.parse(call.function.arguments) })),
    };
  };
}

const defaults = { model: "gpt-4o", messages: [{ role: "user", content: "Hi" }] };

export function functionTool(name: string, parameters: object = weather, strict?: boolean) {
  return { type: "function", function: { name, parameters, ...(strict !== undefined && { strict }) } };
}

export function post(url: string, body: unknown, headers: Record<string, string> = {}): Request {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Request(url, { method: "POST", body: text, headers: { ...keys, ...json, ...headers } });
}

export const keys = { authorization: "Bearer any", "x-api-key": "any", "anthropic-version": "2023-06-01" };
const json = { "content-type": "application/json" };

export const addresses: Partial<Record<FaceId, string>> = {
  openai: "https://api.openai.com/v1/chat/completions",
  anthropic: "https://api.anthropic.com/v1/messages",
};
