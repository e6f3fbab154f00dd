import { isObject, listOf, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { History } from "../call.ts";
import { invalid, unserializable } from "./refuse.ts";

/** Messages of one role that follow each other, and where the first of them stands. */
interface Said {
  at: number;
  role: unknown;
  content: JsonObject[];
}

/**
 * What the messages of a conversation say of earlier turns.
 *
 * @throws Refused where the conversation is none, or its calls and results do not pair
 */
export function historyOf(body: JsonObject): History {
  const messages = messagesIn(body);
  const [first] = messages;
  // https://github.com/langgenius/dify/issues/12340, 2025-01-03
  if (first === undefined || own(first, "role") === "assistant")
    throw invalid(
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    );
  for (const [at, message] of messages.entries()) checkContent(blocksOf(message), `messages.${at}`);
  const turns = turnsIn(messages);
  for (const [index, turn] of turns.entries()) checkResults(usesIn(turns[index - 1]), turn);
  const spoken = turns.filter(({ role }) => role === "assistant");
  const called = spoken.flatMap((turn) => usesIn(turn).map((use) => own(use, "name")));
  return { turns: spoken.length, called: called.filter((name) => typeof name === "string") };
}

/** The kinds of the blocks that have been sent. */
export function kindsIn(body: JsonObject): string[] {
  return [...new Set(messagesIn(body).flatMap((message) => blocksOf(message).flatMap(Object.keys)))];
}

function messagesIn(body: JsonObject): JsonObject[] {
  const messages = own(body, "messages");
  if (isObject(messages)) throw unserializable("Start of structure or map found where not expected");
  return listOf(body, "messages").filter(isObject);
}

function blocksOf(message: JsonObject): JsonObject[] {
  return listOf(message, "content").filter(isObject);
}

function checkContent(blocks: readonly JsonObject[], at: string): void {
  // https://github.com/theopenco/llmgateway/pull/3127, 2026-07-18
  if (blocks.length === 0)
    throw invalid(
      `The content field in the Message object at ${at} is empty. Add a ContentBlock object to the content field and try again.`,
    );
  const blank = blocks.findIndex((block) => {
    const text = own(block, "text");
    return typeof text === "string" && text.trim() === "";
  });
  // https://github.com/LibreChat-AI/agents/pull/501, 2026-09-03
  if (blank >= 0)
    throw invalid(
      `The text field in the ContentBlock object at ${at}.content.${blank} is blank. Add text to the text field, and try again.`,
    );
}

/** Roles need not alternate: https://github.com/theopenco/llmgateway/pull/3127, 2026-07-18. */
function turnsIn(messages: readonly JsonObject[]): Said[] {
  const turns: Said[] = [];
  for (const [at, message] of messages.entries()) {
    const role = own(message, "role");
    const last = turns.at(-1);
    if (last && last.role === role) last.content.push(...blocksOf(message));
    else turns.push({ at, role, content: blocksOf(message) });
  }
  return turns;
}

function usesIn(turn: Said | undefined): JsonObject[] {
  return (turn?.content ?? []).map((block) => own(block, "toolUse")).filter(isObject);
}

/** Every use of a tool has its result in the next turn, and there are no others. */
function checkResults(uses: readonly JsonObject[], { at, role, content }: Said): void {
  if (role === "assistant") return;
  const results = content.map((block) => own(block, "toolResult")).filter(isObject);
  // https://github.com/Just-Curieous/Curie/issues/16, 2025-03-07
  if (results.length > uses.length)
    throw invalid(
      `The number of toolResult blocks at messages.${at}.content exceeds the number of toolUse blocks of previous turn.`,
    );
  const answered = new Set(results.map((result) => own(result, "toolUseId")));
  const open = uses.map((use) => own(use, "toolUseId")).filter((id) => !answered.has(id));
  // https://github.com/zeroclaw-labs/zeroclaw/pull/1476, 2026-02-23
  if (open.length > 0)
    throw invalid(`Expected toolResult blocks at messages.${at}.content for the following Ids: ${open.join(", ")}`);
}
