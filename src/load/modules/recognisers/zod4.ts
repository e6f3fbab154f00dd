import { isObject } from "../../../schema/json.ts";
import { call, member } from "../member.ts";
import { propertiesOf } from "../properties.ts";
import type { SchemaRecogniser } from "../recogniser.ts";
import { standardValidate } from "../standard.ts";

/** zod 4 and zod/mini: https://zod.dev/json-schema */
export const zod4: SchemaRecogniser = {
  id: "zod4",
  recognises: (value) => isObject(member(value, "_zod", "def")),
  typeOf: async (value) => ({ validate: standardValidate(value), ...propertiesOf(value) }),
  async emit(value, context) {
    const core = await context.libraries.load("zod/v4/core");
    const inputSchema = call(core, "toJSONSchema", value, { io: "input" });
    return [{ tool: { name: context.name, inputSchema }, library: "zod", ...(await zod4.typeOf(value, context)) }];
  },
};
