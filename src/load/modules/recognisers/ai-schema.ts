import { call, member } from "../member.ts";
import type { SchemaRecogniser } from "../recogniser.ts";

const mark = Symbol.for("vercel.ai.schema");

/** The AI SDK's own `jsonSchema()`, `zodSchema()`, …: https://ai-sdk.dev/docs/reference/ai-sdk-core/json-schema */
export const aiSchema: SchemaRecogniser = {
  id: "ai",
  recognises: (value) => member(value, mark) === true,
  async typeOf(value) {
    if (typeof member(value, "validate") !== "function") return {};
    return { validate: async (given) => member(await call(value, "validate", given), "success") === true };
  },
  async emit(value, context) {
    const inputSchema: unknown = await member(value, "jsonSchema");
    return [{ tool: { name: context.name, inputSchema }, library: "ai", ...(await aiSchema.typeOf(value, context)) }];
  },
};
