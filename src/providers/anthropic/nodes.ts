import { onSchema } from "../../checks/schema.ts";
import { own } from "../../schema/json.ts";
import { pointerOf, typesOf } from "../../schema/walk.ts";
import type { Place, Rule, Violation } from "../../types.ts";
import { removeKeywords } from "./fixes.ts";
import { grammar, structuredOutputs } from "./grammar.ts";
import { annotations, doubtfulKeywords, knownFormats, refusedKeywords } from "./keywords.ts";

/** What the grammar compiler demands of a node and its keywords. */

export const emptySchema: Rule = {
  ...grammar,
  name: "empty-schema",
  title: "Every schema says which values it wants: none is `{}`",
  mend: "Name a type; a value of any kind can be sent as a string of JSON.",
  ...onSchema(undefined, function* ({ schema, boolean }) {
    if (boolean === false || !Object.keys(schema).every((key) => annotations.includes(key))) return;
    // That `true` is read as `{}` has not been seen.
    yield boolean ? { grade: "inferred" } : {};
  }),
  says: "Empty schema ({}) that accepts any JSON value is not supported. Please specify a concrete type.",
  sources: ["GitHub code index, file ids 56698513907, 59851722487 and 70802648200", structuredOutputs],
};

const typing = ["type", "$ref", "anyOf", "allOf", "oneOf", "not"];

export const schemaTypeMissing: Rule = {
  ...grammar,
  name: "schema-type-missing",
  title: "Every schema has `type`, `anyOf` or `$ref`",
  mend: "Name the type.",
  ...onSchema(undefined, function* ({ schema, boolean }) {
    const isEmpty = Object.keys(schema).every((key) => annotations.includes(key));
    if (boolean !== undefined || isEmpty || typing.some((key) => Object.hasOwn(schema, key))) return;
    // Whether an `enum` or a `const` is enough has not been seen.
    const valued = Object.hasOwn(schema, "enum") || Object.hasOwn(schema, "const");
    yield valued ? { grade: "inferred" } : {};
  }),
  says: "Invalid schema: Schema type is missing",
  sources: ["GitHub code index, file id 58050686494"],
};

export const itemsSingleSchema: Rule = {
  ...grammar,
  name: "items-single-schema",
  title: "`items` is one schema, not a list",
  mend: "Make the tuple an object with named properties.",
  ...onSchema(["items"], function* (place) {
    if (Array.isArray(own(place.schema, "items"))) yield { pointer: pointerOf(place, "items") };
  }),
  says: "Invalid schema: Array types must be specified with a single object schema for 'items'.",
  sources: ["GitHub code index, file ids 70228626766 and 70802648200 (AI Matrx, measured 2026-09-27)"],
};

export const minItems: Rule = {
  ...grammar,
  name: "min-items-0-or-1",
  title: "`minItems` is 0 or 1",
  mend: "Say in the description how many are wanted.",
  ...onSchema(["minItems"], function* (place) {
    const least = own(place.schema, "minItems");
    if (typeof least !== "number" || least <= 1) return;
    const most = own(place.schema, "maxItems") ?? "∞";
    yield { pointer: pointerOf(place, "minItems"), args: { minItems: least, maxItems: most, keywords: "minItems" } };
  }),
  says: [
    { until: "2026-01-01", text: "For 'array' type, 'minItems' values other than 0 or 1 are not supported" },
    {
      since: "2026-01-01",
      text: "For 'array' type, 'minItems' values other than 0 or 1 are not supported (got: [{minItems}, {maxItems}])",
    },
  ],
  sources: [
    "https://github.com/ghostlobster/memorize-everything/issues/93",
    "GitHub code index, file ids 58844534928 and 58922350619",
  ],
  fix: removeKeywords,
};

export const keywordUnsupported: Rule = {
  ...grammar,
  name: "keyword-unsupported",
  title: "Strict schemas have no bounds on numbers, lists and maps",
  mend: "Remove the keyword, say in the description what it demanded, and check the value in the handler.",
  ...onSchema(Object.values({ ...refusedKeywords, ...doubtfulKeywords }).flat(), function* (place) {
    yield* keywordsOf(place, refusedKeywords);
    for (const doubtful of keywordsOf(place, doubtfulKeywords)) yield { ...doubtful, grade: "inferred" };
  }),
  says: "For '{type}' type, {what} not supported",
  sources: [
    "https://github.com/sherifkozman/the-llm-council/issues/55",
    "https://github.com/BerriAI/litellm/pull/39115",
    "https://github.com/PennyDreadfulMTG/Penny-Dreadful-Tools/pull/15050",
    structuredOutputs,
  ],
  fix: removeKeywords,
};

export const formatUnsupported: Rule = {
  ...grammar,
  name: "format-unsupported",
  title: "Strict schemas know ten formats",
  mend: "Remove the format, or say it in the description.",
  ...onSchema(["format"], function* (place) {
    const format = own(place.schema, "format");
    if (typeof format !== "string" || knownFormats.includes(format) || !isTyped(place)) return;
    yield { pointer: pointerOf(place, "format"), args: { format, keywords: "format" } };
  }),
  says: "Invalid schema: Unsupported format '{format}'.",
  sources: ["GitHub code index, file id 70176043546", structuredOutputs],
  fix: removeKeywords,
};

/** Documented; its words are not known. */
export const complexEnum: Rule = {
  ...grammar,
  name: "complex-enum",
  title: "The values of an `enum` are strings, numbers, booleans or null",
  mend: "List scalars, or make a union of objects with a `const` each.",
  ...onSchema(["enum"], function* (place) {
    const members = own(place.schema, "enum");
    if (Array.isArray(members) && members.some((member) => typeof member === "object" && member !== null))
      yield { pointer: pointerOf(place, "enum") };
  }),
  sources: [structuredOutputs],
};

/** Is the node read by its type? One with a combinator or a reference is not. */
export function isTyped({ schema }: Place): boolean {
  return (
    Object.hasOwn(schema, "type") && !["$ref", "anyOf", "allOf", "oneOf"].some((key) => Object.hasOwn(schema, key))
  );
}

/** One violation for each type of the node that has keywords of its list. */
function* keywordsOf(place: Place, lists: Readonly<Record<string, readonly string[]>>): Generator<Violation> {
  for (const type of new Set(typesOf(place.schema))) {
    const list = typeof type === "string" && Object.hasOwn(lists, type) ? lists[type] : undefined;
    const found = (list ?? []).filter((keyword) => Object.hasOwn(place.schema, keyword));
    const [first] = found;
    if (first === undefined) continue;
    const keywords = found.join(", ");
    const several = found.length > 1;
    const what = several ? `properties ${keywords} are` : `property '${keywords}' is`;
    yield { pointer: several ? pointerOf(place) : pointerOf(place, first), args: { type, what, keywords } };
  }
}
