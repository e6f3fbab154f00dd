import { isObject } from "../schema/json.ts";
import type { JsonObject, Tool } from "../types.ts";
import { byName, inOrderOf, membersInOrder } from "./bytes.ts";
import type { Lock, LockedTool } from "./lock.ts";
import { nameOf, nameOfSeen, type Seen, seen } from "./seen.ts";

/**
 * The tools of a lock, in the order in which they were sent. A lock sorts the keys of schemas. Where a tool of today
 * has the bytes that were locked, it is that tool; else its keys stand as today's do, so that a comparison of both
 * tells of no reordering that nobody can know of.
 */
export function lockedTools(lock: Lock, today: readonly Tool[] = []): Tool[] {
  return toolsAsSeen(lock, seen(today));
}

/** The same for tools of today that have been looked at. */
export function toolsAsSeen(lock: Lock, today: readonly Seen[]): Tool[] {
  const locked = byName(lock.tools, nameOf);
  const now = byName(today, nameOfSeen);
  const known = [...byName(lock.order, (name) => name).keys()].filter((key) => locked.has(key));
  const keys = new Set([...known, ...locked.keys()]);
  return [...keys].flatMap((key) => {
    const tool = locked.get(key);
    return tool ? toolOf(tool, now.get(key), lock.source?.file) : [];
  });
}

function toolOf({ locked, ...tool }: LockedTool, today: Seen | undefined, file: string | undefined): Tool {
  if (today?.written === locked.written) return today.tool;
  const { inputSchema, outputSchema, extras } = tool;
  const model = today?.tool;
  const { wire } = locked;
  return {
    ...tool,
    ...(inputSchema !== undefined && { inputSchema: inOrderOf(model?.inputSchema, inputSchema) }),
    ...(isObject(outputSchema) && { outputSchema: membersInOrder(membersOf(model?.outputSchema), outputSchema) }),
    ...(extras && { extras: membersInOrder(model?.extras ?? {}, extras) }),
    origin: { source: "lock", ...(wire !== undefined && { wire }), ...(file !== undefined && { file }) },
  };
}

function membersOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
