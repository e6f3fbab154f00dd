import type { Target } from "../../types.ts";

/** The request fields that carry schemas, and what becomes of a schema in each. */

/** Declarations whose `parameters` the parser reads as the proto message `Schema`. */
const declared = [
  "functionDeclarations.parameters",
  "live.functionDeclarations.parameters",
  "countTokens.functionDeclarations.parameters",
];

/** Every surface, in the order of the documentation. */
export const allSurfaces: readonly string[] = [
  "functionDeclarations.parameters",
  "functionDeclarations.parametersJsonSchema",
  "responseSchema",
  "responseJsonSchema",
  "chat.tools",
  "countTokens.functionDeclarations.parameters",
  "countTokens.functionDeclarations.parametersJsonSchema",
  "live.functionDeclarations.parameters",
  "live.functionDeclarations.parametersJsonSchema",
];

/** Judged when a target names the provider alone. */
export const mainSurfaces: readonly string[] = allSurfaces.slice(0, 4);

/** Where the parser reads a `Schema`. A front end in OpenAI's shape translates first. */
export const parsed: readonly string[] = [...declared, "responseSchema"];

/** Where the `Schema` is checked afterwards. Whether `countTokens` goes so far is not known. */
export const checked: readonly string[] = [
  "functionDeclarations.parameters",
  "live.functionDeclarations.parameters",
  "chat.tools",
  "responseSchema",
];

/** The same, of tools only. */
export const checkedTools: readonly string[] = checked.slice(0, 3);

/** Where a JSON Schema is kept as a value, in which no name is unknown, and read later. Live does not heed it. */
export const byValue: readonly string[] = ["functionDeclarations.parametersJsonSchema", "responseJsonSchema"];

/** Where tools are declared and the request is carried out. */
export const declaring: readonly string[] = [
  "functionDeclarations.parameters",
  "functionDeclarations.parametersJsonSchema",
  "chat.tools",
];

export function isLive({ surface }: Target): boolean {
  return surface.startsWith("live.");
}

export function carriesDeclarations({ surface }: Target): boolean {
  return declared.includes(surface);
}
