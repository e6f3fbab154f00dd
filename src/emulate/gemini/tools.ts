import { isObject, own } from "../../schema/json.ts";
import type { JsonObject, Tool } from "../../types.ts";
import { field, messages } from "./fields.ts";

/** The tools of a request, sorted by the field that carries their schema. */
export interface Declared {
  /** Every declaration; the schema of one that has `parametersJsonSchema` is not among them. */
  tools: readonly Tool[];
  /** The same, with only the schemas of `parametersJsonSchema`; absent where no declaration has one. */
  apart?: readonly Tool[];
}

/** Reads the declarations of all tool objects, in their order. */
export function declaredIn(request: unknown): Declared {
  const declarations = messages(request, "tools").flatMap((tool) => messages(tool, "functionDeclarations"));
  const byValue = declarations.some((declaration) => jsonSchemaKey(declaration) !== undefined);
  return {
    tools: declarations.map((declaration) => toolOf(declaration, "parameters")),
    ...(byValue && { apart: declarations.map((declaration) => toolOf(declaration, jsonSchemaKey(declaration))) }),
  };
}

function jsonSchemaKey(declaration: JsonObject): string | undefined {
  return ["parametersJsonSchema", "parameters_json_schema"].find((key) => Object.hasOwn(declaration, key));
}

function toolOf(declaration: JsonObject, key: string | undefined): Tool {
  const name = own(declaration, "name");
  const description = own(declaration, "description");
  const inputSchema = key === undefined ? undefined : own(declaration, key);
  const taken = [
    "name",
    ...(typeof description === "string" ? ["description"] : []),
    ...(key === undefined ? [] : [key]),
  ];
  const extras = Object.fromEntries(Object.entries(declaration).filter(([each]) => !taken.includes(each)));
  return {
    name: typeof name === "string" ? name : "",
    ...(typeof description === "string" && { description }),
    ...(inputSchema !== undefined && { inputSchema }),
    ...(Object.keys(extras).length > 0 && { extras }),
    origin: { source: "request", wire: "gemini" },
  };
}

/** What rules ask of the tools as they were sent: the list itself, and whether an object stands in its place. */
export function settingsOf(request: unknown): JsonObject {
  const sent = field(request, "tools");
  const mode = field(field(field(request, "toolConfig"), "functionCallingConfig"), "mode");
  const wireTools = Array.isArray(sent) ? sent : [];
  return {
    // A mode without tools is a fault of its own: the empty list has that looked at.
    ...((wireTools.length > 0 || (sent === undefined && mode !== undefined)) && { wireTools }),
    ...(isObject(sent) && { toolsLayout: "object" }),
    ...(typeof mode === "string" && { toolChoice: mode.toLowerCase() }),
  };
}
