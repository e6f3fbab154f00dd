import { atMost } from "../../checks/limit.ts";
import type { IsoDate, Rule } from "../../types.ts";
import { edges } from "./context.ts";
import { strictOnly, whyStrict } from "./scope.ts";

/** The sizes that strict mode takes. */

/** The old limits were last enforced on 2025-07-17 (tidyverse/ellmer#671); the day they were raised is not known. */
const raised: IsoDate = "2025-07-18";
const announced =
  "https://community.openai.com/t/structured-outputs-limits-are-raised-to-support-larger-schemas/1313593";

const limits = {
  verdict: "reject",
  stage: "limits",
  when: strictOnly,
  why: whyStrict,
} as const;

export const limitRules: readonly Rule[] = [
  {
    ...limits,
    name: "limit-nesting",
    title: "A strict schema nests at most 10 levels (5 until July 2025)",
    mend: "Flatten the schema, or send a part of it as text.",
    ...atMost(
      "nesting",
      [
        { until: raised, limit: 5 },
        { since: raised, limit: 10 },
      ],
      edges,
    ),
    says: "{count} levels of nesting exceeds limit of {limit}.",
    sources: ["https://github.com/xavierzheng/pxgpt (tests/test_openai_compile_probe.py)", announced],
  },
  {
    ...limits,
    name: "limit-properties",
    title: "A strict schema has at most 5,000 properties in all (100 until July 2025)",
    mend: "Split the tool.",
    ...atMost(
      "properties",
      [
        { until: raised, limit: 100 },
        { since: raised, limit: 5000 },
      ],
      edges,
    ),
    says: [
      { until: raised, text: "{count} parameters exceed the limit of {limit}." },
      { since: raised, text: "{count} parameters exceeds limit of {limit}." },
    ],
    sources: ["https://github.com/openai/openai-node/issues/1176", announced],
  },
  {
    ...limits,
    name: "limit-enum-values",
    title: "A strict schema has at most 1,000 enum values in all (500 until July 2025)",
    mend: "Make the parameter a string, and check the value in the handler.",
    ...atMost(
      "enumValues",
      [
        { until: raised, limit: 500 },
        { since: raised, limit: 1000 },
      ],
      edges,
    ),
    says: [
      {
        until: raised,
        text: "Expected at most {limit} enum values in total within a single schema when using structured outputs, but received {count}. Consider reducing the number of enums, or use 'strict: false' to opt out of structured outputs.",
      },
      {
        since: raised,
        text: "Expected at most {limit} enum values in total within a single schema when using structured outputs, but received {count}. Consider reducing the number of enums, or opt out of structured outputs by setting 'strict: false'.",
      },
    ],
    sources: ["https://community.openai.com/t/500-enums-limitation-in-structured-output/974416", announced],
  },
  {
    ...limits,
    name: "limit-enum-characters",
    title: "An enum of more than 250 strings has at most 15,000 characters (7,500 until July 2025)",
    mend: "Shorten the values, or make the parameter a string.",
    ...atMost(
      "longEnumCharacters",
      [
        { until: raised, limit: 7500 },
        { since: raised, limit: 15000 },
      ],
      edges,
    ),
    says: "Expected at most {limit} total characters across enum values when there are more than 250 enum values, but received {count}. Consider reducing the number of enums, or opt out of structured outputs by setting 'strict: false'.",
    sources: ["https://jsonschemaprofiles.unitvectorylabs.com/schemas/openai", announced],
  },
  {
    ...limits,
    name: "limit-string-length",
    title: "Names, enum values and consts of a strict schema have at most 120,000 characters (15,000 until July 2025)",
    mend: "Shorten the names and values.",
    ...atMost(
      "nameCharacters",
      [
        { until: raised, limit: 15000 },
        { since: raised, limit: 120000 },
      ],
      edges,
    ),
    sources: ["https://jsonschemaprofiles.unitvectorylabs.com/schemas/openai", announced],
  },
];
