import Anthropic from "@anthropic-ai/sdk";
import OpenAI, { AzureOpenAI } from "openai";
import { type EmulateOptions, emulate } from "../../src/emulate/index.ts";

/** The real clients, each in front of its emulated provider, in one process. */

export function openaiClient(options: EmulateOptions = {}): OpenAI {
  const answer = emulate("openai", options);
  return new OpenAI({ apiKey: "any", maxRetries: 0, fetch: (url, init) => answer(new Request(url, init)) });
}

export function azureClient(options: EmulateOptions = {}): AzureOpenAI {
  const answer = emulate("azure-openai", options);
  return new AzureOpenAI({
    apiKey: "any",
    endpoint: "https://my-resource.openai.azure.com",
    apiVersion: "2025-04-01-preview",
    maxRetries: 0,
    fetch: (url, init) => answer(new Request(url, init)),
  });
}

export function anthropicClient(options: EmulateOptions = {}): Anthropic {
  const answer = emulate("anthropic", options);
  return new Anthropic({ apiKey: "any", maxRetries: 0, fetch: (url, init) => answer(new Request(url, init)) });
}

export const weather = {
  type: "object" as const,
  properties: {
    city: { type: "string", enum: ["Paris", "Oslo"] },
    days: { type: "integer", minimum: 1, maximum: 5 },
  },
  required: ["city", "days"],
  additionalProperties: false,
};

/** No `items`: refused by OpenAI whether strict or not. */
export const badForOpenai = { type: "object", properties: { ids: { type: "array" } } };
