import { call } from "../member.ts";
import type { SchemaRecogniser } from "../recogniser.ts";
import { hasStandardInput, standardInput, standardValidate, vendorOf } from "../standard.ts";

/** https://arktype.io/docs/type-api; before 2.1.28 there is no `~standard.jsonSchema` */
export const arktype: SchemaRecogniser = {
  id: "arktype",
  recognises: (value) => vendorOf(value) === "arktype",
  typeOf: async (value) => ({ validate: standardValidate(value) }),
  async emit(value, context) {
    const inputSchema = hasStandardInput(value) ? standardInput(value) : call(value, "toJsonSchema");
    return [
      { tool: { name: context.name, inputSchema }, library: "arktype", ...(await arktype.typeOf(value, context)) },
    ];
  },
};
