import { isObject } from "../schema/json.ts";
import type { TargetTokens } from "../tokens/index.ts";
import type { JsonObject, Tool } from "../types.ts";
import { type Change, change } from "./change.ts";

/** MCP's keys that clients do not pass on to a provider; https://modelcontextprotocol.io/specification (2025-11-25). */
const keptByClients: ReadonlySet<string> = new Set(["title", "annotations", "icons", "execution", "_meta"]);

/** What of a tool stands in a prompt's prefix, in a fixed order of the envelope's keys; results' schemas do not. */
export function wireOf({ name, description, inputSchema, strict, extras = {} }: Tool): JsonObject {
  const sent: JsonObject = { name, description, inputSchema, strict };
  for (const key of Object.keys(extras)) if (!keptByClients.has(key)) sent[key] = extras[key];
  return sent;
}

/** Do two tools have the same bytes in a prompt's prefix? */
export function sameWire(a: Tool, b: Tool | undefined): boolean {
  return a === b || (b !== undefined && sameBytes(wireOf(a), wireOf(b)));
}

/** Would two values be written as the same JSON, order of keys included? */
export function sameBytes(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (!sameBytes(a[index], b[index])) return false;
    return true;
  }
  return isObject(a) && isObject(b) && sameMembers(a, b);
}

function sameMembers(a: JsonObject, b: JsonObject): boolean {
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.length !== others.length) return false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (key === undefined || key !== others[index] || !sameBytes(a[key], b[key])) return false;
  }
  return true;
}

/** Where the cached prefix ends: the first tool whose bytes differ, and how much comes after it. */
export interface PrefixBreak {
  /** 0-based place of the first difference. */
  index: number;
  /** The tool that now stands there; the last one that was lost, where the list ends there. */
  tool: string;
  /** Tools after it that must be read anew. */
  following: number;
  /** Tokens of the tools, where they were counted: those before the first difference, and those read anew. */
  tokens?: readonly PrefixTokens[];
}

export interface PrefixTokens {
  /** `provider[@model]`. */
  target: string;
  kept: number;
  lost: number;
}

/** The first difference in the prompt's prefix; undefined where its bytes are the same. */
export function prefixBreak(
  before: readonly Tool[],
  after: readonly Tool[],
  count?: (tools: readonly Tool[]) => readonly TargetTokens[],
): PrefixBreak | undefined {
  const length = Math.max(before.length, after.length);
  for (let index = 0; index < length; index++) {
    const [was, is] = [before[index], after[index]];
    if (was && sameWire(was, is)) continue;
    const tokens = count?.(after).map((counted) => tokensFrom(index, counted, after));
    const following = Math.max(0, after.length - index - 1);
    return { index, tool: (is ?? was)?.name ?? "", following, ...(tokens && { tokens }) };
  }
  return undefined;
}

/** What an output format costs stands elsewhere in the prompt. */
function tokensFrom(index: number, { target, perTool, overhead }: TargetTokens, after: readonly Tool[]): PrefixTokens {
  const before = after.slice(0, index).filter(({ role }) => role !== "format").length;
  const sum = (rows: TargetTokens["perTool"]) => rows.reduce((total, { tokens }) => total + tokens, 0);
  return { target, kept: overhead + sum(perTool.slice(0, before)), lost: sum(perTool.slice(before)) };
}

/** The prompt cache's part of a diff. */
export function cacheChanges(
  before: readonly Tool[],
  after: readonly Tool[],
  broken: PrefixBreak | undefined,
): Change[] {
  if (!broken) return [];
  const { tool, index, following, tokens = [] } = broken;
  const told = tokens.filter(({ lost }) => lost > 0).map(({ target, lost }) => `${lost} tokens on ${target}`);
  const cost = told.length === 0 ? "" : `: ${told.join(", ")}`;
  const changes = [change("prompt-prefix-changed", { tool, args: { index, following, cost, tokens } })];
  const kept = new Set(after.map(({ name }) => name));
  const known = new Set(before.map(({ name }) => name));
  const was = before.map(({ name }) => name).filter((name) => kept.has(name));
  const is = after.map(({ name }) => name).filter((name) => known.has(name));
  const moved = is.find((name, place) => name !== was[place]);
  if (moved !== undefined && new Set(is).size === is.length && is.length === was.length)
    changes.push(change("tool-order-changed", { tool: moved }));
  return changes;
}
