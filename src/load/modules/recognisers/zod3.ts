import { call, member, text } from "../member.ts";
import { propertiesOf } from "../properties.ts";
import type { SchemaRecogniser } from "../recogniser.ts";

/** zod 3, and `zod/v3` of zod 4: https://github.com/StefanTerdell/zod-to-json-schema */
export const zod3: SchemaRecogniser = {
  id: "zod3",
  recognises: (value) =>
    text(member(value, "_def", "typeName"))?.startsWith("Zod") === true && member(value, "_zod") === undefined,
  typeOf: async (value) => ({
    validate: async (given) => member(await call(value, "safeParseAsync", given), "success") === true,
    ...propertiesOf(value),
  }),
  async emit(value, context) {
    const converter = await context.libraries.load("zod-to-json-schema");
    const tool = { name: context.name, inputSchema: call(converter, "zodToJsonSchema", value) };
    return [{ tool, library: "zod-to-json-schema", ...(await zod3.typeOf(value, context)) }];
  },
};
