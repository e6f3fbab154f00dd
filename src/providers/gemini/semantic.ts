import type { Grade, IsoDate, Rule } from "../../types.ts";
import { addItems, addType, dropEmptyMembers, dropKeyword } from "./fixes.ts";
import { hasUnion, isOf, onMessages, stringsOf, typeOf } from "./messages.ts";
import { checked } from "./surfaces.ts";

/** What the parser's messages must agree in. All faults are listed, a line each. */

export const semantic = {
  why: "The whole request is refused, with every other tool in it.",
  verdict: "reject",
  stage: "semantic",
  when: { surfaces: checked },
} as const;

/** Properties made for types; on a message without the type they are a fault, and stand for the type that is missing. */
const typed = ["enum", "items", "properties", "required"];

/** The text was last seen verbatim in April 2025; later only its gist is told. */
const typeSeenUntil: IsoDate = "2025-06-01";

/** Last seen refused on 2025-03-20, recorded as accepted on 2025-09-10 (gemini-0200); `responseSchema` held on. */
const emptyToolsUntil: IsoDate = "2025-04-28";

export const typeRequired: Rule = {
  ...semantic,
  name: "type-required",
  title: "Every property has a `type`, or `anyOf`",
  mend: "Give the property a type.",
  ...onMessages(1, function* (message, { asOf }) {
    if (message.link?.field !== "properties" || message.unknown || typeOf(message) !== undefined) return;
    if (hasUnion(message) || typed.some((field) => message.given.has(field))) return;
    const grade: Grade = asOf < typeSeenUntil ? "observed" : "documented";
    yield { grade };
  }),
  says: [
    { until: "2025-04-01", text: "* {path}.type: must be specified" },
    {
      since: "2025-04-01",
      text: "* {path}.type: must be specified when not using one_of, any_of or all_of fields",
    },
  ],
  sources: [
    "https://github.com/danny-avila/LibreChat/issues/6971",
    "https://github.com/vercel/ai/issues/2974",
    "https://github.com/NousResearch/hermes-agent/pull/89673",
  ],
};

export const stringFormatSupported: Rule = {
  ...semantic,
  name: "string-format-supported",
  title: "A string's `format` is `enum` or `date-time` (until August 2025)",
  mend: "Remove the format, or say it in the description.",
  until: "2025-09-01",
  ...onMessages(2, function* (message) {
    const given = message.given.get("format");
    if (typeOf(message) !== "STRING" || typeof given?.value !== "string") return;
    if (!["enum", "date-time"].includes(given.value)) yield { below: [given.key], args: { keyword: given.key } };
  }),
  says: "* {path}.format: only 'enum' and 'date-time' are supported for STRING type",
  sources: [
    "https://github.com/google-gemini/gemini-cli/issues/5450",
    "https://github.com/confluentinc/mcp-confluent/issues/20",
  ],
  fix: dropKeyword,
};

export const enumOnlyForString: Rule = {
  ...semantic,
  name: "enum-only-for-string",
  title: 'A node with `enum` has `type: "string"`, whatever its values',
  mend: 'Say `type: "string"`.',
  ...onMessages(5, function* (message, { surface }) {
    const given = message.given.get("enum");
    if (given === undefined || isOf(message, "STRING")) return;
    const isFormat = surface === "responseSchema";
    // gemini-0177: `format: "enum"` lets numbers and booleans have one there.
    if (isFormat && message.given.get("format")?.value === "enum") return;
    yield { below: [given.key], args: { keyword: given.key }, ...(isFormat && { grade: "inferred" as const }) };
  }),
  says: "* {path}.enum: only allowed for STRING type",
  sources: [
    "https://github.com/directus/directus/issues/27100",
    "https://github.com/router-for-me/CLIProxyAPI/issues/1260",
    "https://github.com/anomalyco/opencode/pull/28412",
  ],
  fix: addType("string"),
};

export const enumMemberEmpty: Rule = {
  ...semantic,
  name: "enum-member-empty",
  title: "No value of an `enum` is empty",
  mend: "Remove the empty value.",
  ...onMessages(6, function* (message) {
    const { key = "enum", value } = message.given.get("enum") ?? {};
    if (!Array.isArray(value)) return;
    for (let index = value.indexOf(""); index >= 0; index = value.indexOf("", index + 1))
      yield { below: [key, index], args: { index } };
  }),
  says: "* {path}.enum[{index}]: cannot be empty",
  sources: ["https://github.com/Bobsilvio/ha-claude/pull/32"],
  fix: dropEmptyMembers,
};

export const arrayNeedsItems: Rule = {
  ...semantic,
  name: "array-needs-items",
  title: "Every array says what its `items` are",
  mend: "Add `items`; `{}` will do.",
  ...onMessages(7, function* (message) {
    if (typeOf(message) === "ARRAY" && !message.given.has("items")) yield {};
  }),
  says: "* {path}.items: missing field.",
  sources: [
    "https://github.com/cline/cline/issues/7926",
    "https://github.com/NousResearch/hermes-agent/issues/71804",
    "https://github.com/anomalyco/opencode/pull/49392",
  ],
  fix: addItems,
};

export const itemsOnlyForArray: Rule = {
  ...semantic,
  name: "items-only-for-array",
  title: '`items` stands only beside `type: "array"`',
  mend: "Move `items` into the branch of the union that is the array, or say the type.",
  ...onMessages(8, function* (message) {
    const given = message.given.get("items");
    if (given && !isOf(message, "ARRAY")) yield { below: [given.key], args: { keyword: given.key } };
  }),
  says: "* {path}.items: field predicate failed: $type == Type.ARRAY",
  sources: [
    "https://github.com/aovestdipaperino/tokensave/issues/440",
    "https://github.com/anomalyco/opencode/pull/49392",
  ],
  fix: addType("array"),
};

export const propertiesNonEmpty: Rule = {
  ...semantic,
  name: "object-properties-non-empty",
  title: "An object has at least one property (tools: until spring 2025)",
  mend: "Leave `parameters` out of a tool that has none; give a free-form object a property, or make it a string.",
  ...onMessages(9, function* (message, { asOf, surface }) {
    if (typeOf(message) !== "OBJECT" || message.children.some(({ link }) => link?.field === "properties")) return;
    if (asOf < emptyToolsUntil || surface === "responseSchema") yield {};
  }),
  says: [
    { until: "2024-08-01", text: "Request contains an invalid argument." },
    { since: "2024-08-01", text: "* {path}.properties: should be non-empty for OBJECT type" },
  ],
  sources: [
    "https://github.com/pipecat-ai/pipecat-flows/issues/110",
    "https://github.com/sigoden/aichat/pull/666",
    "https://github.com/browser-use/browser-use/issues/3786",
  ],
};

export const propertiesOnlyForObject: Rule = {
  ...semantic,
  name: "properties-only-for-object",
  title: '`properties` stands only beside `type: "object"`',
  mend: 'Say `type: "object"`, or move the properties into the branch of the union that is the object.',
  ...onMessages(10, function* (message) {
    const given = message.given.get("properties");
    if (given && !isOf(message, "OBJECT")) yield { below: [given.key], args: { keyword: given.key } };
  }),
  says: "* {path}.properties: only allowed for OBJECT type",
  sources: [
    "https://github.com/anomalyco/opencode/pull/11888",
    "https://github.com/anomalyco/opencode/pull/13150",
    "https://github.com/anomalyco/opencode/pull/49392",
  ],
  fix: addType("object"),
};

export const requiredOnlyForObject: Rule = {
  ...semantic,
  name: "required-only-for-object",
  title: '`required` stands only beside `type: "object"`',
  mend: "Say the type, or describe in words which properties go together.",
  ...onMessages(11, function* (message) {
    const given = message.given.get("required");
    if (given && stringsOf(message, "required").length > 0 && !isOf(message, "OBJECT"))
      yield { below: [given.key], args: { keyword: given.key } };
  }),
  says: "* {path}.required: only allowed for OBJECT type",
  sources: [
    "https://github.com/goruck/home-generative-agent/pull/525",
    "https://github.com/mastra-ai/mastra/pull/22488",
  ],
  fix: addType("object"),
};

export const semanticRules: readonly Rule[] = [
  stringFormatSupported,
  enumOnlyForString,
  enumMemberEmpty,
  arrayNeedsItems,
  itemsOnlyForArray,
  propertiesNonEmpty,
  propertiesOnlyForObject,
  requiredOnlyForObject,
];
