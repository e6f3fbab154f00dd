import { call, isHolder, member } from "./member.ts";
import type { Validate } from "./recogniser.ts";

/** The library that says it made a schema: https://standardschema.dev */
export function vendorOf(value: unknown): unknown {
  return member(value, "~standard", "vendor");
}

/** The schema's own validator: no `issues` means accepted. */
export function standardValidate(value: unknown): Validate {
  return async (given) => {
    const result: unknown = await call(member(value, "~standard"), "validate", given);
    return isHolder(result) && member(result, "issues") === undefined;
  };
}

/** The arguments as the library itself writes them, where it does: https://standardschema.dev/json-schema */
export function standardInput(value: unknown): unknown {
  return call(member(value, "~standard", "jsonSchema"), "input", { target: "draft-2020-12" });
}

export function hasStandardInput(value: unknown): boolean {
  return typeof member(value, "~standard", "jsonSchema", "input") === "function";
}
