import { onTool, toolsAtLeastOne, toolsAtMost } from "../../checks/request.ts";
import { isObject, jsonType } from "../../schema/json.ts";
import type { Rule } from "../../types.ts";
import { whyRefused } from "./scope.ts";

/** The generic layer in front of the schema validator. One text per kind of fault, with a code. */

export const missingRequiredParameter: Rule = {
  name: "missing-required-parameter",
  title: "A tool has the shape of its endpoint: `type` and `function` for Chat, `type` and `name` for Responses",
  why: whyRefused,
  mend: "Send the tool in the shape of the endpoint that is called.",
  verdict: "reject",
  stage: "shape",
  when: { surfaces: ["chat.tools", "responses.tools"] },
  on: "request",
  check({ target }) {
    // Only a literal body can be of another shape: what is projected has the endpoint's own.
    const literal = target.request?.wireTools;
    const isChat = target.surface === "chat.tools";
    const wanted = isChat ? ["type", "function"] : ["type", "name"];
    const tools = Array.isArray(literal) ? literal.filter(isObject) : [];
    return tools.flatMap((tool, index) => {
      // `custom` tools have a shape of their own, and so have the tools that OpenAI runs, which Chat does not know.
      const isFunction = isChat ? tool.type !== "custom" : tool.type === undefined || tool.type === "function";
      const key = isFunction ? wanted.find((name) => !Object.hasOwn(tool, name)) : undefined;
      return key === undefined ? [] : [{ args: { index, key } }];
    });
  },
  says: "Missing required parameter: 'tools[{index}].{key}'.",
  envelope: { code: "missing_required_parameter", param: "tools[{index}].{key}" },
  sources: [
    "https://github.com/microsoft/autogen/issues/6935",
    "https://github.com/langchain-ai/langchain/issues/30299",
    "https://github.com/openai/openai-cookbook/issues/1248",
  ],
};

export const toolArrayEmpty: Rule = {
  name: "tool-array-empty",
  title: "A request's `tools` holds at least one tool",
  why: whyRefused,
  mend: "Leave `tools` out when there are none.",
  verdict: "reject",
  stage: "shape",
  when: { surfaces: ["chat.tools"] },
  ...toolsAtLeastOne(),
  says: "Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array instead.",
  envelope: { code: "empty_array", param: "tools" },
  sources: [
    "https://github.com/microsoft/call-center-ai/issues/399",
    "https://github.com/vllm-project/vllm/pull/39780",
  ],
};

export const toolCount: Rule = {
  name: "tool-count",
  title: "A request carries at most 128 tools",
  why: whyRefused,
  mend: "Send fewer tools, or split them over several agents.",
  verdict: "reject",
  stage: "shape",
  when: { surfaces: ["chat.tools"] },
  ...toolsAtMost(128),
  says: "Invalid 'tools': array too long. Expected an array with maximum length 128, but got an array with length {count} instead.",
  envelope: { code: "array_above_max_length", param: "tools" },
  sources: [
    "https://github.com/vishalmysore/Tools4AI/issues/16",
    "https://github.com/musistudio/claude-code-router/issues/686",
  ],
};

export const toolParametersNotObject: Rule = {
  name: "tool-parameters-not-object",
  title: "`parameters` is a JSON object",
  why: whyRefused,
  mend: "Send the schema itself, not its text.",
  verdict: "reject",
  stage: "shape",
  when: { surfaces: ["chat.tools", "responses.tools", "chat.functions", "realtime.session.tools"] },
  ...onTool(({ tool: { inputSchema }, schemaPath }) => {
    const type = jsonType(inputSchema);
    return type === "object" || type === "undefined" || type === "null"
      ? undefined
      : { schemaPath, got: article(type) };
  }),
  says: "Invalid type for '{schemaPath}': expected an object, but got {got} instead.",
  envelope: { code: "invalid_type", param: "{schemaPath}" },
  sources: ["https://github.com/RightNow-AI/openfang/issues/481"],
};

export const unknownParameter: Rule = {
  name: "unknown-parameter",
  title: "A Realtime tool has no key beside `type`, `name`, `description` and `parameters`",
  why: "The session update is dropped, with all its tools.",
  mend: "Remove the key.",
  verdict: "reject",
  stage: "shape",
  when: { surfaces: ["realtime.session.tools"] },
  ...onTool(({ wire }) => {
    const key = Object.keys(wire).find((name) => !["type", "name", "description", "parameters"].includes(name));
    return key === undefined ? undefined : { key };
  }),
  says: "Unknown parameter: '{path}.{key}'.",
  envelope: { code: "unknown_parameter", param: "{path}.{key}" },
  sources: ["https://github.com/livekit/agents/issues/3210"],
};

export const strictOnlyInTools: Rule = {
  name: "strict-only-in-tools",
  title: "`strict` is not allowed in the legacy `functions` field",
  why: whyRefused,
  mend: "Move the function to `tools`, or remove `strict`.",
  verdict: "reject",
  stage: "shape",
  when: { surfaces: ["chat.functions"] },
  ...onTool(({ wire, name }) => (Object.hasOwn(wire, "strict") ? { name } : undefined)),
  says: "Invalid function definition for '{name}': the 'strict' parameter is only permitted in 'tools'.",
  envelope: { code: "invalid_function_parameters", param: "{path}.strict" },
  sources: ["https://github.com/langchain-ai/langchain/pull/25862"],
};

/** chatgpt-4o-latest was seen (openai-0156); the guide names gpt-4o-mini and gpt-4o-2024-08-06 as the first that do. */
const withoutStructuredOutputs =
  /^(chatgpt-4o-latest|gpt-4o-2024-05-13|gpt-4|gpt-4-(turbo|32k|vision|\d{4}).*|gpt-3\.5-.*|o1-(mini|preview).*)$/;

export const modelNoStructuredOutputs: Rule = {
  name: "model-no-structured-outputs",
  title: "The model supports structured outputs",
  why: whyRefused,
  mend: 'Choose another model, or `response_format: { type: "json_object" }`.',
  verdict: "reject",
  stage: "shape",
  when: { surfaces: ["chat.response_format"], models: withoutStructuredOutputs },
  on: "request",
  check: () => [{}],
  says: "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. Learn more about supported models at the Structured Outputs guide: https://platform.openai.com/docs/guides/structured-outputs",
  envelope: { code: null, param: null },
  sources: [
    "https://github.com/atcelen/IDesign/issues/7",
    "https://platform.openai.com/docs/guides/structured-outputs",
  ],
};

export const shapeRules: readonly Rule[] = [
  modelNoStructuredOutputs,
  missingRequiredParameter,
  toolArrayEmpty,
  toolCount,
  toolParametersNotObject,
  unknownParameter,
  strictOnlyInTools,
];

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
