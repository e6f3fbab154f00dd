import type { Recogniser } from "../recogniser.ts";
import { hasStandardInput, standardInput, standardValidate, vendorOf } from "../standard.ts";

/** Whatever else writes itself as JSON Schema: https://standardschema.dev/json-schema */
export const standard: Recogniser = {
  id: "standard",
  recognises: (value) => typeof vendorOf(value) === "string" && hasStandardInput(value),
  async emit(value, { name }) {
    return [{ tool: { name, inputSchema: standardInput(value) }, validate: standardValidate(value) }];
  },
};
