import { call, member, text } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";

/** `betaZodTool` and `betaTool`: https://github.com/anthropics/anthropic-sdk-typescript/blob/main/helpers.md */
export const anthropic: Recogniser = {
  id: "anthropic",
  recognises: (value) =>
    member(value, "input_schema") !== undefined &&
    typeof member(value, "run") === "function" &&
    typeof member(value, "parse") === "function",
  async emit(value, { name }) {
    const description = text(member(value, "description"));
    const strict = member(value, "strict");
    const tool = {
      name: text(member(value, "name")) ?? name,
      ...(description !== undefined && { description }),
      inputSchema: member(value, "input_schema"),
      ...(typeof strict === "boolean" && { strict }),
    };
    const validate = (given: unknown) => {
      try {
        call(value, "parse", given);
        return true;
      } catch {
        // `parse` says no by throwing.
        return false;
      }
    };
    return [
      { tool, wire: "anthropic", library: "@anthropic-ai/sdk", schemaAt: "/inputSchema", nameAt: "/name", validate },
    ];
  },
};
