import { isObject } from "../../../schema/json.ts";
import { call, member } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { standardValidate } from "../standard.ts";

/** zod 4 and zod/mini: https://zod.dev/json-schema */
export const zod4: Recogniser = {
  id: "zod4",
  recognises: (value) => isObject(member(value, "_zod", "def")),
  async emit(value, { name, libraries }) {
    const core = await libraries.load("zod/v4/core");
    const inputSchema = call(core, "toJSONSchema", value, { io: "input" });
    return [{ tool: { name, inputSchema }, library: "zod", validate: standardValidate(value) }];
  },
};
