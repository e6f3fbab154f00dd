import { call, isHolder } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";

/** TypeBox 1.x, whose types are JSON Schema: https://github.com/sinclairzx81/typebox */
export const typebox1: Recogniser = {
  id: "typebox1",
  recognises: (value) => isHolder(value) && Object.hasOwn(value, "~kind"),
  async emit(value, { name, libraries }) {
    const values = await libraries.find("typebox/value");
    const validate = (given: unknown) => call(values, "Check", value, given) === true;
    return [{ tool: { name, inputSchema: value }, library: "typebox", ...(values !== undefined && { validate }) }];
  },
};
