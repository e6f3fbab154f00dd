import { isObject, listOf, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { History } from "../call.ts";
import type { Remembered } from "../memory.ts";
import { bad } from "./errors.ts";

/**
 * What the messages say was called, behind what a thread has of earlier ones.
 *
 * @throws Refused where there are none, where the next message does not answer a call, or answers none
 */
export function historyOf(messages: readonly unknown[], earlier?: Remembered): History {
  // https://github.com/devoxx/DevoxxGenieIDEAPlugin/issues/567, 2025-03-22
  if (messages.length === 0 && !earlier) throw bad("messages: at least one message is required");
  const blocks = messages.map(blocksOf);
  const before = earlier?.turn.calls.map(({ id }) => `toolu_${id}`) ?? [];
  for (const [index, ofMessage] of blocks.entries()) {
    const asked = index === 0 ? before : idsOf(blocks[index - 1] ?? [], "tool_use", "id");
    const answered = idsOf(ofMessage, "tool_result", "tool_use_id");
    allAnswered(asked, answered, index);
    allAsked(ofMessage, asked, index);
  }
  allAnswered(idsOf(blocks.at(-1) ?? [], "tool_use", "id"), [], blocks.length);
  const called = blocks.flat().filter(({ type }) => type === "tool_use");
  const own_ = messages.filter((message) => isObject(message) && message.role === "assistant");
  return {
    turns: (earlier?.history.turns ?? 0) + own_.length,
    called: [...(earlier?.history.called ?? []), ...called.map(({ name }) => String(name))],
  };
}

/** https://github.com/anthropics/claude-code/issues/8210, 2025-09-26; the index is that of the message that asked. */
function allAnswered(asked: readonly string[], answered: readonly string[], index: number): void {
  const open = asked.filter((id) => !answered.includes(id));
  if (open.length === 0) return;
  throw bad(
    `messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.join(", ")}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
  );
}

function allAsked(blocks: readonly JsonObject[], asked: readonly string[], index: number): void {
  for (const [place, block] of blocks.entries()) {
    const id = String(own(block, "tool_use_id"));
    if (block.type !== "tool_result" || asked.includes(id)) continue;
    throw bad(
      `messages.${index}.content.${place}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
    );
  }
}

function blocksOf(message: unknown): JsonObject[] {
  return isObject(message) ? listOf(message, "content").filter(isObject) : [];
}

function idsOf(blocks: readonly JsonObject[], type: string, key: string): string[] {
  return blocks.filter((block) => block.type === type).map((block) => String(own(block, key)));
}
