import { isObject, listOf, own } from "../../schema/json.ts";
import type { Choice } from "../call.ts";
import { nameOf } from "./chat-history.ts";

/**
 * Reads `tool_choice`: a word, a tool, or a list of allowed tools, which chat wraps and Responses does not.
 * https://platform.openai.com/docs/api-reference/chat/create#chat-create-tool_choice
 */
export function choiceOf(choice: unknown): Choice {
  if (choice === "none" || choice === "auto" || choice === "required") return { mode: choice };
  if (!isObject(choice)) return { mode: "auto" };
  const allowed = own(choice, "allowed_tools") ?? choice;
  if (own(choice, "type") === "allowed_tools" && isObject(allowed)) {
    const only = listOf(allowed, "tools").map(nameOf);
    return { mode: own(allowed, "mode") === "required" ? "required" : "auto", only };
  }
  const name = nameOf(choice);
  return name === "" ? { mode: "auto" } : { mode: "required", only: [name] };
}
