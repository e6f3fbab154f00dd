import { onSchema } from "../../checks/schema.ts";
import { isObject, own } from "../../schema/json.ts";
import { pointerOf, typesOf } from "../../schema/walk.ts";
import type { Place, Rule } from "../../types.ts";
import { closeObject } from "../openai/fixes.ts";
import { grammar } from "./grammar.ts";
import { isTyped } from "./nodes.ts";

/** Every object of a strict schema is closed. A partial `required` is fine, unlike OpenAI's. */

export const additionalPropertiesMissing: Rule = {
  ...grammar,
  name: "additional-properties-false",
  title: "Every object has `additionalProperties: false`",
  mend: "Close the object; the SDKs' helpers for structured outputs do that, raw requests have to.",
  ...onSchema(["type"], function* (place) {
    if (isObjectNode(place) && !Object.hasOwn(place.schema, "additionalProperties")) yield {};
  }),
  says: "For 'object' type, 'additionalProperties' must be explicitly set to false",
  sources: [
    "https://github.com/veryfront/veryfront-code/pull/3921",
    "https://github.com/ax-llm/ax/issues/458",
    "https://github.com/strands-agents/harness-sdk/issues/2210",
  ],
  fix: closeObject,
};

export const additionalPropertiesTrue: Rule = {
  ...grammar,
  name: "additional-properties-true",
  title: "No object has `additionalProperties: true`",
  mend: "Close the object; send what has free keys as a list of key-value objects, or as a string of JSON.",
  ...onSchema(["additionalProperties"], function* (place) {
    if (isObjectNode(place) && own(place.schema, "additionalProperties") === true)
      yield { pointer: pointerOf(place, "additionalProperties") };
  }),
  says: "For 'object' type, 'additionalProperties: true' is not supported. Please set 'additionalProperties' to false",
  sources: ["https://github.com/BerriAI/litellm/issues/35808"],
  fix: ({ pointer }) =>
    pointer
      ? {
          title: "Set `additionalProperties: false`",
          safety: "narrows",
          edits: [{ op: "replace", path: pointer, value: false }],
        }
      : undefined,
};

export const additionalPropertiesSchema: Rule = {
  ...grammar,
  name: "additional-properties-schema",
  title: "No object is a map: `additionalProperties` holds no schema",
  mend: "Make a list of key-value objects of the map.",
  ...onSchema(["additionalProperties"], function* (place) {
    if (isObjectNode(place) && isObject(own(place.schema, "additionalProperties")))
      yield { pointer: pointerOf(place, "additionalProperties") };
  }),
  says: "For 'object' type, 'additionalProperties: object' is not supported. Please set 'additionalProperties' to false",
  sources: ["GitHub code index, file ids 51913918943, 59694104557 and 67244028770"],
};

function isObjectNode(place: Place): boolean {
  return isTyped(place) && typesOf(place.schema).includes("object");
}
