import { UserError } from "../errors.ts";
import { version } from "../package.ts";
import { isObject } from "../schema/json.ts";
import { estimator } from "../tokens/tokenizer.ts";
import type { JsonObject, Schema } from "../types.ts";
import { answersOf } from "./answers.ts";
import { sortedKeys } from "./bytes.ts";
import { type Accepted, type Judged, type Lock, type LockedTool, lockVersion } from "./lock.ts";
import { nameOf, type Seen, seen } from "./seen.ts";

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
  const today = seen(judged.tools, answers);
  const written = new Set(today.map(({ tool }) => tool));
  const unfit = judged.tools.find((tool) => !written.has(tool));
  if (unfit)
    throw new UserError(`${unfit.name}: cannot be locked, for its schema cannot be written as JSON`, {
      hint: "`drycall check` says where",
    });
  return {
    lockVersion,
    drycall: version(),
    asOf: judged.asOf,
    inputs,
    targets: answers.together,
    accepted,
    order: judged.tools.map(nameOf),
    tools: today.map(lockedTool).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  };
}

function lockedTool({ tool, text, written, targets }: Seen): LockedTool {
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
    locked: {
      written,
      ...(wire !== undefined && isObject(extras) && { wire }),
      tokens: estimator.count(text),
      targets,
    },
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
