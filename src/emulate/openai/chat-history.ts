import { isObject, listOf, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { History } from "../call.ts";
import { bad } from "./errors.ts";

/**
 * What the messages of a chat say was called.
 *
 * @throws Refused where a call has no answer, or an answer no call
 */
export function chatHistory(messages: readonly JsonObject[]): History {
  const turns = messages.filter(({ role }) => role === "assistant");
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message.role === "tool") answered(message, index, open);
    else {
      allAnswered(open);
      open = new Set(
        listOf(message, "tool_calls")
          .filter(isObject)
          .map(({ id }) => String(id)),
      );
    }
  }
  allAnswered(open);
  return { turns: turns.length, called: turns.flatMap((turn) => listOf(turn, "tool_calls").map(nameOf)) };
}

/** https://github.com/smarter-sh/smarter/issues/264, 2025-01-22 */
function answered(message: JsonObject, index: number, open: Set<string>): void {
  if (open.delete(String(own(message, "tool_call_id")))) return;
  throw bad(
    "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
    { param: `messages.[${index}].role` },
  );
}

/** https://github.com/aliasrobotics/cai/issues/111, 2025-05-09; the param was not seen. */
function allAnswered(open: ReadonlySet<string>): void {
  if (open.size === 0) return;
  throw bad(
    `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(", ")}`,
    { param: "messages" },
  );
}

/** The name that a call, a tool or a choice of one carries, in an envelope or without. */
export function nameOf(entry: unknown): string {
  const named = isObject(entry) ? (own(entry, "function") ?? entry) : undefined;
  return isObject(named) ? String(own(named, "name") ?? "") : "";
}
