import { call, member, text } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";

/** zod 3, and `zod/v3` of zod 4: https://github.com/StefanTerdell/zod-to-json-schema */
export const zod3: Recogniser = {
  id: "zod3",
  recognises: (value) =>
    text(member(value, "_def", "typeName"))?.startsWith("Zod") === true && member(value, "_zod") === undefined,
  async emit(value, { name, libraries }) {
    const converter = await libraries.load("zod-to-json-schema");
    const inputSchema = call(converter, "zodToJsonSchema", value);
    const validate = async (given: unknown) => member(await call(value, "safeParseAsync", given), "success") === true;
    return [{ tool: { name, inputSchema }, library: "zod-to-json-schema", validate }];
  },
};
