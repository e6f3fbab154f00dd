import type { Rule } from "../../types.ts";
import { onMessages, typeOf } from "./messages.ts";

/** What goes through and has no effect. */

const ignored = { verdict: "ignored", stage: "semantic" } as const;

const proto = "https://github.com/googleapis/googleapis/blob/master/google/ai/generativelanguage/v1beta/content.proto";

const declared = ["functionDeclarations.parameters", "responseSchema"];

export const defaultIgnored: Rule = {
  ...ignored,
  name: "default-ignored",
  title: "`default` has no effect",
  why: "The model is not told of it.",
  mend: "Say the default in the description.",
  when: { surfaces: declared },
  since: "2025-04-28",
  ...onMessages(20, function* ({ given }) {
    const { key } = given.get("default") ?? {};
    if (key !== undefined) yield { below: [key] };
  }),
  sources: [proto],
};

const heeded = ["enum", "date-time", "int32", "int64", "float", "double"];

export const stringFormatIgnored: Rule = {
  ...ignored,
  name: "string-format-ignored",
  title: "Most formats of strings have no effect (since autumn 2025)",
  why: "The model is not held to the format.",
  mend: "Say the format in the description.",
  when: { surfaces: declared },
  since: "2025-10-15",
  ...onMessages(2, function* (message) {
    const { key, value } = message.given.get("format") ?? {};
    if (key !== undefined && typeOf(message) === "STRING" && !heeded.includes(String(value))) yield { below: [key] };
  }),
  sources: [proto],
};

export const liveJsonSchema: Rule = {
  ...ignored,
  name: "live-parameters-json-schema",
  title: "Live does not pass `parametersJsonSchema` on to the model",
  why: "The model calls the function without arguments.",
  mend: "Send `parameters`.",
  when: { surfaces: ["live.functionDeclarations.parametersJsonSchema"] },
  on: "tool",
  check: ({ schema }) => (schema === undefined ? [] : [{ pointer: "" }]),
  sources: ["https://github.com/gunpal5/Google_GenerativeAI/issues/90", "https://github.com/livekit/agents/pull/3135"],
};

export const ignoredRules: readonly Rule[] = [defaultIgnored, stringFormatIgnored, liveJsonSchema];
