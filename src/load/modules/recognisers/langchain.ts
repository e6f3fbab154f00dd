import { call, member, text } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { typeOf } from "./schemas.ts";

/** `tool()`, `StructuredTool` and `DynamicStructuredTool`: https://docs.langchain.com/oss/javascript/langchain/tools */
export const langchain: Recogniser = {
  id: "langchain",
  recognises: (value) =>
    Array.isArray(member(value, "lc_namespace")) &&
    member(value, "schema") !== undefined &&
    typeof member(value, "name") === "string",
  async emit(value, context) {
    const { libraries } = context;
    const converter = await libraries.load("@langchain/core/utils/function_calling");
    const wire = member(call(converter, "convertToOpenAITool", value), "function");
    const description = text(member(wire, "description"));
    const tool = {
      name: text(member(wire, "name")) ?? context.name,
      ...(description !== undefined && { description }),
      inputSchema: member(wire, "parameters"),
    };
    const type = await typeOf(member(value, "schema"), context);
    return [{ tool, library: "@langchain/core", schemaAt: "/schema", nameAt: "/name", ...type }];
  },
};
