import type { Rule } from "../../types.ts";
import { onMessages } from "../gemini/messages.ts";

const beside = ["ref", "description", "default", "defs"];

/** `ref` and `defs` are fields of the `Schema` of aiplatform, without a dollar sign. */
export const refSiblings: Rule = {
  name: "ref-siblings",
  title: "Beside `ref` stand only `description` and `default`",
  why: "The whole request is refused, with every other tool in it.",
  mend: "Move the other keywords to the definition.",
  verdict: "reject",
  stage: "references",
  when: { surfaces: ["functionDeclarations.parameters", "chat.tools"] },
  since: "2025-04-29",
  ...onMessages(1, function* ({ given }) {
    const ref = given.get("ref");
    if (ref && [...given.keys()].some((field) => !beside.includes(field)))
      yield { below: [ref.key], args: { ref: String(ref.value) } };
  }),
  says: "Schema.ref '{ref}' was set alongside unsupported fields.  If a schema node has Schema.ref set, then only description and default can be set alongside it; other fields they would be replaced by the expanded reference.",
  sources: [
    "https://github.com/diegosouzapw/OmniRoute/pull/1416",
    "https://github.com/su-kaka/gcli2api/pull/374",
    "https://github.com/anomalyco/opencode/issues/12295",
  ],
};
