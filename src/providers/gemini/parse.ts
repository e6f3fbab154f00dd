import type { Rule, ToolCheck } from "../../types.ts";
import { keepOneType, removeUnknown } from "./fixes.ts";
import { keyTooDeep } from "./levels.ts";
import { maxLevels } from "./proto.ts";
import { readingOf } from "./reading.ts";
import { parsed } from "./surfaces.ts";

/** What the parser cannot read. All faults of the whole request are answered at once. */

const measured =
  "https://github.com/harismawan/omnigateway (docs/superpowers/specs/2026-09-05-antigravity-provider-design.md)";

const parse = {
  why: "The whole request is refused, with every other tool in it.",
  verdict: "reject",
  stage: "parse",
  when: { surfaces: parsed },
} as const;

const invalidValue = "Invalid value at '{path}' ({kind}), {value}";

/** What the parser said of a tool under a rule's name. */
function misfits(rule: string): ToolCheck {
  return {
    on: "tool",
    *check(tool, request) {
      for (const [order, { rule: name, ...violation }] of readingOf(tool, request).misfits.entries())
        if (name === rule) yield { ...violation, order };
    },
  };
}

export const parseRules: readonly Rule[] = [
  {
    ...parse,
    name: "json-parse-depth",
    title: `Objects nest at most ${maxLevels} deep in a schema: 30 levels of \`properties\``,
    mend: "Flatten the schema.",
    stage: "json",
    on: "tool",
    check({ schema }) {
      const key = keyTooDeep(schema, maxLevels);
      return key === undefined ? [] : [{ args: { key } }];
    },
    says: "Message too deep. Max recursion depth reached for key '{key}'",
    sources: [measured],
  },
  {
    ...parse,
    name: "proto-unknown-field",
    title: "A schema has only the keywords of the message `Schema`",
    mend: "Remove `{name}`, or send the schema as `parametersJsonSchema` or `responseJsonSchema`, which take any keyword.",
    ...misfits("proto-unknown-field"),
    says: `Invalid JSON payload received. Unknown name "{name}" at '{path}': Cannot find field.`,
    sources: [
      "https://github.com/googleapis/googleapis/blob/master/google/ai/generativelanguage/v1beta/content.proto",
      "https://github.com/zed-industries/zed/issues/28475",
      "https://github.com/pydantic/pydantic-ai/issues/1398",
    ],
    fix: removeUnknown,
  },
  {
    ...parse,
    name: "type-list",
    title: "`type`, `items` and every other field that holds one value are given no list",
    mend: 'Write one type, and `nullable: true` in place of "null"; put several under `anyOf`.',
    when: { surfaces: [...parsed, "chat.tools"] },
    ...misfits("type-list"),
    says: `Invalid JSON payload received. Unknown name "{name}" at '{path}': Proto field is not repeating, cannot start list.`,
    sources: [
      "https://github.com/zed-industries/zed/issues/53919",
      "https://github.com/genspark-ai/genoffice/issues/186",
      "https://github.com/Helicone/helicone/pull/5585",
    ],
    fix: keepOneType,
  },
  {
    ...parse,
    name: "proto-type-enum-value",
    title: "`type` is the name of a type, in whatever letter case",
    mend: "Write string, number, integer, boolean, array, object or null.",
    ...misfits("proto-type-enum-value"),
    says: invalidValue,
    sources: [
      "https://github.com/zereight/gitlab-mcp/issues/166",
      "https://github.com/agno-agi/agno/issues/3298",
      measured,
    ],
  },
  {
    ...parse,
    name: "enum-values-must-be-strings",
    title: "Every value of an `enum` is a string",
    mend: "Write the values as strings, and the type as string.",
    ...misfits("enum-values-must-be-strings"),
    says: invalidValue,
    sources: [
      "https://github.com/microsoft/azure-devops-mcp/issues/145",
      "https://github.com/NousResearch/hermes-agent/pull/14104",
    ],
  },
  {
    ...parse,
    name: "proto-repeated-string",
    title: "`required` and `propertyOrdering` hold strings",
    mend: "Write property names.",
    ...misfits("proto-repeated-string"),
    says: invalidValue,
    sources: [measured],
  },
  {
    ...parse,
    name: "proto-scalar-kind",
    title: "`description`, `title`, `format`, `pattern` are strings, `nullable` a boolean",
    mend: "Write the value in the kind that is named.",
    ...misfits("proto-scalar-kind"),
    says: invalidValue,
    sources: [measured],
  },
  {
    ...parse,
    name: "proto-int64-spelling",
    title: "Lengths and counts are whole numbers, bounds are numbers; either may be spelt as a string of digits",
    mend: "Write a whole number.",
    ...misfits("proto-int64-spelling"),
    says: invalidValue,
    sources: [measured, "https://protobuf.dev/programming-guides/json/"],
  },
  {
    ...parse,
    name: "proto-message-expected",
    title: "A schema is a JSON object, and so is `properties`",
    mend: "Write `{}` in place of `true`, of `[]` and of a bare type name.",
    ...misfits("proto-message-expected"),
    says: invalidValue,
    sources: [
      "https://github.com/diegosouzapw/OmniRoute/issues/13591",
      "https://protobuf.dev/programming-guides/json/",
    ],
  },
];
