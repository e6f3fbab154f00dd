import { onSchema } from "../../checks/schema.ts";
import { isObject, listOf, own } from "../../schema/json.ts";
import { hasType } from "../../schema/walk.ts";
import type { Place, Rule } from "../../types.ts";
import { contextOf } from "./context.ts";
import { closeObject, dropExtraRequired, requireAll } from "./fixes.ts";
import { strictOnly, whyStrict } from "./scope.ts";

/** What strict mode demands of objects: closed, and every property required. */

const strict = {
  verdict: "reject",
  stage: "walk",
  when: strictOnly,
  why: whyStrict,
} as const;

export const closedObjects: Rule = {
  ...strict,
  name: "strict-additional-properties-false",
  title: "Every object has `additionalProperties: false`",
  mend: "Close the object; make a list of key-value objects of a map.",
  ...onSchema(["type", "properties"], (place) => {
    if (!isObjectNode(place) || place.schema.additionalProperties === false || isDroppedMap(place)) return [];
    return [{ args: { context: contextOf(place, "object") } }];
  }),
  says: "In context={context}, 'additionalProperties' is required to be supplied and to be false.",
  sources: [
    "https://github.com/lastmile-ai/openai-agents-mcp/issues/2",
    "https://github.com/promptdriven/pdd/issues/299",
  ],
  fix: closeObject,
};

export const requiredComplete: Rule = {
  ...strict,
  name: "strict-required-complete",
  title: "`required` names every property",
  mend: 'Require each; let an optional one be null: `type: ["string", "null"]`.',
  ...onSchema(["properties"], function* (place) {
    const required = new Set(listOf(place.schema, "required"));
    const missing = surviving(place).filter((key) => !required.has(key));
    if (missing.length > 0) yield { args: { context: contextOf(place, "object"), missing: missing[0], all: missing } };
  }),
  says: "In context={context}, 'required' is required to be supplied and to be an array including every key in properties. Missing '{missing}'.",
  sources: ["https://github.com/kevinwatt/mysql-mcp/issues/5", "https://github.com/vercel/ai/issues/6484"],
  fix: requireAll,
};

export const requiredExtra: Rule = {
  ...strict,
  name: "strict-required-extra",
  title: "`required` names nothing that is no property",
  mend: "Remove the name, or add the property; an open map does not count as one.",
  ...onSchema(["required"], function* (place) {
    const kept = new Set<unknown>(surviving(place));
    const extra = listOf(place.schema, "required").filter((key) => typeof key === "string" && !kept.has(key));
    if (extra.length > 0) yield { args: { context: contextOf(place, "object"), extra: extra[0], all: extra } };
  }),
  says: "In context={context}, 'required' is required to be supplied and to be an array including every key in properties. Extra required key '{extra}' supplied.",
  sources: ["https://github.com/akitaonrails/ai-memory/issues/628", "https://github.com/ReedGraff/schemic"],
  fix: dropExtraRequired,
};

function isObjectNode({ schema }: Place): boolean {
  return hasType(schema, "object") || (!Object.hasOwn(schema, "type") && Object.hasOwn(schema, "properties"));
}

/** The keys of `properties` that OpenAI counts: an open map among them is dropped first (openai-0059). */
function surviving(place: Place): string[] {
  const properties = own(place.schema, "properties");
  return isObject(properties) ? Object.keys(properties).filter((key) => !isOpenMap(properties[key])) : [];
}

function isDroppedMap(place: Place): boolean {
  return place.step[0] === "properties" && isOpenMap(place.schema);
}

/** `{ type: "object", additionalProperties: <schema> }` and no more: with `propertyNames` it was not dropped (azure-openai-0074). */
function isOpenMap(schema: unknown): boolean {
  if (!isObject(schema) || own(schema, "type") !== "object" || !isObject(own(schema, "additionalProperties")))
    return false;
  return Object.keys(schema).every((key) => ["type", "additionalProperties", "description", "title"].includes(key));
}
