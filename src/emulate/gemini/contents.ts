import { isObject } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { History } from "../call.ts";
import { field, messages } from "./fields.ts";
import { refused } from "./refuse.ts";

/** A turn of a conversation: contents of one role that follow each other are one. */
interface Said {
  role: "user" | "model";
  parts: JsonObject[];
}

/**
 * What a request's contents say of earlier turns.
 *
 * @throws Refused where there are none, one is empty, or calls and responses do not pair
 */
export function historyOf(request: unknown): History {
  const contents = messages(request, "contents");
  // https://github.com/googleapis/js-genai/issues/912, 2025-08-25
  if (contents.length === 0) throw fault("* GenerateContentRequest.contents: contents is not specified\n");
  for (const [index, content] of contents.entries())
    if (messages(content, "parts").length === 0)
      // https://github.com/egoist/chatwise-releases/issues/250, 2025-02-18
      throw fault(`* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.\n`);
  const turns = turnsIn(contents);
  for (const [index, turn] of turns.entries()) checkPair(turns[index - 1], turn);
  const spoken = turns.filter(({ role }) => role === "model");
  const called = spoken.flatMap(({ parts }) => callsIn(parts).map((call) => field(call, "name")));
  return { turns: spoken.length, called: called.filter((name) => typeof name === "string") };
}

function turnsIn(contents: readonly JsonObject[]): Said[] {
  const turns: Said[] = [];
  for (const content of contents) {
    const role = field(content, "role") === "model" ? "model" : "user";
    const last = turns.at(-1);
    if (last?.role === role) last.parts.push(...messages(content, "parts"));
    else turns.push({ role, parts: [...messages(content, "parts")] });
  }
  return turns;
}

/** Every call is followed by its response, and every response by nothing but a call's. */
function checkPair(before: Said | undefined, { role, parts }: Said): void {
  const calls = before ? callsIn(before.parts).length : 0;
  if (role === "model") {
    // https://github.com/google-gemini/gemini-cli/issues/26486, 2026-05-05
    if (before === undefined && callsIn(parts).length > 0)
      throw fault(
        "Please ensure that function call turn comes immediately after a user turn or after a function response turn.",
      );
    return;
  }
  const responses = parts.filter((part) => isObject(field(part, "functionResponse"))).length;
  // https://github.com/GoogleCloudPlatform/generative-ai/pull/368
  if (responses > 0 && calls === 0)
    throw fault("Please ensure that function response turn comes immediately after a function call turn.");
  // https://github.com/google-gemini/gemini-cli/issues/3814, 2025-07-10
  if (responses !== calls)
    throw fault(
      "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.",
    );
}

function callsIn(parts: readonly JsonObject[]): JsonObject[] {
  return parts.map((part) => field(part, "functionCall")).filter(isObject);
}

function fault(message: string) {
  return refused("INVALID_ARGUMENT", message);
}
