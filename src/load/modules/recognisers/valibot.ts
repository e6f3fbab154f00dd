import { call, member } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { standardValidate } from "../standard.ts";

/** https://valibot.dev/guides/json-schema/ */
export const valibot: Recogniser = {
  id: "valibot",
  recognises: (value) => member(value, "kind") === "schema" && typeof member(value, "~run") === "function",
  async emit(value, { name, libraries }) {
    const converter = await libraries.load("@valibot/to-json-schema");
    const inputSchema = call(converter, "toJsonSchema", value, { typeMode: "input" });
    return [{ tool: { name, inputSchema }, library: "@valibot/to-json-schema", validate: standardValidate(value) }];
  },
};
