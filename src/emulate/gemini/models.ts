import type { JsonObject } from "../../types.ts";
import type { Match } from "../face.ts";
import { refused } from "./refuse.ts";

/** https://ai.google.dev/gemini-api/docs/models, as of 2026-09. Requests may name others: which exist is not kept here. */
const listed = ["gemini-2.5-flash-lite", "gemini-2.5-flash", "gemini-2.5-pro", "gemini-3-flash-preview"];

export function listModels(): JsonObject {
  return { models: listed.map(model) };
}

/** @throws Refused where the name is of none of Google's families */
export function findModel({ params: { model: id = "" } }: Match, version: string): JsonObject {
  checkModel(id, version, "generateContent");
  return model(id);
}

/** https://ai.google.dev/api/models#Model */
function model(id: string): JsonObject {
  const supportedGenerationMethods = ["generateContent", "countTokens"];
  const tokens = { inputTokenLimit: 1_048_576, outputTokenLimit: 65_536 };
  return { name: `models/${id}`, version: "001", displayName: id, ...tokens, supportedGenerationMethods };
}

/** @throws Refused, with the words of https://github.com/google/adk-python/issues/200 (2025-04-15) */
export function checkModel(id: string, version: string, method: string): void {
  if (/^(?:gemini|gemma|learnlm)-/.test(id)) return;
  throw refused(
    "NOT_FOUND",
    `models/${id} is not found for API version ${version}, or is not supported for ${method}. Call ListModels to see the list of available models and their supported methods.`,
  );
}
