import type { SchemaRecogniser } from "../recogniser.ts";
import { hasStandardInput, standardInput, standardValidate, vendorOf } from "../standard.ts";

/** Whatever else writes itself as JSON Schema: https://standardschema.dev/json-schema */
export const standard: SchemaRecogniser = {
  id: "standard",
  recognises: (value) => typeof vendorOf(value) === "string" && hasStandardInput(value),
  typeOf: async (value) => ({ validate: standardValidate(value) }),
  async emit(value, context) {
    const tool = { name: context.name, inputSchema: standardInput(value) };
    return [{ tool, ...(await standard.typeOf(value, context)) }];
  },
};
