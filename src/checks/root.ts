import { repr } from "../python/repr.ts";
import { isObject, own } from "../schema/json.ts";
import type { JsonObject, ToolCheck, Violation, WireRequest, WireTool } from "../types.ts";

/** A check on a schema as a whole; what is not an object is not its matter. */
export function onRoot(
  check: (schema: JsonObject, tool: WireTool, request: WireRequest) => Violation | undefined,
): ToolCheck {
  return {
    on: "tool",
    check(tool, request) {
      const violation = isObject(tool.schema) ? check(tool.schema, tool, request) : undefined;
      return violation ? [violation] : [];
    },
  };
}

/** The root's `type` is the word "object". Args: `type`, as Python's `str` prints it. */
export function rootIsObject(): ToolCheck {
  return onRoot((schema) => {
    const type = own(schema, "type") ?? null;
    return type === "object"
      ? undefined
      : { pointer: "", args: { type: typeof type === "string" ? type : repr(type) } };
  });
}

/** The root has none of these keywords. Args: `keyword`, the first that it has. */
export function rootWithout(keywords: readonly string[]): ToolCheck {
  return onRoot((schema) => {
    const keyword = keywords.find((candidate) => Object.hasOwn(schema, candidate));
    return keyword === undefined ? undefined : { pointer: "", args: { keyword } };
  });
}
