import { repr } from "../../python/repr.ts";
import type { Args, IsoDate, Rule, WireTool } from "../../types.ts";
import { hasUnion, onMessages, typeOf } from "../gemini/messages.ts";
import { undefinedNames } from "../gemini/property-names.ts";
import type { Message } from "../gemini/proto.ts";

/** What Vertex demands of a schema, and Cloud Code did until July 2026. One fault is answered. */

const prose = {
  why: "The whole request is refused, with every other tool in it.",
  verdict: "reject",
  stage: "prose",
  when: { surfaces: ["functionDeclarations.parameters", "chat.tools"] },
} as const;

const more = " Learn more: https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/function-calling";

/** `parameters.edits.lines`: the names of the properties; the nearest stands for a node that has none. */
function dotted(message: Message): string {
  const names: string[] = [];
  for (let at = message.link; at; at = at.parent.link) if (at.field === "properties") names.unshift(String(at.place));
  return ["parameters", ...names].join(".");
}

function about(message: Message, { name }: WireTool): Args {
  return { name, place: dotted(message) };
}

export const rootMustBeObject: Rule = {
  ...prose,
  name: "root-must-be-object",
  title: 'The root of `parameters` has `type: "object"`',
  mend: 'Add `type: "object"`, or leave `parameters` out.',
  ...onMessages(1, function* (message, _target, { name }) {
    const type = typeOf(message);
    if (!message.link && type !== "OBJECT" && type !== null && !message.given.has("ref")) yield { args: { name } };
  }),
  says: [
    {
      until: "2025-06-01",
      text: "Unable to submit request because function parameters schema should be of type OBJECT",
    },
    {
      since: "2025-06-01",
      text: `Unable to submit request because \`{name}\` functionDeclaration parameters schema should be of type OBJECT.${more}`,
    },
  ],
  sources: [
    "https://github.com/anomalyco/opencode/issues/9233",
    "https://github.com/BerriAI/litellm/issues/18442",
    "https://github.com/spring-projects/spring-ai/issues/1373",
  ],
};

export const anyOfOnlyField: Rule = {
  ...prose,
  name: "any-of-only-field",
  title: "A node with `anyOf` has nothing else",
  mend: "Move `description`, `nullable` and the rest into the branches.",
  since: "2025-10-01",
  ...onMessages(2, function* (message, _target, tool) {
    const union = message.given.get("any_of");
    if (union && message.given.size > 1) yield { below: [union.key], args: about(message, tool) };
  }),
  says: `Unable to submit request because \`{name}\` functionDeclaration \`{place}\` schema specified other fields alongside any_of. When using any_of, it must be the only field set.${more}`,
  sources: [
    "https://github.com/anomalyco/opencode/issues/14788",
    "https://github.com/vercel/ai/pull/19000",
    "https://github.com/jenslys/opencode-gemini-auth/issues/57",
  ],
};

/** First day that a union within a union was refused for want of a type: https://github.com/QuantumNous/new-api/issues/3022 */
const nestedSince: IsoDate = "2026-02-01";

export const typeRequired: Rule = {
  ...prose,
  name: "type-required",
  title: "Every node has a `type`, or `anyOf`; a branch of an `anyOf` has a type of its own",
  mend: "Give the node a type; put the branches of an inner union into the outer one.",
  since: "2025-06-01",
  ...onMessages(3, function* (message, { asOf }, tool) {
    const { link, given } = message;
    if (!link || message.unknown || typeOf(message) !== undefined || given.has("ref")) return;
    if (!hasUnion(message)) yield { args: about(message, tool) };
    else if (link.field === "any_of" && given.has("any_of") && asOf >= nestedSince)
      yield { message: link.parent, args: about(message, tool) };
  }),
  says: `Unable to submit request because \`{name}\` functionDeclaration \`{place}\` schema didn't specify the schema type field.${more}`,
  sources: [
    "https://github.com/google-gemini/gemini-cli/issues/2282",
    "https://github.com/code-yeongyu/oh-my-openagent/issues/2408",
    "https://github.com/brightwave-inc/tidebreak/pull/1537",
  ],
};

export const requiredMustBeDefined: Rule = {
  ...prose,
  name: "required-must-be-defined",
  title: "`required` names only properties of the same node",
  mend: "Remove the names from `required`, or add the properties.",
  ...onMessages(4, function* (message) {
    const missing = undefinedNames(message, "required");
    const [first, ...others] = missing;
    const { key = "required" } = message.given.get("required") ?? {};
    if (first) {
      const names = repr(missing.map(({ text }) => text));
      yield { below: others.length > 0 ? [key] : [key, first.index], args: { names } };
    }
  }),
  says: "Unable to submit request because required fields {names} are not defined in the schema properties.",
  sources: [
    "https://github.com/microsoft/vscode-copilot-release/issues/9234",
    "https://github.com/BoltAI/BoltAI/issues/375",
    "https://github.com/genkit-ai/genkit/issues/5656",
  ],
};

export const proseRules: readonly Rule[] = [rootMustBeObject, anyOfOnlyField, typeRequired];
