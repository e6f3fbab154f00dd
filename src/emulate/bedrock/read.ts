import { modelId } from "../../providers/bedrock/converse.ts";
import { isObject, listOf, own } from "../../schema/json.ts";
import type { JsonObject, Tool } from "../../types.ts";
import type { Call, Choice, Format } from "../call.ts";
import type { Match } from "../face.ts";
import { historyOf, kindsIn } from "./conversation.ts";
import { invalid } from "./refuse.ts";

/** Reads a request to Converse and ConverseStream. */
export function reader(stream: boolean): (body: JsonObject, match: Match) => Call {
  return (body, { params: { model = "" } }) => {
    checkModel(model);
    const { settings, ...call } = carried(body, model);
    return { ...call, stream, history: historyOf(body), settings: { ...settings, stream } };
  };
}

/** What the rule says of a request with tools, it says of every request. */
function checkModel(model: string): void {
  if (modelId.when?.models?.test(model) && typeof modelId.says === "string") throw invalid(modelId.says);
}

/** Reads a request to CountTokens: what would be sent to Converse, or the bytes of what would be to InvokeModel. */
export function readCount(body: JsonObject, { params: { model = "" } }: Match): Call {
  const input = own(body, "input");
  const converse = isObject(input) ? own(input, "converse") : undefined;
  const invoked = isObject(input) ? own(input, "invokeModel") : undefined;
  // The list of tools has it judged, though there be none: the model may not be one that counts.
  const settings = { wireTools: [] };
  const call = carried(isObject(converse) ? converse : {}, model);
  if (!isObject(invoked)) return { ...call, surface: "countTokens.converse.toolConfig", settings };
  const tools = nativeTools(own(invoked, "body"));
  return { ...call, surface: "countTokens.invokeModel.tools", tools, settings };
}

function carried(body: JsonObject, model: string): Call {
  const inference = objectAt(body, "inferenceConfig");
  const config = own(body, "toolConfig");
  const tools = isObject(config) ? listOf(config, "tools") : [];
  const most = own(inference, "maxTokens");
  const format = formatOf(body);
  return {
    surface: "converse.toolConfig",
    model,
    stream: false,
    tools: tools.flatMap(toolOf),
    hosted: [],
    choice: choiceOf(isObject(config) ? own(config, "toolChoice") : undefined),
    parallel: true,
    ...(format && { format }),
    history: { turns: 0, called: [] },
    stop: listOf(inference, "stopSequences").filter((text) => typeof text === "string"),
    ...(typeof most === "number" && { maxTokens: most }),
    settings: settingsOf(body, config),
    body,
  };
}

/** What rules ask of a request beside its tools. The empty list of tools has one without any judged. */
function settingsOf(body: JsonObject, config: unknown): JsonObject {
  if (!isObject(config)) {
    const history = kindsIn(body);
    const isUsed = history.includes("toolUse") || history.includes("toolResult");
    return isUsed ? { toolConfig: "absent", history, wireTools: [] } : {};
  }
  const toolChoice = own(config, "toolChoice");
  return {
    wireTools: listOf(config, "tools"),
    ...(Object.keys(config).length === 0 && { toolConfig: "empty object" }),
    ...(toolChoice !== undefined && { toolChoice }),
  };
}

/** A cache point, or a tool that the service runs, is none. */
function toolOf(entry: unknown): Tool[] {
  const spec = isObject(entry) ? own(entry, "toolSpec") : undefined;
  if (!isObject(spec)) return [];
  const input = own(spec, "inputSchema");
  const inputSchema = isObject(input) ? own(input, "json") : undefined;
  return [described(spec, inputSchema)];
}

function described(object: JsonObject, inputSchema: unknown, extras: JsonObject = {}): Tool {
  const name = own(object, "name");
  const description = own(object, "description");
  const strict = own(object, "strict");
  return {
    name: typeof name === "string" ? name : "",
    ...(typeof description === "string" && { description }),
    ...(inputSchema !== undefined && { inputSchema }),
    ...(typeof strict === "boolean" && { strict }),
    ...(Object.keys(extras).length > 0 && { extras }),
    origin: { source: "wire", wire: "bedrock" },
  };
}

/** Claude's own body, in base64. */
function nativeTools(body: unknown): Tool[] {
  const native = typeof body === "string" ? parsed(Buffer.from(body, "base64").toString()) : undefined;
  if (!isObject(native)) return [];
  return listOf(native, "tools")
    .filter(isObject)
    .map((tool) => {
      const { name: _, description: __, strict: ___, input_schema: inputSchema, ...extras } = tool;
      return { ...described(tool, inputSchema, extras), origin: { source: "wire", wire: "anthropic" } };
    });
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolChoice.html: there is no "none". */
function choiceOf(choice: unknown): Choice {
  const named = isObject(choice) ? own(choice, "tool") : undefined;
  if (isObject(named)) return { mode: "required", only: [String(own(named, "name"))] };
  return { mode: isObject(choice) && own(choice, "any") !== undefined ? "required" : "auto" };
}

/** The schema travels as a text of JSON: https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html */
function formatOf(body: JsonObject): Format | undefined {
  const format = ["outputConfig", "textFormat", "structure", "jsonSchema"].reduce(objectAt, body);
  const text = own(format, "schema");
  if (typeof text !== "string") return undefined;
  const tool = {
    ...described(format, parsed(text)),
    name: String(own(format, "name") ?? "output"),
    role: "format" as const,
  };
  return { kind: "schema", surface: "converse.outputConfig", tool };
}

/** `{}` where there is none. */
function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

/** The text itself where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
