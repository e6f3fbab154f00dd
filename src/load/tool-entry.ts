import { isObject, jsonType, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import type { JsonObject, Pointer, Schema } from "../types.ts";
import { type Envelope, envelopes, mcpEnvelope, mcpKeys, type Path } from "./envelopes.ts";
import { type Payload, payload } from "./recognised.ts";

/** What an entry does not say itself. */
export interface Context {
  /** The key of a map, for a tool without a name. */
  name?: string;
  /** Whose tools the list holds. */
  wire?: string;
}

/**
 * Reads an object that has the shape of a tool: an envelope of its own, or a name next to a schema.
 *
 * @param at where the object stands
 * @returns undefined where the object has another shape
 */
export function readTool(entry: JsonObject, at: Pointer, context: Context = {}): Payload | undefined {
  const isFunction = own(entry, "type") === "function";
  const around = isFunction ? { wire: "openai", ...context } : context;
  for (const envelope of envelopes) {
    const body = dig(entry, envelope.inside);
    if (!isObject(body)) continue;
    const schema = envelope.schema.find((path) => dig(body, path) !== undefined);
    const wrapped = envelope.inside.length > 0;
    const named = typeof own(body, "name") === "string" || context.name !== undefined;
    if (wrapped || (named && schema !== undefined)) return toTool({ entry, body, envelope, schema, at }, around);
  }
  return isFunction && typeof own(entry, "name") === "string" ? readNamed(entry, at, around) : undefined;
}

/** Reads an object with a name and no schema as a tool. */
export function readNamed(entry: JsonObject, at: Pointer, context: Context = {}): Payload {
  return toTool({ entry, body: entry, envelope: { inside: [], schema: [] }, schema: undefined, at }, context);
}

/** Reads a tool of an MCP server: MCP's own shape and no other. */
export function readMcpTool(entry: JsonObject, at: Pointer): Payload {
  const schema = Object.hasOwn(entry, "inputSchema") ? ["inputSchema"] : undefined;
  return toTool({ entry, body: entry, envelope: mcpEnvelope, schema, at }, { wire: "mcp" });
}

/** The value at the end of some keys, or undefined. */
export function dig(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) ? own(inner, key) : undefined), value);
}

interface Opened {
  entry: JsonObject;
  body: JsonObject;
  envelope: Envelope;
  schema: Path | undefined;
  at: Pointer;
}

function toTool({ entry, body, envelope, schema, at }: Opened, context: Context): Payload {
  const name = own(body, "name") ?? context.name;
  const bodyAt = join(at, ...envelope.inside);
  if (typeof name !== "string") {
    const what = name === undefined ? "a tool without a name" : `a tool whose name is of type ${jsonType(name)}`;
    return payload({ faults: [{ at: bodyAt, what }] });
  }
  const description = own(body, "description");
  const strict = own(body, "strict");
  const outputSchema = own(body, "outputSchema");
  const taken = {
    name: true,
    description: typeof description === "string",
    strict: typeof strict === "boolean",
    outputSchema: isSchema(outputSchema),
    type: own(body, "type") === "function",
    ...(schema?.[0] === undefined ? {} : { [schema[0]]: true }),
  };
  const outside = { [envelope.inside[0] ?? ""]: true, type: own(entry, "type") === "function" };
  const extras = { ...(body === entry ? {} : rest(entry, outside)), ...rest(body, taken) };
  const tool = {
    name,
    ...(typeof description === "string" ? { description } : {}),
    ...(schema === undefined ? {} : { inputSchema: dig(body, schema) }),
    ...(isSchema(outputSchema) ? { outputSchema } : {}),
    ...(typeof strict === "boolean" ? { strict } : {}),
    ...(Object.keys(extras).length === 0 ? {} : { extras }),
  };
  const wire = context.wire ?? wireOf(envelope, extras);
  const places = {
    schemaAt: join(bodyAt, ...(schema ?? [])),
    toolAt: bodyAt,
    ...(own(body, "name") === undefined ? {} : { nameAt: join(bodyAt, "name") }),
  };
  return payload({ tools: [{ tool, ...places, ...(wire === undefined ? {} : { wire }) }] });
}

/** MCP's shape is the neutral one too: keys that MCP does not have are then another wire's, and which is not known. */
function wireOf(envelope: Envelope, extras: JsonObject): string | undefined {
  const foreign = envelope === mcpEnvelope && Object.keys(extras).some((key) => !mcpKeys.has(key));
  return foreign ? undefined : envelope.wire;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isObject(value);
}

function rest(object: JsonObject, taken: Readonly<Record<string, boolean>>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !(Object.hasOwn(taken, key) && taken[key])));
}
