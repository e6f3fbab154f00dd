import { call, member, text } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { typeOf } from "./schemas.ts";

/** `ai.defineTool()`: https://genkit.dev/docs/tool-calling/ */
export const genkit: Recogniser = {
  id: "genkit",
  recognises: (value) => member(value, "__action", "metadata", "type") === "tool",
  async emit(value, context) {
    const action = member(value, "__action");
    const schema = member(action, "inputSchema");
    const given = { schema, jsonSchema: member(action, "inputJsonSchema") };
    const description = text(member(action, "description"));
    const tool = {
      name: text(member(action, "name")) ?? context.name,
      ...(description !== undefined && { description }),
      inputSchema: call(await context.libraries.load("genkit/schema"), "toJsonSchema", given),
    };
    const type = await typeOf(schema, context);
    return [{ tool, library: "genkit", schemaAt: "/inputSchema", nameAt: "/name", ...type }];
  },
};
