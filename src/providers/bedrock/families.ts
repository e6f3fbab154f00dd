import { isObject } from "../../schema/json.ts";
import { join } from "../../schema/pointer.ts";
import type { Grade, Rule } from "../../types.ts";
import { claude, nova } from "./models.ts";

/** What single families of models refuse after Converse has translated the request, layer 3. */

const family = {
  verdict: "reject",
  stage: "model",
  when: { surfaces: ["converse.toolConfig"] },
  why: "The whole request is refused by the model's own validator.",
} as const;

/**
 * What is known of the root's keys beside the three that the guide allows. Recorded calls with `title` and with
 * `additionalProperties` pass (bedrock-0085 … bedrock-0091), so the check was relaxed since, or passes annotations over.
 */
const extraneous: Readonly<Record<string, Grade>> = {
  $defs: "observed",
  definitions: "observed",
  ...{ $schema: "documented", $id: "documented", oneOf: "documented", anyOf: "documented", allOf: "documented" },
  description: "inferred",
};

export const novaRootExtraneousKey: Rule = {
  ...family,
  name: "nova-root-extraneous-key",
  title: "Amazon Nova takes no `$defs` and no `definitions` at the root",
  mend: "Put the definitions in the place of each `$ref`; keep `type`, `properties` and `required` at the root.",
  when: { ...family.when, models: nova },
  on: "tool",
  *check({ schema, index }) {
    if (!isObject(schema)) return;
    for (const key of Object.keys(schema)) {
      const grade = Object.hasOwn(extraneous, key) ? extraneous[key] : undefined;
      if (grade) yield { pointer: join("", key), args: { index, key }, grade };
    }
  },
  says: "Malformed input request: #/toolConfig/tools/{index}/toolSpec/inputSchema/json: extraneous key [{key}] is not permitted, please reformat your input and try again.",
  sources: [
    "https://github.com/lastmile-ai/mcp-agent/issues/126",
    "https://github.com/zed-industries/zed/issues/28521",
    "https://github.com/pydantic/pydantic-ai/issues/1623",
    "https://docs.aws.amazon.com/nova/latest/userguide/tool-use-definition.html",
  ],
};

const strictRefused = /opus-4-[78]/;
/** LiteLLM and pydantic-ai leave the flag out for these, without a report of their own. */
const strictAvoided = /opus-4-1|opus-5|sonnet-5|fable-5|sonnet-4(?!-[56])/;

export const strictModel: Rule = {
  ...family,
  name: "strict-model",
  title: "`toolSpec.strict` is for Claude 4.5 and 4.6",
  mend: "Leave `strict` out for this model, or choose Haiku 4.5, Sonnet 4.5, Sonnet 4.6, Opus 4.5 or Opus 4.6.",
  stage: "request",
  when: { ...family.when, models: claude },
  on: "tool",
  check({ wire: { toolSpec } }, { target: { model = "" } }) {
    if (!isObject(toolSpec) || !Object.hasOwn(toolSpec, "strict")) return [];
    if (strictRefused.test(model)) return [{}];
    return strictAvoided.test(model) ? [{ grade: "source" }] : [];
  },
  says: "Extra inputs are not permitted",
  envelope: { at: "strict" },
  sources: [
    "https://github.com/BerriAI/litellm/issues/31582",
    "https://github.com/pydantic/pydantic-ai/blob/main/pydantic_ai_slim/pydantic_ai/providers/bedrock.py",
  ],
};

export const familyRules: readonly Rule[] = [strictModel, novaRootExtraneousKey];
