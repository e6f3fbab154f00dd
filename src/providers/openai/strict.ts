import { onSchema } from "../../checks/schema.ts";
import { repr, setRepr } from "../../python/repr.ts";
import { inForce } from "../../schema/dates.ts";
import { jsonType, listOf, own } from "../../schema/json.ts";
import { pointerOf, typesOf } from "../../schema/walk.ts";
import type { Rule, Violation } from "../../types.ts";
import { baseWalkRules } from "./base.ts";
import { contextOf } from "./context.ts";
import { removeKeyword, removeSiblings } from "./fixes.ts";
import { formatsKnownSince, knownFormats, refusedKeywords, refusedOfFineTuned } from "./keywords.ts";
import { closedObjects, requiredComplete, requiredExtra } from "./objects.ts";
import { strictOnly, whyStrict } from "./scope.ts";

/** What strict mode demands of every node, in the order in which faults of one node are reported. */

const strict = {
  verdict: "reject",
  stage: "walk",
  when: strictOnly,
  why: whyStrict,
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
    if (typing.some((key) => place.schema[key] !== undefined)) return [];
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

function isOfType(value: unknown, type: unknown): boolean {
  const actual = jsonType(value);
  return actual === type || (actual === "integer" && type === "number");
}
