import { own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import { bad } from "./errors.ts";
import { wrong } from "./tools.ts";

export function modelOf(body: JsonObject): string {
  const model = own(body, "model");
  if (typeof model !== "string" || model === "") throw bad("you must provide a model parameter");
  return model;
}

/** A whole number above 0 under the first of some keys that is there. */
export function limitOf(body: JsonObject, keys: readonly string[]): number | undefined {
  const key = keys.find((each) => typeof own(body, each) === "number");
  return key === undefined ? undefined : Number(body[key]);
}

export function flagOf(body: JsonObject, key: string, otherwise: boolean): boolean {
  const value = own(body, key);
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== "boolean") throw wrong(key, "a boolean", value);
  return value;
}
