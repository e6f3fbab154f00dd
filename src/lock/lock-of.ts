import { UserError } from "../errors.ts";
import { version } from "../package.ts";
import { isObject } from "../schema/json.ts";
import type { JsonObject, Schema, Tool } from "../types.ts";
import { answersOf, type ByTarget, byKey } from "./answers.ts";
import { digest, sortedKeys, writtenText } from "./bytes.ts";
import { type Accepted, type Judged, type Lock, type LockedTool, lockVersion } from "./lock.ts";

export interface LockOptions {
  /** What was loaded, seen from the lock's folder. */
  inputs?: readonly string[];
  /** Findings that are let be. */
  accepted?: readonly Accepted[];
}

/**
 * The lock of tools that have been judged.
 *
 * @example writeLock(lockOf(await check(["tools.json"])))
 * @throws UserError where a tool cannot be written as JSON
 */
export function lockOf(judged: Judged, { inputs = [], accepted = [] }: LockOptions = {}): Lock {
  const answers = answersOf(judged.judgements);
  const tools = [...byKey(judged.tools, (tool) => tool)].map(([key, tool]) =>
    lockedTool(tool, answers.tools.get(key) ?? {}),
  );
  return {
    lockVersion,
    drycall: version(),
    asOf: judged.asOf,
    inputs,
    targets: answers.together,
    accepted,
    order: judged.tools.map(({ name }) => name),
    tools: tools.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  };
}

function lockedTool(tool: Tool, targets: ByTarget): LockedTool {
  const text = writtenText(tool);
  if (text === undefined)
    throw new UserError(`${tool.name}: cannot be locked, for its schema cannot be written as JSON`, {
      hint: "`drycall check` says where",
    });
  const { name, description, role, strict, origin } = tool;
  const { inputSchema, outputSchema, extras } = asWritten(text);
  const { wire } = origin;
  return {
    name,
    ...(description !== undefined && { description }),
    ...(role && { role }),
    ...(strict !== undefined && { strict }),
    ...(inputSchema !== undefined && { inputSchema }),
    ...(isSchema(outputSchema) && { outputSchema }),
    ...(isObject(extras) && { extras }),
    locked: { written: digest(text), ...(wire !== undefined && isObject(extras) && { wire }), targets },
  };
}

/** What JSON makes of a tool, with its keys sorted. */
function asWritten(text: string): JsonObject {
  const value = sortedKeys(JSON.parse(text));
  return isObject(value) ? value : {};
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isObject(value);
}
