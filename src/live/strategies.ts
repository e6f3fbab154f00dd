import { isObject, own } from "../schema/json.ts";
import type { JsonObject, Target } from "../types.ts";
import { homeOf } from "./account.ts";

/**
 * The cheapest request that makes a provider read what a surface carries. A refusal costs nothing anywhere; `cheap`
 * is what an accepted request costs: its prompt, and a token or a few of output. A count is free, but no provider says
 * that its count reads schemas as its turns do, so a count answers for itself only.
 */
export interface Strategy {
  surface: string;
  cost: "free" | "cheap";
  /** The model where neither target nor environment names one; null: a deployment of the user's own. */
  model: string | null;
  /** Behind the account's base. */
  path(model: string): string;
  /** The whole body around the fields that carry the tools. */
  body(model: string, carried: JsonObject): JsonObject;
}

const text = "Hi";
const messages = [{ role: "user", content: text }];
const contents = [{ role: "user", parts: [{ text }] }];
const converse = [{ role: "user", content: [{ text }] }];

/** Some chat models take no fewer tokens: https://github.com/braintrustdata/lingua/pull/186. Responses takes none fewer. */
const fewest = 16;

function openaiWire(model: string | null): Strategy[] {
  const chat = (surface: string, choice: JsonObject): Strategy => ({
    surface,
    cost: "cheap",
    model,
    path: () => "/chat/completions",
    body: (id, carried) => ({ model: id, messages, max_completion_tokens: fewest, ...choice, ...carried }),
  });
  const responses = (surface: string): Strategy => ({
    surface,
    cost: "cheap",
    model,
    path: () => "/responses",
    body: (id, carried) => ({ model: id, input: text, max_output_tokens: fewest, store: false, ...carried }),
  });
  return [
    chat("chat.tools", { tool_choice: "none" }),
    chat("chat.functions", { function_call: "none" }),
    chat("chat.response_format", {}),
    responses("responses.tools"),
    responses("responses.text.format"),
    {
      surface: "countTokens.responses.tools",
      cost: "free",
      model,
      path: () => "/responses/input_tokens",
      body: (id, carried) => ({ model: id, input: text, ...carried }),
    },
  ];
}

const claude = "claude-haiku-4-5";

function messagesTurn(surface: string): Strategy {
  return {
    surface,
    cost: "cheap",
    model: claude,
    path: () => "/v1/messages",
    body: (model, carried) => ({ model, max_tokens: 1, messages, ...carried }),
  };
}

const flash = "gemini-2.5-flash";

function generateContent(surface: string): Strategy {
  return {
    surface,
    cost: "cheap",
    model: flash,
    path: (model) => `/v1beta/models/${encodeURIComponent(model)}:generateContent`,
    body: (_, carried) => ({
      contents,
      ...carried,
      generationConfig: { maxOutputTokens: 1, ...objectAt(carried, "generationConfig") },
    }),
  };
}

function countContent(surface: string): Strategy {
  return {
    surface,
    cost: "free",
    model: flash,
    path: (model) => `/v1beta/models/${encodeURIComponent(model)}:countTokens`,
    body: (model, carried) => ({
      generateContentRequest: { model: `models/${model}`, contents, ...objectAt(carried, "generateContentRequest") },
    }),
  };
}

/** Newer models are reached through a profile only: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html */
const profile = "global.anthropic.claude-haiku-4-5-20251001-v1:0";

function converseTurn(surface: string): Strategy {
  return {
    surface,
    cost: "cheap",
    model: profile,
    path: (model) => `/model/${encodeURIComponent(model)}/converse`,
    body: (_, carried) => ({ messages: converse, inferenceConfig: { maxTokens: 1 }, ...carried }),
  };
}

/** Provider → how each of its surfaces is asked. */
export const strategies: Readonly<Record<string, readonly Strategy[]>> = {
  openai: openaiWire("gpt-4.1-mini"),
  "azure-openai": openaiWire(null),
  anthropic: [
    messagesTurn("messages.tools"),
    messagesTurn("messages.output_config.format"),
    {
      surface: "countTokens.messages.tools",
      cost: "free",
      model: claude,
      path: () => "/v1/messages/count_tokens",
      body: (model, carried) => ({ model, messages, ...carried }),
    },
  ],
  gemini: [
    ...[
      "functionDeclarations.parameters",
      "functionDeclarations.parametersJsonSchema",
      "responseSchema",
      "responseJsonSchema",
    ].map(generateContent),
    ...["countTokens.functionDeclarations.parameters", "countTokens.functionDeclarations.parametersJsonSchema"].map(
      countContent,
    ),
  ],
  bedrock: [
    converseTurn("converse.toolConfig"),
    converseTurn("converse.outputConfig"),
    {
      surface: "countTokens.converse.toolConfig",
      cost: "free",
      // Counted are models by their own id, up to Claude 4.5: bedrock/count-tokens-model.
      model: "anthropic.claude-sonnet-4-20250514-v1:0",
      path: (model) => `/model/${encodeURIComponent(model)}/count-tokens`,
      body: (_, carried) => {
        const asked = objectAt(objectAt(carried, "input"), "converse");
        return { input: { converse: { messages: converse, ...asked } } };
      },
    },
  ],
};

export function strategyOf(provider: string, surface: string): Strategy | undefined {
  return strategies[provider]?.find((each) => each.surface === surface);
}

/** The address that was asked, as the provider's documentation writes it. */
export function addressOf({ provider, model = "" }: Target, { path }: Strategy): string {
  return `${homeOf(provider)}${path(model)}`;
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}
