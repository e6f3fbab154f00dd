import { onSchema } from "../../checks/schema.ts";
import { isObject, own } from "../../schema/json.ts";
import { pathOf, pointerOf, typesOf, walk } from "../../schema/walk.ts";
import type { IsoDate, Place, Rule, Target, Violation, WireTool } from "../../types.ts";
import { loopsIn, targetOf } from "./references.ts";
import { unheededKeywords } from "./schema-keywords.ts";
import { byValue } from "./surfaces.ts";

/** What is looked at in a JSON Schema, which the parser keeps as it is. */

const proto = "https://github.com/googleapis/googleapis/blob/master/google/ai/generativelanguage/v1beta/content.proto";

const jsonSchema = {
  why: "The whole request is refused, with every other tool in it.",
  verdict: "reject",
  stage: "references",
  when: { surfaces: byValue },
} as const;

/** JSON Schema was announced for all models on this day: https://blog.google/technology/developers/gemini-api-structured-outputs */
const announced: IsoDate = "2025-11-05";

export const undefinedReference: Rule = {
  ...jsonSchema,
  name: "undefined-reference",
  title: "A `$ref` refers to a schema that is there",
  mend: "Send the definitions along: clients drop `$defs` on the way.",
  ...onSchema(["$ref"], function* (place) {
    const ref = own(place.schema, "$ref");
    if (typeof ref !== "string" || targetOf(ref, place.root) !== undefined) return;
    yield { args: { place: pathOf(place).join("."), ref } };
  }),
  says: "reference to undefined schema at {place}",
  sources: [
    "https://github.com/google-gemini/gemini-cli/issues/13326",
    "https://github.com/agent-infra/sandbox/issues/83",
  ],
};

export const refLoopRequired: Rule = {
  ...jsonSchema,
  name: "ref-loop-required",
  title: "A `$ref` that leads back to itself passes an optional or nullable property, or an array that may be empty",
  mend: "Make a property on the way optional.",
  since: announced,
  on: "tool",
  *check({ schema }) {
    for (const place of loopsIn(schema, { forced: true }))
      yield { pointer: pointerOf(place), args: { place: pathOf(place).join(".") } };
  },
  says: "ref loops are only supported if they include optional or nullable property values, or a potentially-zero-length array items, but a ref loop of required fields was found at {place}",
  sources: ["https://github.com/juspay/juspay-mcp/pull/132", proto],
};

/** The first texts do not name the function: https://github.com/google-gemini/gemini-cli/issues/6031 */
const namedSince: IsoDate = "2025-08-19";

export const nestingDepth: Rule = {
  ...jsonSchema,
  name: "nesting-depth",
  title: "A schema nests to a depth that is not published; until November 2025 no recursive one passed",
  mend: "Flatten the schema; put the objects of a `oneOf` into definitions of their own, or describe them in words.",
  on: "tool",
  *check(tool, { target }) {
    const places = target.asOf < announced ? loopsIn(tool.schema, { forced: false }) : [];
    for (const place of places) yield tooDeep(place, tool, target);
    // Where else it begins is not known: https://github.com/googleapis/js-genai/issues/882, 2026-02-18.
    if (target.surface !== "responseJsonSchema" || target.asOf < "2025-08-10") return;
    for (const place of walk(tool.schema))
      if (isObjectInOneOf(place)) yield { ...tooDeep(place, tool, target), grade: "documented" };
  },
  says: "{what} exceeds the maximum allowed nesting depth.",
  sources: [
    "https://github.com/google-gemini/gemini-cli/pull/5609",
    "https://github.com/zereight/gitlab-mcp/issues/223",
    "https://github.com/googleapis/js-genai/issues/882",
  ],
};

function tooDeep(place: Place, { name }: WireTool, { surface, asOf }: Target): Violation {
  const tool = asOf < namedSince ? "A FunctionDeclaration" : `FunctionDeclaration '${name}'`;
  const what = surface.startsWith("response") ? "A schema in GenerationConfig" : tool;
  return { pointer: pointerOf(place), args: { what: `${what} in the request` } };
}

/** An object below an object that is a branch of a `oneOf`. */
function isObjectInOneOf(place: Place): boolean {
  if (!typesOf(place.schema).includes("object") || place.step[0] === "oneOf") return false;
  let above = place.parent;
  while (above && above.step[0] !== "oneOf") above = above.parent;
  return above !== undefined && typesOf(above.schema).includes("object");
}

export const rootObject: Rule = {
  ...jsonSchema,
  name: "json-schema-root-object",
  title: "A function's `parametersJsonSchema` describes an object",
  mend: "Put the list or scalar under a property.",
  when: { surfaces: ["functionDeclarations.parametersJsonSchema"] },
  on: "tool",
  check({ schema }) {
    if (schema === undefined || schema === null) return [];
    const types = isObject(schema) ? typesOf(schema) : ["none"];
    return types.length === 0 || types.includes("object") ? [] : [{ pointer: "" }];
  },
  sources: [proto],
};

export const keywordUnheeded: Rule = {
  ...jsonSchema,
  name: "json-schema-unsupported-keyword",
  title: "`responseJsonSchema` heeds only some keywords",
  why: "The model is not held to the others.",
  mend: "Check the answer yourself, or say in the description what is demanded.",
  verdict: "ignored",
  when: { surfaces: ["responseJsonSchema"] },
  ...onSchema(unheededKeywords, function* (place) {
    for (const keyword of unheededKeywords)
      if (Object.hasOwn(place.schema, keyword)) yield { pointer: pointerOf(place, keyword), args: { keyword } };
  }),
  sources: [proto, "https://github.com/vercel/ai/pull/18325"],
};

export const jsonSchemaRules: readonly Rule[] = [
  undefinedReference,
  refLoopRequired,
  nestingDepth,
  rootObject,
  keywordUnheeded,
];
