import { member, text } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";

/** `tool()` of the OpenAI Agents SDK, whose schema is written when it is made: https://openai.github.io/openai-agents-js/guides/tools/ */
export const openaiAgents: Recogniser = {
  id: "openai-agents",
  recognises: (value) => member(value, "type") === "function" && typeof member(value, "invoke") === "function",
  async emit(value, { name }) {
    const description = text(member(value, "description"));
    const strict = member(value, "strict");
    const tool = {
      name: text(member(value, "name")) ?? name,
      ...(description !== undefined && { description }),
      inputSchema: member(value, "parameters"),
      ...(typeof strict === "boolean" && { strict }),
    };
    return [{ tool, wire: "openai", library: "@openai/agents-core", schemaAt: "/parameters", nameAt: "/name" }];
  },
};
