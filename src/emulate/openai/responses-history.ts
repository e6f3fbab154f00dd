import { own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import type { History } from "../call.ts";
import { Refused } from "../face.ts";
import type { Memory, Remembered } from "../memory.ts";
import { bad, errorOf } from "./errors.ts";
import { objectsAt } from "./tools.ts";

/**
 * What the input says was called, and what the earlier answers said that it names instead of repeating them.
 *
 * @throws Refused where one of those is not known, a call has no output, or an output no call
 */
export function responsesHistory(body: JsonObject, memory: Memory): History {
  const previous = previousOf(body, memory);
  const input = own(body, "input");
  if (input === undefined && previous === undefined && own(body, "prompt") === undefined) throw nothingToSay();
  const items = typeof input === "string" ? [] : (objectsAt(body, "input") ?? []);
  const calls = items.flatMap((item) => callOf(item, memory));
  const asked = new Set([...(previous?.turn.calls.map(({ id }) => `call_${id}`) ?? []), ...calls.map(({ id }) => id)]);
  const outputs = items
    .filter(({ type }) => type === "function_call_output")
    .map((item) => String(own(item, "call_id")));
  // https://github.com/continuedev/continue/issues/10092, 2026-02-01
  const unasked = outputs.find((id) => !asked.has(id));
  if (unasked !== undefined)
    throw bad(`No tool call found for function call output with call_id ${unasked}.`, { param: "input" });
  // https://github.com/Gitlawb/openclaude/issues/187, 2026-04-02
  const open = [...asked].find((id) => !outputs.includes(id));
  if (open !== undefined) throw bad(`No tool output found for function call ${open}.`, { param: "input" });
  const earlier = previous?.history ?? { turns: 0, called: [] };
  return {
    turns: earlier.turns + turnsIn(items),
    called: [...earlier.called, ...calls.map(({ name }) => name)],
  };
}

/** As several public projects quote it; none of them is a thread to cite. */
function nothingToSay(): Refused {
  return bad(`One of "input" or "previous_response_id" or 'prompt' or 'conversation_id' must be provided.`, {
    code: "missing_required_parameter",
  });
}

/** https://github.com/maximhq/bifrost/issues/2441, 2026-03-31 */
function previousOf(body: JsonObject, memory: Memory): Remembered | undefined {
  const id = own(body, "previous_response_id");
  if (typeof id !== "string") return undefined;
  const known = memory.turn(bare(id));
  if (known) return known;
  throw bad(`Previous response with id '${id}' not found.`, {
    param: "previous_response_id",
    code: "previous_response_not_found",
  });
}

/** The call that an item is or refers to; a reference to another item says nothing of calls. */
function callOf(item: JsonObject, memory: Memory): { id: string; name: string }[] {
  const { type, id, call_id, name } = item;
  if (type === "function_call") return [{ id: String(call_id), name: String(name) }];
  if (type !== "item_reference" && !(type === undefined && Object.keys(item).join() === "id")) return [];
  const call = memory.call(bare(String(id)));
  if (call) return [{ id: `call_${call.id}`, name: call.name }];
  if (memory.turn(bare(String(id)))) return [];
  // https://github.com/can1357/oh-my-pi/issues/41, 2026-02-12, where more words follow on `store: false`.
  throw new Refused(errorOf(404, `Item with id '${String(id)}' not found.`, { param: "input" }));
}

/** Items of the model that follow each other are one turn. */
function turnsIn(items: readonly JsonObject[]): number {
  const own_ = items.map(({ type, role }) => role === "assistant" || type === "function_call" || type === "reasoning");
  return own_.filter((isOwn, index) => isOwn && !own_[index - 1]).length;
}

/** Without the prefix: `resp_…`, `fc_…`, `msg_…`. */
function bare(id: string): string {
  return id.replace(/^[a-z]+_/, "");
}
