import { isObject, own } from "../schema/json.ts";
import { tokensOf } from "../schema/pointer.ts";
import type { Edit } from "../types.ts";

/**
 * A schema with some edits made, in their order. The schema itself is left as it is; what no edit touches is shared.
 * An edit whose place does not exist throws: a fix is made for the schema it was offered for.
 */
export function applyEdits(schema: unknown, edits: readonly Edit[]): unknown {
  return edits.reduce((edited, edit) => editAt(edited, tokensOf(edit.path), edit), schema);
}

function editAt(value: unknown, path: readonly string[], edit: Edit): unknown {
  const [key, ...below] = path;
  if (key === undefined) return edit.op === "remove" ? undefined : edit.value;
  if (Array.isArray(value)) return editList(value, Number(key), below, edit);
  if (!isObject(value)) throw new Error(`no place for ${edit.op} ${edit.path}`);
  const entries = Object.entries(value).filter(([name]) => edit.op !== "remove" || below.length > 0 || name !== key);
  const edited = Object.fromEntries(entries);
  if (below.length === 0 && edit.op === "remove") return edited;
  define(edited, key, editAt(own(value, key), below, edit));
  return edited;
}

function editList(list: readonly unknown[], index: number, below: readonly string[], edit: Edit): unknown[] {
  if (below.length > 0) return list.with(index, editAt(list[index], below, edit));
  if (edit.op === "remove") return list.toSpliced(index, 1);
  return edit.op === "add" ? list.toSpliced(index, 0, edit.value) : list.with(index, edit.value);
}

/** An own property, whatever its name. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
