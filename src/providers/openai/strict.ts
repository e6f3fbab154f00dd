import { onSchema } from "../../checks/schema.ts";
import { repr, setRepr } from "../../python/repr.ts";
import { inForce } from "../../schema/dates.ts";
import { isObject, jsonType, own } from "../../schema/json.ts";
import { hasType, pointerOf, typesOf } from "../../schema/walk.ts";
import type { JsonObject, Place, Rule, Violation } from "../../types.ts";

import { baseWalkRules } from "./base.ts";
import { contextOf } from "./context.ts";
import { closeObject, dropExtraRequired, removeKeyword, removeSiblings, requireAll } from "./fixes.ts";
import { formatsKnownSince, knownFormats, refusedKeywords, refusedOfFineTuned } from "./keywords.ts";

/** What strict mode demands of every node, in the order in which faults of one node are reported. */

const strict = {
  verdict: "reject",
  stage: "walk",
  when: {
    surfaces: ["chat.tools", "responses.tools", "chat.response_format", "responses.text.format"],
    strict: true,
  },
  why: "Under `strict: true` the whole request is refused.",
} as const;

export const refSiblings: Rule = {
  ...strict,
  name: "strict-ref-siblings",
  title: "A `$ref` stands alone",
  mend: "Remove the other keywords, or move them to the definition.",
  ...onSchema(["$ref"], function* (place) {
    const siblings = Object.keys(place.schema).filter((key) => key !== "$ref");
    if (siblings.length > 0) yield { args: { context: contextOf(place), siblings: setRepr(siblings) } };
  }),
  says: "context={context}, $ref cannot have keywords {siblings}.",
  sources: [
    "https://github.com/vectorize-io/hindsight/pull/3944",
    "https://github.com/langchain-ai/langchainjs/issues/11381",
    "https://github.com/camel-ai/camel/issues/3001",
  ],
  fix: removeSiblings,
};

const ownDefinition = /^#$|^#\/(\$defs|definitions)\/[^/]+$/;

export const refTopLevelDefs: Rule = {
  ...strict,
  name: "strict-ref-top-level-defs",
  title: "A `$ref` points to the root or to a definition at the top level",
  mend: "Move what it points to into `$defs` at the root.",
  ...onSchema(["$ref"], function* (place) {
    const target = own(place.schema, "$ref");
    // What an external reference is answered has not been seen.
    if (typeof target !== "string" || !target.startsWith("#") || ownDefinition.test(target)) return;
    yield { args: { context: contextOf(place) } };
  }),
  says: "In context={context}, reference can only point to definitions defined at the top level of the schema.",
  sources: ["https://github.com/dotnet/extensions/issues/6918"],
};

const refused = new Map(refusedKeywords.map((row) => [row.keyword, row]));

export const keywordNotPermitted: Rule = {
  ...strict,
  name: "strict-keyword-not-permitted",
  title: "Strict mode knows only some keywords",
  mend: "Remove the keyword, or say in the description what it demanded.",
  ...onSchema([...refused.keys()], (place, _tool, { target: { asOf } }) => {
    if (Object.hasOwn(place.schema, "$ref")) return [];
    const rows = Object.keys(place.schema).flatMap((keyword) => refused.get(keyword) ?? []);
    return rows
      .filter((row) => inForce(row, asOf))
      .map(({ keyword, seenUntil, grade = "observed" }): Violation => {
        const believed = seenUntil !== undefined && asOf >= seenUntil ? "documented" : grade;
        return { ...(believed !== "observed" && { grade: believed }), args: { context: contextOf(place), keyword } };
      });
  }),
  says: "In context={context}, '{keyword}' is not permitted.",
  sources: [
    "https://github.com/openai/openai-python/issues/2274",
    "https://github.com/vercel/ai/issues/9601",
    "https://github.com/openai/openai-node/issues/1119",
    "https://platform.openai.com/docs/guides/structured-outputs",
  ],
  fix: removeKeyword,
};

export const keywordNotForFineTuned: Rule = {
  ...strict,
  name: "strict-keyword-fine-tuned",
  title: "Fine-tuned models know fewer keywords in strict mode",
  mend: "Remove the keyword, or use the base model.",
  when: { ...strict.when, models: /^ft:/ },
  ...onSchema(refusedOfFineTuned, function* (place) {
    for (const keyword of refusedOfFineTuned)
      if (Object.hasOwn(place.schema, keyword)) yield { args: { context: contextOf(place), keyword } };
  }),
  says: "In context={context}, '{keyword}' is not permitted.",
  sources: ["https://platform.openai.com/docs/guides/structured-outputs"],
  fix: removeKeyword,
};

/** What stands for a type, or is another rule's matter. */
const typing = ["type", "$ref", "anyOf", "oneOf", "allOf"];

export const typeKey: Rule = {
  ...strict,
  name: "strict-type-key",
  title: "Every node has `type`, `$ref` or `anyOf`",
  mend: "Give the node a type, also where it has an `enum`.",
  ...onSchema(undefined, (place) => {
    if (typing.some((key) => Object.hasOwn(place.schema, key))) return [];
    return [{ args: { context: contextOf(place) } }];
  }),
  says: "In context={context}, schema must have a 'type' key.",
  sources: [
    "https://github.com/openclaw/clawpatch/issues/60",
    "https://github.com/openai/openai-node/issues/1597",
    "https://github.com/pydantic/pydantic-ai/pull/5570",
  ],
};

export const formatAllowlist: Rule = {
  ...strict,
  name: "strict-format-allowlist",
  title: "Strict mode knows nine string formats",
  mend: "Remove the format, or say it in the description.",
  since: formatsKnownSince,
  ...onSchema(["format"], function* (place) {
    const format = own(place.schema, "format");
    if (typeof format !== "string" || knownFormats.includes(format)) return;
    yield { args: { context: contextOf(place, "string"), format, keyword: "format" } };
  }),
  says: "In context={context}, '{format}' is not a valid format.",
  sources: [
    "https://github.com/can1357/oh-my-pi/issues/206",
    "https://github.com/cyanheads/git-mcp-server/issues/47",
    "https://github.com/pydantic/pydantic-ai/pull/2420",
  ],
  fix: removeKeyword,
};

export const enumTypeMismatch: Rule = {
  ...strict,
  name: "strict-enum-type-mismatch",
  title: "Every value of an `enum`, and a `const`, is of the node's type",
  mend: "Write the values in the type that is named.",
  ...onSchema(["enum", "const"], function* (place) {
    const { schema } = place;
    const types = typesOf(schema);
    if (types.length === 0) return;
    const given = [...listOf(schema, "enum"), ...(Object.hasOwn(schema, "const") ? [schema.const] : [])];
    const wrong = given.find((value) => !types.some((type) => isOfType(value, type)));
    if (wrong === undefined) return;
    const keyword = Object.hasOwn(schema, "enum") ? "enum" : "const";
    const value = typeof wrong === "string" ? wrong : repr(wrong);
    const args = { context: contextOf(place), value, against: repr({ type: schema.type }) };
    yield { pointer: pointerOf(place, keyword), args };
  }),
  says: "context={context}, enum value {value} does not validate against {against}",
  sources: ["https://github.com/ArcadeAI/arcade-mcp (libs/arcade-evals/arcade_evals/_evalsuite/_openai_schema.py)"],
};

export const closedObjects: Rule = {
  ...strict,
  name: "strict-additional-properties-false",
  title: "Every object has `additionalProperties: false`",
  mend: "Close the object; make a list of key-value objects of a map.",
  ...onSchema(["type", "properties"], (place) => {
    if (!isObjectNode(place) || own(place.schema, "additionalProperties") === false || isDroppedMap(place)) return [];
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

export const strictRules: readonly Rule[] = [
  refSiblings,
  refTopLevelDefs,
  keywordNotPermitted,
  keywordNotForFineTuned,
  typeKey,
  enumTypeMismatch,
  formatAllowlist,
  closedObjects,
  baseWalkRules.objectMissingProperties,
  baseWalkRules.arrayMissingItems,
  requiredComplete,
  requiredExtra,
];

function listOf(schema: JsonObject, key: string): readonly unknown[] {
  const value = own(schema, key);
  return Array.isArray(value) ? value : [];
}

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

function isOfType(value: unknown, type: unknown): boolean {
  const actual = jsonType(value);
  return actual === type || (actual === "integer" && type === "number");
}
