import type { SchemaCheck } from "../types.ts";

/**
 * A check on every node of the walk that has one of these keywords; on every node where none are named.
 * A violation without a pointer is about the node itself.
 */
export function onSchema(keywords: readonly string[] | undefined, check: SchemaCheck["check"]): SchemaCheck {
  return { on: "schema", check, ...(keywords && { keywords }) };
}
