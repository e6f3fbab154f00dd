import { isObject, own } from "../../schema/json.ts";
import type { Edges, Target } from "../../types.ts";
import { serverNameOf, toolsList } from "../mcp/wire.ts";

/** What `normalizeToolSchema` visits, in its order: https://github.com/microsoft/vscode-copilot-chat */
export const edges: Edges = {
  properties: "map",
  items: "schemas",
  dependencies: "map",
  patternProperties: "map",
  additionalProperties: "schema",
  anyOf: "schemas",
  allOf: "schemas",
  oneOf: "schemas",
  not: "schema",
  if: "schema",
  // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
  then: "schema",
  else: "schema",
  contains: "schema",
};

/** A root of another type is replaced by an empty object, and a missing `properties` filled in, before all else. */
export const surface = toolsList((inputSchema) => {
  if (!isObject(inputSchema) || own(inputSchema, "type") !== "object") return undefined;
  return own(inputSchema, "properties") ? inputSchema : { ...inputSchema, properties: {} };
});

/** The model's family decides on the rewriting: `modelFamily`, or what the target's model begins with. */
export function familyOf({ request, model = "" }: Target): string {
  const family = request?.modelFamily;
  return typeof family === "string" ? family : model;
}

/** `mcp_<server>_<tool>`: 18 characters at most to the tool, 64 in all. The tool's own name without a server's. */
export function fullName(name: string, target: Target): string {
  const server = serverNameOf(target);
  if (server === undefined) return name;
  const prefix = server
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/g, "_")
    .slice(0, 13);
  return `mcp_${prefix}_${name.replace(/[^a-z0-9_-]/gi, "_")}`.slice(0, 64);
}
