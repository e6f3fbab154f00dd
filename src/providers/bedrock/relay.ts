import type { Grade, Rule, Target } from "../../types.ts";
import { anthropic } from "../anthropic/index.ts";
import {
  inputSchemaNotObject,
  inputSchemaRequired,
  inputSchemaTypeNotObject,
  inputSchemaTypeRequired,
  toolExtraKey,
  toolNamePattern,
  toolNameTooLong,
} from "../anthropic/request.ts";
import { countTokensServerTools } from "../anthropic/tool-list.ts";
import { reachesClaude } from "./models.ts";

/** Claude behind Bedrock: Anthropic's own validator reads what Converse makes of the request. */

/** Bedrock counts tokens by itself: count-tokens.ts. */
export const relayedRules: readonly Rule[] = anthropic.rules.filter((rule) => rule !== countTokensServerTools);
const relayed: ReadonlySet<Rule> = new Set(relayedRules);

/** Bedrock's surface → Anthropic's behind it. */
const behind: Readonly<Record<string, string>> = {
  "converse.toolConfig": "messages.tools",
  "converse.outputConfig": "messages.output_config.format",
  "invokeModel.tools": "messages.tools",
};

/** What Converse checks before, or cannot send: names, the schema's type, keys without a slot in `toolSpec`. */
const neverReached: ReadonlySet<Rule> = new Set([
  toolNamePattern,
  toolNameTooLong,
  inputSchemaRequired,
  inputSchemaNotObject,
  inputSchemaTypeRequired,
  inputSchemaTypeNotObject,
  toolExtraKey,
]);

/** Do Anthropic's rules hold on a target of Bedrock's? Undefined for Bedrock's own rules. */
export function holds(rule: Rule, target: Target): boolean | Grade | undefined {
  if (!relayed.has(rule)) return undefined;
  const surface = behind[target.surface];
  const reached = reachesClaude(target);
  if (surface === undefined || reached === "no" || !rule.when?.surfaces?.includes(surface)) return false;
  if (target.surface === "converse.toolConfig" && neverReached.has(rule)) return false;
  return reached === "yes" || target.surface === "invokeModel.tools" ? true : "documented";
}
