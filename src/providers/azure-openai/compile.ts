import { onSchema } from "../../checks/schema.ts";
import { pointerOf } from "../../schema/walk.ts";
import type { Rule } from "../../types.ts";
import { anyOfFirstKey, sharesFirstKeys } from "../openai/compile.ts";
import { strictOnly } from "../openai/scope.ts";

const { says: _, ...unsaid } = anyOfFirstKey;

/**
 * Azure refused shared first keys of gpt-4o too, and gave no reason (azure-openai-0092). The end is that of the first
 * later call that is recorded as passing, at OpenAI (openai-0179).
 */
export const anyOfFirstKeyAzure: Rule = {
  ...unsaid,
  when: strictOnly,
  until: "2025-06-10",
  ...onSchema(["anyOf"], function* (place) {
    if (sharesFirstKeys(place)) yield { pointer: pointerOf(place, "anyOf") };
  }),
  sources: ["https://github.com/openai/openai-python/issues/2193"],
};
