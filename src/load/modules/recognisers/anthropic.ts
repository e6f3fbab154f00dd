import { isObject } from "../../../schema/json.ts";
import { call, member, text } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";

/** `betaZodTool` and `betaTool`: https://github.com/anthropics/anthropic-sdk-typescript/blob/main/helpers.md */
export const anthropic: Recogniser = {
  id: "anthropic",
  recognises: (value) =>
    isObject(member(value, "input_schema")) &&
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
    // `betaTool` has a `parse` that takes everything.
    const validated = validate(Symbol("no arguments")) ? {} : { validate };
    const places = { schemaAt: "/inputSchema", nameAt: "/name" } as const;
    return [{ tool, wire: "anthropic", library: "@anthropic-ai/sdk", ...places, ...validated }];
  },
};
