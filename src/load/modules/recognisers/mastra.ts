import { isHolder, member, text } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { schemaOf } from "./schemas.ts";

/** `createTool`: https://mastra.ai/reference/tools/create-tool */
export const mastra: Recogniser = {
  id: "mastra",
  recognises: (value) =>
    isHolder(value) &&
    typeof member(value, "id") === "string" &&
    "inputSchema" in value &&
    "suspendSchema" in value &&
    typeof member(value, "execute") === "function",
  async emit(value, context) {
    const made = await schemaOf(member(value, "inputSchema"), context);
    const description = text(member(value, "description"));
    const tool = {
      name: text(member(value, "id")) ?? context.name,
      ...(description !== undefined && { description }),
      inputSchema: made?.tool.inputSchema,
    };
    return [{ ...made, tool, source: "mastra", schemaAt: "/inputSchema", nameAt: "/id" }];
  },
};
