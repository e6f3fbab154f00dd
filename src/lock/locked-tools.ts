import { isObject } from "../schema/json.ts";
import type { JsonObject, Tool } from "../types.ts";
import { byName, digest, inOrderOf, membersInOrder, writtenText } from "./bytes.ts";
import type { Lock, LockedTool } from "./lock.ts";

/**
 * The tools of a lock, in the order in which they were sent. A lock sorts the keys of schemas. Where a tool of today
 * has the bytes that were locked, it is that tool; else its keys stand as today's do, so that a comparison of both
 * tells of no reordering that nobody can know of.
 */
export function lockedTools(lock: Lock, today: readonly Tool[] = []): Tool[] {
  const locked = byName(lock.tools, nameOf);
  const now = byName(today, nameOf);
  const known = [...byName(lock.order, (name) => name).keys()].filter((key) => locked.has(key));
  const keys = new Set([...known, ...locked.keys()]);
  return [...keys].flatMap((key) => {
    const tool = locked.get(key);
    return tool ? toolOf(tool, now.get(key), lock.source?.file) : [];
  });
}

function toolOf({ locked, ...tool }: LockedTool, today: Tool | undefined, file: string | undefined): Tool {
  const text = today && writtenText(today);
  if (today && text !== undefined && digest(text) === locked.written) return today;
  const { inputSchema, outputSchema, extras } = tool;
  const { wire } = locked;
  return {
    ...tool,
    ...(inputSchema !== undefined && { inputSchema: inOrderOf(today?.inputSchema, inputSchema) }),
    ...(isObject(outputSchema) && { outputSchema: membersInOrder(membersOf(today?.outputSchema), outputSchema) }),
    ...(extras && { extras: membersInOrder(today?.extras ?? {}, extras) }),
    origin: { source: "lock", ...(wire !== undefined && { wire }), ...(file !== undefined && { file }) },
  };
}

function membersOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function nameOf({ name }: { name: string }): string {
  return name;
}
