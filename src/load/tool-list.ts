import { isObject, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import type { JsonObject, Pointer } from "../types.ts";
import { describe } from "./describe.ts";
import { declarationKeys, hostedKeys, isTypeName } from "./envelopes.ts";
import { merge, type Payload, payload } from "./recognised.ts";
import { type Context, readNamed, readTool } from "./tool-entry.ts";

/**
 * Reads what stands where tools should: a list, one of Gemini's tool objects, or a map from name to tool.
 *
 * @returns undefined for anything else
 */
export function readTools(value: unknown, at: Pointer, wire?: string): Payload | undefined {
  if (Array.isArray(value)) return readList(value, at, wire);
  return isObject(value) ? (readDeclarations(value, at) ?? readMap(value, at)) : undefined;
}

/**
 * Reads each entry; those that are no tools become faults.
 *
 * @param wire the provider whose list it is, where that is known
 */
export function readList(list: readonly unknown[], at: Pointer, wire?: string): Payload {
  const context = wire === undefined ? {} : { wire };
  return merge(list.map((entry, index) => readEntry(entry, join(at, index), context)));
}

/** Reads a map from name to tool, if each of its values has the shape of a tool. */
export function readMap(map: JsonObject, at: Pointer): Payload | undefined {
  const found: Payload[] = [];
  for (const [name, entry] of Object.entries(map)) {
    const tool = isObject(entry) ? readTool(entry, join(at, name), { name }) : undefined;
    if (tool === undefined) return undefined;
    found.push(tool);
  }
  return found.length === 0 ? undefined : merge(found);
}

function readEntry(entry: unknown, at: Pointer, context: Context): Payload {
  if (!isObject(entry)) return payload({ faults: [{ at, what: describe(entry) }] });
  const found =
    readDeclarations(entry, at) ?? readNamespace(entry, at) ?? readTool(entry, at, context) ?? readHosted(entry);
  if (found !== undefined) return found;
  if (typeof own(entry, "name") === "string") return readNamed(entry, at, context);
  return payload({ faults: [{ at, what: describe(entry) }] });
}

/** One of Gemini's tool objects: declarations, maybe next to tools that Google runs. */
function readDeclarations(entry: JsonObject, at: Pointer): Payload | undefined {
  const found: Payload[] = [];
  for (const key of declarationKeys) {
    const list = own(entry, key);
    if (Array.isArray(list)) found.push(readList(list, join(at, key), "gemini"));
  }
  return found.length === 0 ? undefined : merge([...found, hosted(Object.keys(entry).filter(isHostedKey))]);
}

/** OpenAI's tools under a common name: https://developers.openai.com/api/docs/guides/tools-tool-search */
function readNamespace(entry: JsonObject, at: Pointer): Payload | undefined {
  const list = own(entry, "tools");
  if (own(entry, "type") !== "namespace" || !Array.isArray(list)) return undefined;
  const name = `namespace ${String(own(entry, "name") ?? "")}`.trim();
  return merge([
    readList(list, join(at, "tools"), "openai"),
    payload({ passedOver: [{ what: name, why: "its tools are judged, the name they share is not" }] }),
  ]);
}

/** An entry that the provider runs or reads itself. */
function readHosted(entry: JsonObject): Payload | undefined {
  const type = own(entry, "type");
  if (type === "custom") {
    return payload({
      passedOver: [{ what: `custom tool ${String(own(entry, "name") ?? "")}`.trim(), why: "it takes text, not JSON" }],
    });
  }
  if (typeof type === "string" && type !== "function" && !isTypeName(type)) return hosted([type]);
  const keys = Object.keys(entry);
  return keys.length > 0 && keys.every(isHostedKey) ? hosted(keys) : undefined;
}

function hosted(names: readonly string[]): Payload {
  return payload({ passedOver: names.map((what) => ({ what, why: "the provider's own: it carries no schema" })) });
}

function isHostedKey(key: string): boolean {
  return hostedKeys.has(key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
}
