import { call, isHolder } from "../member.ts";
import type { SchemaRecogniser } from "../recogniser.ts";

/** TypeBox 1.x, whose types are JSON Schema: https://github.com/sinclairzx81/typebox */
export const typebox1: SchemaRecogniser = {
  id: "typebox1",
  recognises: (value) => isHolder(value) && Object.hasOwn(value, "~kind"),
  async typeOf(value, { libraries }) {
    const values = await libraries.find("typebox/value");
    return values === undefined ? {} : { validate: (given) => call(values, "Check", value, given) === true };
  },
  async emit(value, context) {
    const tool = { name: context.name, inputSchema: value };
    return [{ tool, library: "typebox", ...(await typebox1.typeOf(value, context)) }];
  },
};
