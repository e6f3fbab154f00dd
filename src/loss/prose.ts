import { own } from "../schema/json.ts";
import { isSchema, pointerTo } from "./nodes.ts";
import type { NodeRule } from "./rule.ts";

/**
 * SDKs take the keywords that a provider does not know out of the schema and write them into the description:
 * Anthropic's `{minLength: 2}`, pydantic-ai's `(minLength=2)`, Mastra's `{"minLength":2}` and `constraints: …`.
 */
export const movedToProse: NodeRule = {
  name: "moved-to-prose",
  severity: "note",
  title: "A constraint is a keyword, not prose",
  why: "{what} stands in the description only: the model reads it, and nothing holds it to it.",
  mend: "Check {what} in the tool itself, or send the schema as it was before the SDK rewrote it.",
  sources: [
    "https://github.com/anthropics/anthropic-sdk-typescript/blob/main/src/lib/transform-json-schema.ts",
    "https://github.com/mastra-ai/mastra/tree/main/packages/schema-compat",
  ],
  find(node) {
    const description = isSchema(node) ? own(node.value, "description") : undefined;
    if (typeof description !== "string" || !mayHold.test(description)) return undefined;
    const lost = namesIn(description).filter((name) => !Object.hasOwn(node.value, name));
    return lost.length === 0 ? undefined : { pointer: pointerTo(node, "description"), args: { what: lost.join(", ") } };
  },
};

const mayHold = /[})]$|constraints: /;
const constraints =
  "minLength|maxLength|pattern|minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf|minItems|maxItems|uniqueItems|minProperties|maxProperties|patternProperties|propertyNames|const|enum|format|default";
/** A bracketed list of keywords at the end of a description; a person rarely ends a sentence so. */
const lists: readonly RegExp[] = [
  new RegExp(`(?:^|\\n\\n)\\{(?:${constraints}): .+\\}$`, "s"),
  new RegExp(`(?:^|\\n)\\{"(?:${constraints})":.+\\}$`, "s"),
  new RegExp(`(?:^|\\s)\\((?:${constraints})=.+\\)$`, "s"),
];
const keyword = new RegExp(`[{(,]\\s?"?(${constraints})"?\\s?[:=]`, "g");
const mastra = /(?:^|\n)constraints: (\S.*)$/;

function namesIn(description: string): string[] {
  const sentence = mastra.exec(description)?.[1];
  if (sentence !== undefined) return [sentence];
  const list = lists.map((form) => form.exec(description)?.[0]).find((text) => text !== undefined);
  return list === undefined ? [] : [...list.matchAll(keyword)].map(([, name = ""]) => name);
}
