import { call, isHolder, member } from "../member.ts";
import type { SchemaRecogniser } from "../recogniser.ts";

const kind = Symbol.for("TypeBox.Kind");

/** TypeBox up to 0.34, whose types are JSON Schema: https://github.com/sinclairzx81/typebox-legacy */
export const typebox034: SchemaRecogniser = {
  id: "typebox034",
  recognises: (value) => isHolder(value) && Object.hasOwn(value, kind),
  async typeOf(value, { libraries }) {
    const checker = member(await libraries.find("@sinclair/typebox/value"), "Value");
    return checker === undefined ? {} : { validate: (given) => call(checker, "Check", value, given) === true };
  },
  async emit(value, context) {
    const tool = { name: context.name, inputSchema: value };
    return [{ tool, library: "@sinclair/typebox", ...(await typebox034.typeOf(value, context)) }];
  },
};
