import { onSchema } from "../../checks/schema.ts";
import { isObject, own } from "../../schema/json.ts";
import { pointerOf } from "../../schema/walk.ts";
import type { Place, Pointer, Rule, Target, ToolCheck, Violation } from "../../types.ts";
import { normalizedName, onName } from "../mcp/names.ts";
import { addEmptyProperties } from "../openai/fixes.ts";
import { familyOf } from "./wire.ts";

/** What goes out otherwise than it was written; where a family is named, to its models only. */

const rewrite = {
  verdict: "ignored",
  stage: "normalize",
  why: "The model is not told of it, and your server gets arguments that break it.",
  sources: [
    "https://github.com/microsoft/vscode-copilot-chat/blob/main/src/extension/tools/common/toolSchemaNormalizer.ts",
  ],
} as const;

const toolName: Rule = {
  ...normalizedName,
  stage: "normalize",
  title: "A name of other characters than letters, digits, `_` and `-` is rewritten",
  ...onName((name) => (/^[a-z0-9_-]*$/i.test(name) ? undefined : { name })),
  sources: [
    "https://github.com/ArtisanGameworks/SpecialAgentPlugin/issues/4",
    "https://github.com/vengi-voxel/vengi/issues/719",
  ],
};

const rootNotObject: Rule = {
  ...rewrite,
  name: "normalized-root-not-object",
  title: 'A root whose `type` is not "object" is replaced by one without properties',
  why: "The model is told of no parameters at all.",
  mend: 'Give the root `type: "object"`.',
  ...onWritten((schema) =>
    own(schema, "type") === "object" ? undefined : { pointer: Object.hasOwn(schema, "type") ? "/type" : "" },
  ),
};

const propertiesMissing: Rule = {
  ...rewrite,
  name: "normalized-properties-missing",
  title: "A root without `properties` gets empty ones",
  why: "Nothing is lost.",
  mend: "Add `properties: {}`.",
  ...onWritten((schema) =>
    own(schema, "type") === "object" && !own(schema, "properties") ? { pointer: "" } : undefined,
  ),
  fix: addEmptyProperties,
};

const rootKeywords = ["oneOf", "anyOf", "allOf", "not", "if", "then", "else"];

const rootCombinators: Rule = {
  ...rewrite,
  name: "normalized-root-combinators",
  title: "`oneOf`, `anyOf`, `allOf`, `not`, `if`, `then` and `else` are removed from the root",
  mend: "Move the union under a property, or say it in the description.",
  ...onSchema(rootKeywords, function* (place) {
    if (place.parent) return;
    for (const keyword of rootKeywords)
      if (Object.hasOwn(place.schema, keyword)) yield { pointer: pointerOf(place, keyword), args: { keyword } };
  }),
};

const requiredUndeclared: Rule = {
  ...rewrite,
  name: "normalized-required-undeclared",
  title: "A name in `required` that is no property is removed",
  mend: "Add the property, or remove the name.",
  ...onSchema(["required"], function* (place) {
    const { type, properties, required } = place.schema;
    if (type !== "object" || !isObject(properties) || !Array.isArray(required)) return;
    for (const [index, name] of required.entries())
      if (!Object.hasOwn(properties, String(name))) yield { pointer: pointerOf(place, "required", index) };
  }),
};

const isGpt4: InFamily = (family) => family.startsWith("gpt-4");
const is2020: InFamily = (family) => /^(gpt-4|claude-|o4)/.test(family);
const isGemini: InFamily = (family) => family.toLowerCase().includes("gemini");

const gpt4Keywords = [
  ...["minLength", "maxLength", "pattern", "default", "format", "minimum", "maximum", "multipleOf"],
  ...["patternProperties", "unevaluatedProperties", "propertyNames", "minProperties", "maxProperties"],
  ...["unevaluatedItems", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems"],
];

const keywordGpt4: Rule = {
  ...rewrite,
  name: "normalized-keyword-gpt4",
  title: "For GPT-4 models, bounds, patterns, formats and defaults are removed",
  mend: "Say it in the description too.",
  ...inFamily(isGpt4, gpt4Keywords, function* (place) {
    for (const keyword of gpt4Keywords)
      if (Object.hasOwn(place.schema, keyword)) yield { pointer: pointerOf(place, keyword), args: { keyword } };
  }),
};

const descriptionGpt4: Rule = {
  ...rewrite,
  name: "normalized-description-1024-gpt4",
  title: "For GPT-4 models, a description in a schema is cut after 1,024 characters",
  why: "The model does not read the rest.",
  mend: "Shorten it.",
  ...inFamily(isGpt4, ["description"], function* (place) {
    const description = own(place.schema, "description");
    if (typeof description === "string" && description.length > 1024)
      yield { pointer: pointerOf(place, "description") };
  }),
};

const itemsArrayTuple: Rule = {
  ...rewrite,
  name: "normalized-items-array-tuple",
  title: "For GPT-4, Claude and o4 models, a list of `items` becomes a union for every item",
  why: "The model is not told which item comes where.",
  mend: "Make an object of the tuple.",
  ...inFamily(is2020, ["items"], function* (place) {
    if (own(place.schema, "type") === "array" && Array.isArray(own(place.schema, "items")))
      yield { pointer: pointerOf(place, "items") };
  }),
};

const typeArrayNullGemini: Rule = {
  ...rewrite,
  name: "normalized-type-array-null-gemini",
  title: "For Gemini models, null in a list of types becomes `nullable`, or is dropped beside several others",
  why: "With several other types, the model never gives null.",
  mend: "Write `anyOf`, with a branch of type null.",
  ...inFamily(isGemini, ["type"], function* (place) {
    const types = own(place.schema, "type");
    if (Array.isArray(types) && types.includes("null") && types.some((type) => type !== "null"))
      yield { pointer: pointerOf(place, "type") };
  }),
};

export const rewriteRules: readonly Rule[] = [
  toolName,
  rootNotObject,
  propertiesMissing,
  keywordGpt4,
  descriptionGpt4,
  rootCombinators,
  requiredUndeclared,
  itemsArrayTuple,
  typeArrayNullGemini,
];

type InFamily = (family: string) => boolean;

function inFamily(is: InFamily, keywords: readonly string[], check: (place: Place) => Iterable<Violation>) {
  return onSchema(keywords, (place, _tool, { target }) => (isOf(target, is) ? check(place) : []));
}

function isOf(target: Target, is: InFamily): boolean {
  return is(familyOf(target));
}

/** A check on the schema as it was written, where it is an object. */
function onWritten(check: (schema: Record<string, unknown>) => { pointer: Pointer } | undefined): ToolCheck {
  return {
    on: "tool",
    check({ tool: { inputSchema } }) {
      const violation = isObject(inputSchema) ? check(inputSchema) : undefined;
      return violation ? [violation] : [];
    },
  };
}
