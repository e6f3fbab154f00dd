import { isObject } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import { field, snakeCase } from "./fields.ts";
import { refused } from "./refuse.ts";

/** The fields of a request, and of a tool, that the parser knows. Schemas are read by the rules. */
export interface Known {
  request: readonly string[];
  tool: readonly string[];
}

const shared = "model contents systemInstruction tools toolConfig safetySettings generationConfig cachedContent";
const tool = "functionDeclarations googleSearch googleSearchRetrieval googleMaps codeExecution urlContext computerUse";

/**
 * https://github.com/googleapis/googleapis/blob/master/google/ai/generativelanguage/v1beta/generative_service.proto,
 * and what https://github.com/googleapis/js-genai sends besides (2.32.0).
 */
export const geminiKnown: Known = {
  request: `${shared} serviceTier store labels continuationToken`.split(" "),
  tool: `${tool} fileSearch mcpServers`.split(" "),
};

/** https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1beta1/prediction_service.proto */
export const vertexKnown: Known = {
  request: `${shared} labels modelArmorConfig serviceTier outputConfig continuationToken`.split(" "),
  tool: `${tool} retrieval enterpriseWebSearch exaAiSearch parallelAiSearch mcpServers`.split(" "),
};

/**
 * Refuses what the parser does not know, all of it at once: seen at the top in
 * https://github.com/decolua/9router/issues/1876, in a tool in https://github.com/langchain-ai/langchainjs/issues/9412.
 *
 * @throws Refused
 */
export function parseRequest(body: JsonObject, { request, tool }: Known): void {
  const sent = field(body, "tools");
  const tools = Array.isArray(sent)
    ? sent.map((each, index) => [each, `tools[${index}]`] as const)
    : [[sent, "tools"] as const];
  const violations = [
    ...unknownIn(body, request).map((name) => violation(name)),
    ...tools.flatMap(([each, at]) => (isObject(each) ? unknownIn(each, tool).map((name) => violation(name, at)) : [])),
  ];
  if (violations.length === 0) return;
  const details = [{ "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations: violations }];
  throw refused("INVALID_ARGUMENT", violations.map(({ description }) => description).join("\n"), details);
}

function unknownIn(message: JsonObject, known: readonly string[]): string[] {
  return Object.keys(message).filter((key) => !known.some((name) => key === name || key === snakeCase(name)));
}

/** One at the top has no `field`. */
function violation(name: string, at?: string): { field?: string; description: string } {
  const place = at === undefined ? "" : ` at '${at}'`;
  const description = `Invalid JSON payload received. Unknown name "${name}"${place}: Cannot find field.`;
  return at === undefined ? { description } : { field: at, description };
}
