import type { JsonObject, Pointer } from "../types.ts";
import { isPointer, join } from "./pointer.ts";

/** Where a value does not obey a schema. */
export interface ValueFault {
  /** Into the value. */
  pointer: Pointer;
  keyword: string;
  /** What was wrong, in a few words: "must be integer", "is no known key". */
  message: string;
  /** The key that should not be there, or is missing. */
  key?: string;
}

/**
 * A test of values against a 2020-12 schema of ours (config, case, report); not meant for tools' schemas, which
 * `schemaValidity` reads without compiling them. Loads ajv when first called.
 */
export async function validator(schema: JsonObject): Promise<(value: unknown) => ValueFault[]> {
  const { Ajv2020 } = await import("ajv/dist/2020.js");
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, keyword, params, message = "" }): ValueFault => {
      const pointer = isPointer(instancePath) ? instancePath : "";
      const { additionalProperty, missingProperty, allowedValues, type, pattern } = params;
      if (typeof additionalProperty === "string")
        return {
          pointer: join(pointer, additionalProperty),
          keyword,
          message: "is no known key",
          key: additionalProperty,
        };
      if (typeof missingProperty === "string")
        return { pointer: join(pointer, missingProperty), keyword, message: "is missing", key: missingProperty };
      if (Array.isArray(allowedValues))
        return { pointer, keyword, message: `must be one of ${allowedValues.join(", ")}` };
      if (type !== undefined) return { pointer, keyword, message: `must be ${[type].flat().join(" or ")}` };
      return { pointer, keyword, message: pattern === undefined ? message : `must match ${pattern}` };
    });
  };
}
