import { onSchema } from "../../checks/schema.ts";
import { isObject, own } from "../../schema/json.ts";
import { pathOf, pointerOf } from "../../schema/walk.ts";
import type { Place, Rule } from "../../types.ts";
import { strictOnly, whyStrict } from "./scope.ts";

/** What only the grammar compiler finds, after the walk. Its texts name no tool. */

const compile = {
  verdict: "reject",
  stage: "compile",
  when: strictOnly,
  why: whyStrict,
} as const;

export const regexLookaround: Rule = {
  ...compile,
  name: "regex-lookaround",
  title: "A pattern has no lookahead and no lookbehind",
  mend: "Write the pattern without `(?=`, `(?!`, `(?<=` and `(?<!`.",
  since: "2026-05-01",
  ...onSchema(["pattern"], function* (place) {
    const pattern = own(place.schema, "pattern");
    if (typeof pattern !== "string" || !hasLookaround(pattern)) return;
    yield { pointer: pointerOf(place, "pattern"), args: { jsonPath: jsonPath([...pathOf(place), "pattern"]) } };
  }),
  says: "Invalid JSON schema: regex lookaround is not supported. Found at {jsonPath}.",
  envelope: { code: "invalid_json_schema", param: "tools" },
  sources: [
    "https://github.com/decolua/9router/issues/1556",
    "https://github.com/vercel/ai/pull/21037",
    "https://github.com/Dokploy/mcp/issues/45",
  ],
};

/** Said of o1; calls of gpt-4o that share first keys are recorded as passing (openai-0179, openai-0192). */
export const anyOfFirstKey: Rule = {
  ...compile,
  name: "strict-anyof-first-key",
  title: "The objects of an `anyOf` begin with different keys",
  mend: "Put a key that differs first in each branch.",
  when: { ...compile.when, models: /^o1(-|$)/ },
  ...onSchema(["anyOf"], function* (place) {
    if (sharesFirstKeys(place)) yield { pointer: pointerOf(place, "anyOf") };
  }),
  says: "Invalid schema: Objects provided via 'anyOf' must not share identical first keys. Consider adding a discriminator key or rearranging the properties to ensure the first key is unique.",
  envelope: { code: null, param: null },
  sources: ["https://github.com/ReedGraff/schemic", "https://github.com/openai/openai-python/issues/2193"],
};

export const compileRules: readonly Rule[] = [anyOfFirstKey, regexLookaround];

/** A lookaround outside of a character class and not escaped. */
function hasLookaround(pattern: string): boolean {
  return /\(\?<?[=!]/.test(pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, "·"));
}

/** Do two object branches of the `anyOf` begin with the same property? */
export function sharesFirstKeys(place: Place): boolean {
  const branches = own(place.schema, "anyOf");
  if (!Array.isArray(branches)) return false;
  const first = branches.flatMap((branch) => {
    const properties = isObject(branch) ? own(branch, "properties") : undefined;
    return isObject(properties) ? Object.keys(properties).slice(0, 1) : [];
  });
  return new Set(first).size < first.length;
}

function jsonPath(path: readonly string[]): string {
  return path.reduce((text, step) => (/^\d+$/.test(step) ? `${text}[${step}]` : `${text}.${step}`), "$");
}
