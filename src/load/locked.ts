import { isObject, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import type { JsonObject } from "../types.ts";
import { type Payload, payload, type Recognised } from "./recognised.ts";

/** Is this what `drycall lock` writes? */
export function isLock(value: unknown): value is JsonObject {
  return isObject(value) && typeof own(value, "lockVersion") === "number" && Array.isArray(own(value, "tools"));
}

/** The tools of a lock, by name: what was made of them is left out. */
export function readLocked(lock: JsonObject): Payload {
  const list = own(lock, "tools");
  const entries = Array.isArray(list) ? list : [];
  return payload({ tools: entries.flatMap((entry, index) => (isObject(entry) ? readEntry(entry, index) : [])) });
}

function readEntry(entry: JsonObject, index: number): Recognised[] {
  const { name, description, role, strict, inputSchema, outputSchema, extras, locked } = entry;
  if (typeof name !== "string") return [];
  const wire = isObject(locked) ? locked.wire : undefined;
  const tool: Recognised["tool"] = {
    name,
    ...(typeof description === "string" && { description }),
    ...(role === "format" && { role }),
    ...(typeof strict === "boolean" && { strict }),
    ...(inputSchema !== undefined && { inputSchema }),
    ...((isObject(outputSchema) || typeof outputSchema === "boolean") && { outputSchema }),
    ...(isObject(extras) && { extras }),
  };
  const places = { schemaAt: join("/tools", index, "inputSchema"), nameAt: join("/tools", index, "name") };
  return [{ tool, ...places, ...(typeof wire === "string" && { wire }) }];
}
