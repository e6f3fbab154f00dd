import { onSchema } from "../../checks/schema.ts";
import { isObject, own } from "../../schema/json.ts";
import { pointerOf } from "../../schema/walk.ts";
import type { Rule } from "../../types.ts";
import { grammar, structuredOutputs } from "./grammar.ts";

/** What the grammar compiler makes of `oneOf`, `anyOf`, `allOf` and `not`. */

/** One request for each keyword beside a combinator, measured on 2026-09-27 (anthropic-0094 … anthropic-0109). */
const measured = "GitHub code index, file ids 70228626766 and 70802648200 (AI Matrx, measured 2026-09-27)";

export const oneOfUnsupported: Rule = {
  ...grammar,
  name: "oneof-unsupported",
  title: "Strict schemas have no `oneOf`",
  mend: "Write `anyOf` instead: the branches are tried one by one.",
  ...onSchema(["oneOf"], function* (place) {
    yield { pointer: pointerOf(place, "oneOf") };
  }),
  says: "Schema type 'oneOf' is not supported",
  sources: ["https://github.com/vercel/ai/issues/12876", measured],
};

const refusedSiblings = ["$ref", "additionalProperties", "discriminator", "properties", "required", "type"];

/** The sentence says `anyOf` for `allOf`, too. */
export const combinatorSibling: Rule = {
  ...grammar,
  name: "combinator-sibling",
  title: "Beside `anyOf` and `allOf` stand only annotations, `enum` and `const`",
  mend: "Move the keywords into every branch; drop `discriminator`.",
  ...onSchema(["anyOf", "allOf"], function* (place) {
    const siblings = refusedSiblings.filter((keyword) => Object.hasOwn(place.schema, keyword));
    const [first] = siblings;
    if (first === undefined) return;
    const pointer = siblings.length === 1 ? pointerOf(place, first) : pointerOf(place);
    yield { pointer, args: { keywords: siblings.join(", ") } };
  }),
  says: "For 'anyOf', '{keywords}' is not supported",
  sources: [measured],
};

/** Documented; its words are not known. */
export const allOfRef: Rule = {
  ...grammar,
  name: "allof-ref",
  title: "No branch of an `allOf` is a `$ref`",
  mend: "Copy what the reference points to into the branch, or merge the branches into one object.",
  ...onSchema(["allOf"], function* (place) {
    const branches = own(place.schema, "allOf");
    if (Array.isArray(branches) && branches.some((branch) => isObject(branch) && Object.hasOwn(branch, "$ref")))
      yield { pointer: pointerOf(place, "allOf") };
  }),
  sources: [structuredOutputs],
};

export const notUnsupported: Rule = {
  ...grammar,
  name: "not-unsupported",
  title: "Strict schemas have no `not`",
  mend: "Say in the description what is not wanted.",
  ...onSchema(["not"], function* (place) {
    yield { pointer: pointerOf(place, "not") };
  }),
  says: "Schema keyword 'not' is not supported",
  sources: [measured],
};
