import { isValid } from "../../schema/accepts.ts";
import { isObject, own } from "../../schema/json.ts";
import type { Rule, WireTool } from "../../types.ts";

/** What is demanded of `input_examples`. */

const examples = {
  verdict: "reject",
  stage: "examples",
  when: { surfaces: ["messages.tools"] },
  why: "The whole request is refused, with every other tool in it.",
} as const;

/** The words are not documented. */
export const inputExamples: Rule = {
  ...examples,
  name: "input-examples",
  title: "Every input example obeys the tool's `input_schema`",
  mend: "Mend the example, or the schema.",
  on: "tool",
  *check(tool) {
    for (const [index, example] of examplesOf(tool))
      if (!isEmpty(example) && isObject(tool.schema) && isValid(tool.schema, example) === false)
        yield { args: { index } };
  },
  sources: ["https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools"],
};

/** Seen in March 2026 (anthropic-0062), and reported as a bug: it may be mended since. */
export const inputExamplesEmpty: Rule = {
  ...examples,
  name: "input-examples-empty",
  title: "No input example is `{}`",
  mend: "Leave the empty example out, or fill it in.",
  on: "tool",
  *check(tool) {
    for (const [index, example] of examplesOf(tool))
      if (isEmpty(example)) yield { args: { index }, grade: "documented" };
  },
  envelope: { status: 500, type: "api_error" },
  sources: ["https://github.com/anthropics/anthropic-sdk-python/issues/1288"],
};

export const exampleRules: readonly Rule[] = [inputExamples, inputExamplesEmpty];

function examplesOf({ wire }: WireTool): Iterable<[number, unknown]> {
  const listed = own(wire, "input_examples");
  return Array.isArray(listed) ? listed.entries() : [];
}

function isEmpty(example: unknown): boolean {
  return isObject(example) && Object.keys(example).length === 0;
}
