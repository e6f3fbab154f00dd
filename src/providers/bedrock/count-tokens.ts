import type { Rule } from "../../types.ts";
import { isCustom, typeOf } from "../anthropic/wire.ts";

/** What CountTokens refuses. Whether it reads the schemas as well is not known. */

const count = {
  verdict: "reject",
  stage: "count-tokens",
  why: "The count is refused; the same tools may well be sent to Converse or InvokeModel.",
} as const;

/** Profiles of several regions, Claude from Sonnet 4.6 on, and what is not Claude. */
const uncounted = /^(?!arn:)(?:[a-z-]+\.anthropic\.|(?!.*claude)|.*(?:sonnet|opus|haiku|fable)-(?:4-[6-9]|[5-9]\b))/;

export const countTokensModel: Rule = {
  ...count,
  name: "count-tokens-model",
  title: "Tokens are counted for Claude 3.5 to 4.5, by the model's own id",
  mend: "Count with the id of the model itself, without `us.` or `global.` in front.",
  when: { surfaces: ["countTokens.converse.toolConfig", "countTokens.invokeModel.tools"], models: uncounted },
  on: "request",
  check: () => [{}],
  says: "The provided model doesn't support counting tokens.",
  sources: [
    "https://github.com/maximhq/bifrost/pull/2169",
    "https://github.com/BerriAI/litellm/issues/29269",
    "https://github.com/langchain-ai/langchain-aws/issues/661",
  ],
};

const taken = ["bash_20250124", "custom", "text_editor_20250124", "text_editor_20250429", "text_editor_20250728"];

/** The tags are those of Claude Sonnet 4 (bedrock-0064). */
export const countTokensServerTools: Rule = {
  ...count,
  name: "count-tokens-server-tools",
  title: "Tokens are counted of the user's own tools, and of bash and text editor",
  mend: "Leave server tools out of the count, and add what they cost.",
  when: { surfaces: ["countTokens.invokeModel.tools"] },
  on: "tool",
  check({ wire, index }) {
    const type = typeOf(wire);
    return isCustom(wire) || taken.includes(type ?? "") ? [] : [{ args: { index, type } }];
  },
  says: `tools.{index}: Input tag '{type}' found using 'type' does not match any of the expected tags: ${taken.map((tag) => `'${tag}'`).join(", ")}`,
  sources: [
    "https://github.com/pydantic/pydantic-ai/blob/main/tests/models/cassettes/test_anthropic_bedrock_count_tokens/test_anthropic_bedrock_count_tokens_rejects_server_tools.yaml",
  ],
};

export const countTokensRules: readonly Rule[] = [countTokensModel, countTokensServerTools];
