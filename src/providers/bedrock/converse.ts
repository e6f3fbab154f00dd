import { isObject, own } from "../../schema/json.ts";
import type { IsoDate, Rule, Target } from "../../types.ts";
import { addRootType } from "../openai/fixes.ts";
import { deepseekR1, glm, llama, nova } from "./models.ts";

/** What Converse itself looks at, layer 2: one fault a request, tools are counted from 0. */

const converse = {
  verdict: "reject",
  stage: "converse",
  when: { surfaces: ["converse.toolConfig"] },
  why: "The whole request is refused before any model sees it.",
} as const;

/** An id without a vendor: recorded of `us.does-not-exist-model-v1:0`. Which ids exist is not kept here. */
export const modelId: Rule = {
  ...converse,
  name: "model-id",
  title: "The model's id names its vendor",
  mend: "Write `vendor.model-v1:0`, behind a region's prefix where there is one.",
  when: {
    surfaces: ["converse.toolConfig", "converse.outputConfig"],
    models: /^(?:(?:us|eu|apac|global)\.)?[^.]+-v\d+:\d+$/,
  },
  on: "request",
  check: () => [{}],
  says: "The provided model identifier is invalid.",
  sources: [
    "https://github.com/pydantic/pydantic-ai/blob/main/tests/models/cassettes/test_bedrock/test_bedrock_error.yaml",
  ],
};

export const toolConfigEmpty: Rule = {
  ...converse,
  name: "tool-config-empty",
  title: "`toolConfig` is not an empty object",
  mend: "Leave `toolConfig` out.",
  on: "request",
  check: ({ target: { request } }) => (request?.toolConfig === "empty object" ? [{}] : []),
  says: "The provided request is not valid",
  sources: ["https://github.com/elastic/kibana/pull/277821"],
};

export const toolConfigMissing: Rule = {
  ...converse,
  name: "tool-config-missing",
  title: "A history with tool use comes with its tools",
  mend: "Send the tools again, or turn the tool use and its results into text.",
  on: "request",
  check({ target: { request } }) {
    const history = Array.isArray(request?.history) ? request.history : [];
    const used = history.some((block) => block === "toolUse" || block === "toolResult");
    return request?.toolConfig === "absent" && used ? [{}] : [];
  },
  says: "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
  sources: ["https://github.com/vxcontrol/pentagi/pull/166", "https://github.com/vxcontrol/pentagi/pull/196"],
};

export const modelNoToolUse: Rule = {
  ...converse,
  name: "model-no-tool-use",
  title: "The model takes tools",
  mend: "Choose a model that does: DeepSeek V3 instead of R1.",
  when: { ...converse.when, models: deepseekR1 },
  on: "request",
  check: ({ target: { request } }) => [{ args: { mode: request?.stream === true ? " in streaming mode" : "" } }],
  says: "This model doesn't support tool use{mode}",
  sources: [
    "https://github.com/langchain-ai/langchain-aws/issues/447",
    "https://github.com/danny-avila/LibreChat/issues/6351",
  ],
};

/** Last refused of Nova on 2025-01-15 (aws-samples/bedrock-access-gateway#92); its guide lists all three choices since. */
const novaChoosesSince: IsoDate = "2025-02-01";

export const toolChoiceUnsupported: Rule = {
  ...converse,
  name: "tool-choice-unsupported",
  title: "The model can be made to call a tool",
  mend: "Leave `toolChoice` out, or say `auto`, and ask for the call in the prompt.",
  on: "request",
  check({ target }) {
    const choice = choiceOf(target);
    return (choice === "any" || choice === "tool") && refusesChoice(target) ? [{ args: { choice } }] : [];
  },
  says: "This model doesn't support the toolConfig.toolChoice.{choice} field. Remove toolConfig.toolChoice.{choice} and try again.",
  sources: [
    "https://github.com/vercel/ai/issues/4396",
    "https://github.com/strands-agents/harness-sdk/issues/1241",
    "https://docs.aws.amazon.com/nova/latest/userguide/tool-choice.html",
  ],
};

/** The check came upon GLM "this week": https://github.com/earendil-works/pi/issues/8279. */
const glmCheckedSince: IsoDate = "2026-08-10";

export const rootTypeObject: Rule = {
  ...converse,
  name: "root-type-object",
  title: 'The root of the schema has `type: "object"`, whatever the model',
  mend: 'Give the root `type: "object"`; put a list, a scalar or a union under a property.',
  on: "tool",
  check({ schema, schemaPath }, { target: { model = "", asOf } }) {
    if (!isObject(schema) || own(schema, "type") === "object") return [];
    return glm.test(model) && asOf < glmCheckedSince ? [] : [{ pointer: "", args: { schemaPath } }];
  },
  says: "The value at {schemaPath}.type must be one of the following: object.",
  sources: [
    "https://github.com/aaif-goose/goose/pull/5064",
    "https://github.com/cognitect-labs/aws-api/issues/272",
    "https://github.com/earendil-works/pi/issues/8279",
    "https://github.com/earendil-works/pi/issues/8804",
    "https://github.com/d-kuro/kirocc/issues/93",
  ],
  fix: addRootType,
};

export const inputSchemaNotJsonObject: Rule = {
  ...converse,
  name: "input-schema-not-json-object",
  title: "`inputSchema.json` is a JSON object",
  mend: "Send the schema itself, not its text.",
  on: "tool",
  check: ({ schema, schemaPath }) => (schema === undefined || isObject(schema) ? [] : [{ args: { schemaPath } }]),
  says: "The format of the value at {schemaPath} is invalid. Provide a json object for the field and try again.",
  sources: [
    "https://github.com/aws/aws-sdk-net/issues/3377",
    "https://github.com/aws/aws-tools-for-powershell/issues/354",
  ],
};

export const converseRules: readonly Rule[] = [
  modelId,
  toolConfigEmpty,
  toolConfigMissing,
  modelNoToolUse,
  toolChoiceUnsupported,
  inputSchemaNotJsonObject,
  rootTypeObject,
];

/** `{ any: {} }`, or the word alone. */
function choiceOf({ request }: Target): string | undefined {
  const choice = request?.toolChoice;
  if (typeof choice === "string") return choice;
  return isObject(choice) ? Object.keys(choice)[0] : undefined;
}

function refusesChoice({ model = "", asOf }: Target): boolean {
  return llama.test(model) || (nova.test(model) && asOf < novaChoosesSince);
}
