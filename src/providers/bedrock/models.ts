import type { Target } from "../../types.ts";

/** The families of models behind Converse, by their ids: https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html */
export const claude = /claude/;
export const nova = /amazon\.nova/;
export const llama = /llama/;
export const deepseekR1 = /deepseek\.r1/;
export const glm = /^zai\.|\bglm/;

/**
 * Does a target's request reach Claude? Where no model is named, Claude is assumed: all reports that name none are
 * of Claude (bedrock-0024, bedrock-0032, bedrock-0037), and what it refuses is then believed less than observed.
 */
export function reachesClaude({ model }: Target): "yes" | "assumed" | "no" {
  if (model === undefined) return "assumed";
  return claude.test(model) ? "yes" : "no";
}
