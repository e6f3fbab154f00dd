/** The shapes a tool, a list of tools or an output format comes in, as data. */
import { isObject } from "../schema/json.ts";

/** Keys from the outside in. */
export type Path = readonly string[];

/** One tool: where its object stands, and where its schema may stand in that; the first that is there is it. */
export interface Envelope {
  /** The provider whose shape it is, where only one has it. */
  wire?: string;
  inside: Path;
  schema: readonly Path[];
}

/** MCP: https://modelcontextprotocol.io/specification/2025-11-25/server/tools; also the neutral shape of cases. */
export const mcpEnvelope: Envelope = { wire: "mcp", inside: [], schema: [["inputSchema"]] };

export const envelopes: readonly Envelope[] = [
  // OpenAI chat: https://platform.openai.com/docs/api-reference/chat/create#chat-create-tools
  { wire: "openai", inside: ["function"], schema: [["parameters"]] },
  // Bedrock: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html
  { wire: "bedrock", inside: ["toolSpec"], schema: [["inputSchema", "json"]] },
  mcpEnvelope,
  // Anthropic: https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview
  { wire: "anthropic", inside: [], schema: [["input_schema"]] },
  // OpenAI's in responses, realtime and chat's old `functions`; also Gemini's.
  { inside: [], schema: [["parameters"]] },
  // Gemini: https://ai.google.dev/api/caching#FunctionDeclaration
  { wire: "gemini", inside: [], schema: [["parametersJsonSchema"], ["parameters_json_schema"]] },
];

/** The keys of MCP's tools. A flat tool with others has been taken from another wire into the neutral shape. */
export const mcpKeys: ReadonlySet<string> = new Set(["title", "icons", "annotations", "execution", "_meta"]);

/** Keys that hold a list of Gemini's declarations within a tool object. */
export const declarationKeys: readonly string[] = ["functionDeclarations", "function_declarations"];

/** Where a request or an answer carries its tools, and whose they are where only one has that place. */
export const toolPlaces: readonly { at: Path; wire?: string }[] = [
  { at: ["tools"] },
  { at: ["functions"], wire: "openai" },
  ...declarationKeys.map((key) => ({ at: [key], wire: "gemini" })),
  { at: ["toolConfig", "tools"], wire: "bedrock" },
  { at: ["tool_config", "tools"], wire: "bedrock" },
];

/** Where a request carries an output format, and the name of one that has none. */
export const formatPlaces: readonly { at: Path; wire: string; name: string; bare?: true }[] = [
  { at: ["response_format"], wire: "openai", name: "response" },
  { at: ["text", "format"], wire: "openai", name: "response" },
  { at: ["output_config", "format"], wire: "anthropic", name: "output" },
  { at: ["output_format"], wire: "anthropic", name: "output" },
  { at: ["outputConfig", "textFormat"], wire: "bedrock", name: "output" },
  // Gemini's are schemas without an envelope.
  ...["generationConfig", "generation_config"].flatMap((config) =>
    ["responseSchema", "response_schema", "responseJsonSchema", "response_json_schema"].map((key) => ({
      at: [config, key],
      wire: "gemini",
      name: "response",
      bare: true as const,
    })),
  ),
];

/** Where a format keeps its name and schema: OpenAI chat, Bedrock, and side by side. */
export const formatBodies: readonly Path[] = [["json_schema"], ["structure", "jsonSchema"], []];

/** What a request may be wrapped in: a JSON-RPC answer, a realtime event, a token count, a gateway's or a recorder's envelope. */
export const wrappers: readonly string[] = ["result", "session", "setup", "generateContentRequest", "request", "body"];

/**
 * Entries of a tool list that are known by their key, and are no tools of the user's.
 * https://ai.google.dev/api/caching#Tool, https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Tool.html
 */
export const hostedKeys: ReadonlySet<string> = new Set([
  "googleSearch",
  "googleSearchRetrieval",
  "googleMaps",
  "codeExecution",
  "urlContext",
  "fileSearch",
  "computerUse",
  "retrieval",
  "enterpriseWebSearch",
  "mcpServers",
  "cachePoint",
  "systemTool",
]);

/** Keywords that tell a JSON Schema from other objects, with what they must hold. */
export const schemaSigns: Readonly<Record<string, (value: unknown) => boolean>> = {
  $schema: (value) => typeof value === "string" && value.includes("json-schema.org"),
  $ref: (value) => typeof value === "string",
  type: (value) => (Array.isArray(value) ? value.length > 0 && value.every(isTypeName) : isTypeName(value)),
  properties: isObject,
  anyOf: Array.isArray,
  oneOf: Array.isArray,
  allOf: Array.isArray,
};

/** A value of JSON Schema's `type`, in Gemini's capitals, too. */
export function isTypeName(value: unknown): boolean {
  return typeof value === "string" && /^(object|array|string|number|integer|boolean|null)$/i.test(value);
}
