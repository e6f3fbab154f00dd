import { call, member } from "../member.ts";
import { propertiesOf } from "../properties.ts";
import type { SchemaRecogniser } from "../recogniser.ts";
import { standardValidate } from "../standard.ts";

/** https://valibot.dev/guides/json-schema/ */
export const valibot: SchemaRecogniser = {
  id: "valibot",
  recognises: (value) => member(value, "kind") === "schema" && typeof member(value, "~run") === "function",
  typeOf: async (value) => ({ validate: standardValidate(value), ...propertiesOf(value) }),
  async emit(value, context) {
    const library = "@valibot/to-json-schema";
    const converter = await context.libraries.load(library);
    const inputSchema = call(converter, "toJsonSchema", value, { typeMode: "input" });
    return [{ tool: { name: context.name, inputSchema }, library, ...(await valibot.typeOf(value, context)) }];
  },
};
