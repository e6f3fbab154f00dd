import { call, isHolder, member } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";

const kind = Symbol.for("TypeBox.Kind");

/** TypeBox up to 0.34, whose types are JSON Schema: https://github.com/sinclairzx81/typebox-legacy */
export const typebox034: Recogniser = {
  id: "typebox034",
  recognises: (value) => isHolder(value) && Object.hasOwn(value, kind),
  async emit(value, { name, libraries }) {
    const checker = member(await libraries.find("@sinclair/typebox/value"), "Value");
    const validate = (given: unknown) => call(checker, "Check", value, given) === true;
    const library = "@sinclair/typebox";
    return [{ tool: { name, inputSchema: value }, library, ...(checker !== undefined && { validate }) }];
  },
};
