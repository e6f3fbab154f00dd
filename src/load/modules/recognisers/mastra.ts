import { call, isHolder, member, text } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { typeOf } from "./schemas.ts";

/** `createTool`, and what an agent makes of it: https://mastra.ai/reference/tools/create-tool */
export const mastra: Recogniser = {
  id: "mastra",
  recognises: (value) =>
    isHolder(value) &&
    typeof member(value, "id") === "string" &&
    "inputSchema" in value &&
    "suspendSchema" in value &&
    typeof member(value, "execute") === "function",
  async emit(value, context) {
    const name = text(member(value, "id")) ?? context.name;
    const utils = await context.libraries.load("@mastra/core/utils");
    const made = call(utils, "makeCoreTool", value, { name, logger: console });
    const description = text(member(value, "description"));
    const inputSchema: unknown = await member(made, "parameters", "jsonSchema");
    const tool = { name, ...(description !== undefined && { description }), inputSchema };
    const type = await typeOf(member(value, "inputSchema"), context);
    return [{ tool, library: "@mastra/core", schemaAt: "/inputSchema", nameAt: "/id", ...type }];
  },
};
