import { createRequire } from "node:module";
import type { FuncKeywordDefinition, SchemaValidateFunction, ValidateFunction } from "ajv";
import type { JsonObject, Pointer } from "../types.ts";
import { isPointer } from "./pointer.ts";

/** What ajv says of one place. */
export interface AjvError {
  pointer: Pointer;
  message: string;
}

const require = createRequire(import.meta.url);
let validator: ValidateFunction | undefined;

/**
 * What ajv 8 says of a schema under draft-07's metaschema, set up as VS Code sets it up: it stops at the first fault,
 * of which an `anyOf` makes several errors, turns "3" into 3 where a number is wanted, and takes any text for a
 * pattern. Empty where the schema is valid, or nests too deeply to be looked at (`hygiene/too-deep` says so).
 *
 * @example
 * draft07Errors({ required: null }) // [{ pointer: "/required", message: "must be array" }]
 */
export function draft07Errors(schema: JsonObject): AjvError[] {
  validator ??= newValidator();
  try {
    // A copy, because coercion writes into what it checks.
    if (validator(JSON.parse(JSON.stringify(schema)))) return [];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
  return (validator.errors ?? []).map(({ instancePath, message = "" }) => ({
    pointer: isPointer(instancePath) ? instancePath : "",
    message,
  }));
}

function newValidator(): ValidateFunction {
  // Loaded when first asked: a run without this client does without ajv.
  const { Ajv }: typeof import("ajv") = require("ajv");
  const ajv = new Ajv({ coerceTypes: true, strictTypes: true, allowUnionTypes: true, formats });
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword(uniqueItems);
  const { $id: _ofTheOriginal, ...metaschema } = require("ajv/dist/refs/json-schema-draft-07.json");
  return ajv.compile(metaschema);
}

const formats = { uri: (text: string) => URL.canParse(text), "uri-reference": true, regex: true } as const;

/** Says what ajv's own keyword says, in one pass over the items rather than one for each. */
const unique: SchemaValidateFunction = (_schema: unknown, items: unknown[]) => {
  const last = new Map<string, number>();
  let twice: [number, number] | undefined;
  for (const [index, item] of items.entries()) {
    const text = JSON.stringify(item);
    const before = last.get(text);
    if (before !== undefined) twice = [before, index];
    last.set(text, index);
  }
  if (twice === undefined) return true;
  const message = `must NOT have duplicate items (items ## ${twice[0]} and ${twice[1]} are identical)`;
  unique.errors = [{ keyword: "uniqueItems", message, params: {} }];
  return false;
};

const uniqueItems: FuncKeywordDefinition = { keyword: "uniqueItems", type: "array", validate: unique, errors: "full" };
