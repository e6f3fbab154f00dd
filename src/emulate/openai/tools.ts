import { isObject, jsonType, own } from "../../schema/json.ts";
import type { JsonObject, Tool } from "../../types.ts";
import { missing, wrongType } from "./errors.ts";

/** The tool or the format that an object of OpenAI's wire describes, its schema under a key that differs. */
export function readTool(object: JsonObject, at: string, schemaKey: "parameters" | "schema"): Tool {
  const { name, description, [schemaKey]: inputSchema, strict, ...extras } = object;
  if (typeof name !== "string")
    throw name === undefined ? missing(`${at}.name`) : wrong(`${at}.name`, "a string", name);
  if (description !== undefined && description !== null && typeof description !== "string")
    throw wrong(`${at}.description`, "a string", description);
  if (strict !== undefined && strict !== null && typeof strict !== "boolean")
    throw wrong(`${at}.strict`, "a boolean", strict);
  return {
    name,
    ...(typeof description === "string" && { description }),
    ...(inputSchema !== undefined && { inputSchema }),
    ...(typeof strict === "boolean" && { strict }),
    ...(Object.keys(extras).length > 0 && { extras }),
    origin: { source: "wire", wire: "openai" },
  };
}

/** A list of objects under a key of the body; undefined where the key is absent or null. */
export function objectsAt(body: JsonObject, key: string): JsonObject[] | undefined {
  const list = own(body, key);
  if (list === undefined || list === null) return undefined;
  if (!Array.isArray(list)) throw wrong(key, "an array of objects", list);
  return list.map((entry: unknown, index) => {
    if (!isObject(entry)) throw wrong(`${key}[${index}]`, "an object", entry);
    return entry;
  });
}

export function wrong(param: string, expected: string, got: unknown) {
  const type = jsonType(got);
  return wrongType(param, expected, type === "null" ? "null" : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`);
}
