import { call } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { hasStandardInput, standardInput, standardValidate, vendorOf } from "../standard.ts";

/** https://arktype.io/docs/type-api; before 2.1.28 there is no `~standard.jsonSchema` */
export const arktype: Recogniser = {
  id: "arktype",
  recognises: (value) => vendorOf(value) === "arktype",
  async emit(value, { name }) {
    const inputSchema = hasStandardInput(value) ? standardInput(value) : call(value, "toJsonSchema");
    return [{ tool: { name, inputSchema }, library: "arktype", validate: standardValidate(value) }];
  },
};
