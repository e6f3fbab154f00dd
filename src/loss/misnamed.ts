import { isObject } from "../schema/json.ts";
import type { Tool } from "../types.ts";
import { type Loss, type LossRule, lossAt } from "./rule.ts";

/** A field was renamed between two majors, or between two SDKs, and the tool was not. */
export const misnamedSchema: LossRule = {
  name: "misnamed-schema",
  severity: "error",
  title: "The input schema stands where it is looked for",
  why: "The tool has no input schema, but one under `{key}`, where nobody looks: it is sent without arguments.",
  mend: "Rename `{key}` to what the wire or the SDK of this tool reads: `parameters`, `inputSchema` or `input_schema`.",
  sources: ["https://github.com/vercel/ai/issues/7005"],
};

/** What a tool gives back has a schema, too. */
const others = /response|output|result|return|annotation|meta/i;

export function misnamedLosses({ inputSchema, extras = {} }: Omit<Tool, "name" | "origin">): Loss[] {
  if (inputSchema !== undefined) return [];
  const key = Object.keys(extras).find((name) => !others.test(name) && isObjectSchema(extras[name]));
  return key === undefined ? [] : [lossAt(misnamedSchema, { pointer: "", args: { key } })];
}

function isObjectSchema(value: unknown): boolean {
  return isObject(value) && isObject(value.properties) && String(value.type).toLowerCase() === "object";
}
