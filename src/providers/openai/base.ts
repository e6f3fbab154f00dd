import { onRoot, rootIsObject, rootWithout } from "../../checks/root.ts";
import { onSchema } from "../../checks/schema.ts";
import { metaschemaFault } from "../../python/metaschema.ts";
import { isObject, own } from "../../schema/json.ts";
import { hasType, pointerOf } from "../../schema/walk.ts";
import type { IsoDate, Rule, ToolCheck } from "../../types.ts";
import { contextOf } from "./context.ts";
import { addEmptyProperties, addItems, addRootType, wrapRoot } from "./fixes.ts";
import { allSurfaces, formatSurfaces, toolSurfaces, whyRefused } from "./scope.ts";

/** What is demanded of every schema, strict or not. */

/** `$id` and patterns are read as their formats ask: griptape#2150 of this day says "now validates". */
const formatsSince: IsoDate = "2026-04-16";

/** The fault of the metaschema that is printed, where it is of the kind asked for. */
function metaschemaFaultOf(kind: "format" | "other"): ToolCheck {
  // What was sent, also where another schema is made of it.
  return onRoot((_schema, { tool: { inputSchema } }, { target: { asOf } }) => {
    const fault = metaschemaFault(inputSchema, { formats: asOf >= formatsSince });
    if (!fault || (fault.keyword === "format") !== (kind === "format")) return undefined;
    return { pointer: fault.pointer, args: { fault: fault.message } };
  });
}

export const metaschema: Rule = {
  name: "metaschema",
  title: "The schema is valid JSON Schema 2020-12",
  why: whyRefused,
  mend: "Mend the keyword: the sentence prints the value that does not belong there.",
  verdict: "reject",
  stage: "metaschema",
  when: { surfaces: allSurfaces },
  ...metaschemaFaultOf("other"),
  says: "{fault}.",
  sources: [
    "https://github.com/yomorun/yomo/pull/860",
    "https://github.com/vercel/ai/issues/2271",
    "https://github.com/promptfoo/promptfoo/issues/5960",
    "https://github.com/ag2ai/ag2/issues/1990",
  ],
};

export const metaschemaFormats: Rule = {
  name: "metaschema-formats",
  title: "`$id`, `$ref` and `$schema` are URI references, patterns compile under Python's `re`",
  why: whyRefused,
  mend: "Write a URI reference, or a pattern without `\\p{…}`, `(?<name>…)`, `\\u{…}` and `\\z`.",
  verdict: "reject",
  stage: "metaschema",
  when: { surfaces: allSurfaces },
  since: formatsSince,
  ...metaschemaFaultOf("format"),
  says: "{fault}.",
  sources: ["https://github.com/griptape-ai/griptape/issues/2150", "https://github.com/BerriAI/litellm/pull/40485"],
};

export const rootTypeObject: Rule = {
  name: "root-type-object",
  title: 'The schema\'s root has `type: "object"`',
  why: whyRefused,
  mend: 'Give the root `type: "object"`; put a list or a scalar under a property.',
  verdict: "reject",
  stage: "root",
  when: { surfaces: allSurfaces },
  ...rootIsObject(),
  says: "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{type}\"'.",
  sources: [
    "https://github.com/vercel/ai/issues/1485",
    "https://github.com/elie222/inbox-zero/issues/2231",
    "https://github.com/clay-good/OpenLore/issues/52",
  ],
  fix: addRootType,
};

export const rootNoCombinators: Rule = {
  name: "root-no-combinators",
  title: "The root of a tool's schema has no `oneOf`, `anyOf`, `allOf`, `enum` or `not`",
  why: whyRefused,
  mend: "Move the union under a property, or make one object of its branches.",
  verdict: "reject",
  stage: "root",
  when: { surfaces: toolSurfaces },
  since: "2025-06-01",
  ...rootWithout(["oneOf", "anyOf", "allOf", "enum", "not"]),
  says: "schema must have type 'object' and not have 'oneOf'/'anyOf'/'allOf'/'enum'/'not' at the top level.",
  sources: [
    "https://github.com/nspady/google-calendar-mcp/issues/39",
    "https://github.com/langchain-ai/langchainjs/issues/9804",
    "https://github.com/home-assistant/core/issues/160600",
  ],
  fix: wrapRoot,
};

export const formatRootNoCombinators: Rule = {
  name: "format-root-no-combinators",
  title: "The root of a strict format has no `anyOf` and no `enum`",
  why: whyRefused,
  mend: "Move the union under a property.",
  verdict: "reject",
  stage: "root",
  when: { surfaces: formatSurfaces },
  ...rootWithout(["anyOf", "enum"]),
  says: "In context=(), '{keyword}' is not permitted.",
  sources: ["https://platform.openai.com/docs/guides/structured-outputs", "https://link.sov5.org/l/T8l1sGsvKl"],
  fix: wrapRoot,
};

export const objectMissingProperties: Rule = {
  name: "object-missing-properties",
  title: "The root object has a `properties` key",
  why: whyRefused,
  mend: "Add `properties: {}` to a tool without parameters.",
  verdict: "reject",
  stage: "walk",
  when: { surfaces: allSurfaces },
  ...onSchema(["type"], (place) => {
    const { schema, depth } = place;
    if (depth > 0 || !hasType(schema, "object") || isObject(own(schema, "properties"))) return [];
    return [{ args: { context: contextOf(place, "object") } }];
  }),
  says: "In context={context}, object schema missing properties.",
  sources: [
    "https://github.com/spring-projects/spring-ai/issues/4776",
    "https://github.com/evalstate/fast-agent/issues/143",
  ],
  fix: addEmptyProperties,
};

export const arrayMissingItems: Rule = {
  name: "array-missing-items",
  title: "Every array says what its `items` are",
  why: whyRefused,
  mend: "Add `items`; `prefixItems` alone does not count, `items: {}` does.",
  verdict: "reject",
  stage: "walk",
  when: { surfaces: allSurfaces },
  ...onSchema(["type"], (place) => {
    if (!hasType(place.schema, "array") || Object.hasOwn(place.schema, "items")) return [];
    return [{ args: { context: contextOf(place, "array") } }];
  }),
  says: "In context={context}, array schema missing items.",
  sources: [
    "https://github.com/sigoden/aichat/pull/1049",
    "https://github.com/LionSR/TeXRA/pull/2323",
    "https://github.com/pydantic/pydantic-ai/pull/7333",
  ],
  fix: addItems,
};

export const prefixItemsIgnored: Rule = {
  name: "prefix-items-ignored",
  title: "`prefixItems` has no effect",
  why: "The model is not held to the tuple's shape.",
  mend: "Describe the tuple in words, or make it an object with named properties.",
  verdict: "ignored",
  stage: "walk",
  when: { surfaces: allSurfaces },
  ...onSchema(["prefixItems"], function* (place) {
    yield { pointer: pointerOf(place, "prefixItems") };
  }),
  sources: ["https://github.com/pydantic/pydantic-ai/pull/7333"],
};

export const nullableIgnored: Rule = {
  name: "nullable-ignored",
  title: "`nullable` has no effect",
  why: "The model never gives null.",
  mend: 'Write `type: ["string", "null"]`.',
  verdict: "ignored",
  stage: "walk",
  when: { surfaces: allSurfaces },
  ...onSchema(["nullable"], function* (place) {
    if (own(place.schema, "nullable") === true) yield { pointer: pointerOf(place, "nullable") };
  }),
  sources: ["https://github.com/openai/openai-node/issues/1049"],
};

export const baseRules: readonly Rule[] = [
  metaschema,
  metaschemaFormats,
  rootTypeObject,
  rootNoCombinators,
  formatRootNoCombinators,
  prefixItemsIgnored,
  nullableIgnored,
];

/** Base rules that share the strict rules' walk, and come after some of them at a node. */
export const baseWalkRules = { objectMissingProperties, arrayMissingItems };
