import { isObject } from "../../schema/json.ts";
import type { JsonObject, Tool } from "../../types.ts";
import type { Call, Choice, Format } from "../call.ts";
import type { Match } from "../face.ts";
import { historyOf } from "./contents.ts";
import { field, texts } from "./fields.ts";
import { type Known, parseRequest } from "./parse.ts";
import { refused } from "./refuse.ts";
import { declaredIn, settingsOf } from "./tools.ts";

const declarations = "functionDeclarations";

/** Reads a request to `generateContent` and `streamGenerateContent`. */
export function reader(known: Known, stream: boolean): (body: JsonObject, match: Match) => Call {
  return (body, { params }) => {
    parseRequest(body, known);
    const { model = "" } = params;
    const asked = { ...carried(body, model, declarations), history: historyOf(body), stream };
    checkMimeType(asked);
    return asked;
  };
}

/** Reads a request to `countTokens`; the Gemini API has the whole request in a field, Vertex has its fields. */
export function countReader(known: Known): (body: JsonObject, match: Match) => Call {
  const fields = { ...known, request: ["model", "contents", "generateContentRequest"] };
  return (body, { params, url }) => {
    const isVertex = url.pathname.includes("/publishers/");
    parseRequest(body, isVertex ? { ...known, request: [...known.request, "instances"] } : fields);
    const request = field(body, "generateContentRequest") ?? body;
    return { ...carried(request, params.model ?? "", `countTokens.${declarations}`), body };
  };
}

function carried(request: unknown, model: string, surface: string): Call {
  const config = field(request, "generationConfig");
  const { tools, apart } = declaredIn(request);
  const format = formatOf(config);
  const most = field(config, "maxOutputTokens");
  return {
    surface: `${surface}.parameters`,
    model,
    stream: false,
    tools,
    ...(apart && { apart: { surface: `${surface}.parametersJsonSchema`, tools: apart } }),
    hosted: [],
    choice: choiceOf(field(field(request, "toolConfig"), "functionCallingConfig")),
    parallel: true,
    ...(format && { format }),
    history: { turns: 0, called: [] },
    stop: texts(config, "stopSequences"),
    ...(typeof most === "number" && { maxTokens: most }),
    settings: settingsOf(request),
    body: isObject(request) ? request : {},
  };
}

/** https://ai.google.dev/api/caching#FunctionCallingConfig */
function choiceOf(config: unknown): Choice {
  const only = texts(config, "allowedFunctionNames");
  const named = only.length > 0 ? { only } : {};
  switch (String(field(config, "mode")).toUpperCase()) {
    case "NONE":
      return { mode: "none" };
    case "ANY":
      return { mode: "required", ...named };
    default:
      return { mode: "auto", ...named };
  }
}

/** https://ai.google.dev/api/generate-content#generationconfig */
function formatOf(config: unknown): Format | undefined {
  const surface = ["responseSchema", "responseJsonSchema"].find((name) => field(config, name) !== undefined);
  if (surface !== undefined) return { kind: "schema", surface, tool: formatTool(field(config, surface)) };
  return field(config, "responseMimeType") === "application/json" ? { kind: "json" } : undefined;
}

function formatTool(inputSchema: unknown): Tool {
  return { name: "response", role: "format", inputSchema, origin: { source: "request", wire: "gemini" } };
}

/** Before Gemini 3: https://github.com/symfony/ai/issues/803 (2025-10-22), https://github.com/symfony/ai/issues/1777 (2026-03-16). */
function checkMimeType({ model, tools, format }: Call): void {
  if (tools.length === 0 || format === undefined || !/gemini-[12]\b/.test(model)) return;
  throw refused("INVALID_ARGUMENT", "Function calling with a response mime type: 'application/json' is unsupported");
}
