import { nameAtMost } from "../../checks/request.ts";
import { isObject, own } from "../../schema/json.ts";
import type { IsoDate, Rule, Target, ToolCheck, Violation, WireTool } from "../../types.ts";
import { addRootType } from "../openai/fixes.ts";
import { isExtraKey } from "./keys.ts";
import { isCustom } from "./wire.ts";

/** The request model: a tool's own keys, and the two that it reads of `input_schema`. */

const request = {
  verdict: "reject",
  stage: "request",
  when: { surfaces: ["messages.tools"] },
  why: "The whole request is refused, with every other tool in it.",
} as const;

const apiReference = "https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools";

/** 128 is first seen on this day (anthropic-0037), 64 last on 2025-05-30 (anthropic-0036). */
const longNamesSince: IsoDate = "2025-07-25";
/** The length has a message of its own: first seen in anthropic-0038. */
const lengthSaidSince: IsoDate = "2026-09-22";

export const toolNamePattern: Rule = {
  ...request,
  name: "tool-name-pattern",
  title: "A tool's name is 1 to 128 letters, digits, `_` and `-` (64 until July 2025)",
  mend: "Rename the tool: replace dots, slashes, spaces and other characters by `_`; mind the prefixes of MCP clients.",
  ...onCustom(({ name }, { asOf }) => (nameForm(asOf).test(name) ? [] : [{ args: { name } }])),
  says: [
    { until: longNamesSince, text: "String should match pattern '^[a-zA-Z0-9_-]{1,64}$'" },
    { since: longNamesSince, text: "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'" },
  ],
  envelope: { at: "name" },
  sources: [
    "https://github.com/microsoft/wassette/issues/56",
    "https://github.com/CircleCI-Public/mcp-server-circleci/issues/110",
    "https://github.com/modelcontextprotocol/modelcontextprotocol/issues/1345",
    "https://github.com/anthropics/claude-code/issues/5835",
    apiReference,
  ],
};

export const toolNameTooLong: Rule = {
  ...request,
  name: "tool-name-too-long",
  title: "A tool's name has at most 128 characters",
  mend: "Shorten the name; mind the prefixes that clients put in front of MCP tools.",
  since: lengthSaidSince,
  ...nameAtMost(128),
  says: "String should have at most 128 characters",
  envelope: { at: "name" },
  sources: ["https://github.com/anthropics/claude-code/issues/96152", apiReference],
};

export const inputSchemaRequired: Rule = {
  ...request,
  name: "input-schema-required",
  title: "A tool has an `input_schema`",
  mend: 'Send `{ type: "object", properties: {} }` for a tool without parameters.',
  ...onCustom(({ wire }) => (Object.hasOwn(wire, "input_schema") ? [] : [{}])),
  says: "Field required",
  envelope: { at: "input_schema" },
  sources: ["https://github.com/su-kaka/gcli2api/issues/392"],
};

/** The words are not known: only the type is, from the client's source. */
export const inputSchemaNotObject: Rule = {
  ...request,
  name: "input-schema-not-object",
  title: "`input_schema` is a JSON object",
  mend: "Send the schema itself, not its text.",
  ...onCustom(({ schema }) => (schema === undefined || isObject(schema) ? [] : [{ pointer: "" }])),
  envelope: { at: "input_schema" },
  sources: ["https://github.com/anthropics/anthropic-sdk-typescript/blob/main/src/resources/messages/messages.ts"],
};

export const inputSchemaTypeRequired: Rule = {
  ...request,
  name: "input-schema-type-required",
  title: "The root of `input_schema` has a `type`",
  mend: 'Give the root `type: "object"`.',
  ...onCustom(({ schema }) => (isObject(schema) && !Object.hasOwn(schema, "type") ? [{ pointer: "" }] : [])),
  says: "Field required",
  envelope: { at: "input_schema.type" },
  sources: ["https://github.com/Kilo-Org/kilocode/issues/12238"],
  fix: addRootType,
};

export const inputSchemaTypeNotObject: Rule = {
  ...request,
  name: "input-schema-type-not-object",
  title: 'The root of `input_schema` has `type: "object"`, the word and nothing else',
  mend: "Put a list or a scalar under a property; write the type in small letters.",
  ...onCustom(({ schema }) =>
    isObject(schema) && Object.hasOwn(schema, "type") && schema.type !== "object" ? [{ pointer: "/type" }] : [],
  ),
  says: "Input should be 'object'",
  envelope: { at: "input_schema.type" },
  sources: ["https://github.com/sashiko-dev/sashiko/issues/108"],
};

/** `null` too is reported to get this answer, though the client's types allow it (GitHub code index, file id 58635983431). */
export const requiredNotAList: Rule = {
  ...request,
  name: "required-not-a-list",
  title: "`required` at the root is a list",
  mend: "List the names of the required properties beside `properties`; leave the key out where there are none.",
  ...onCustom(({ schema }) =>
    isObject(schema) && Object.hasOwn(schema, "required") && !Array.isArray(schema.required)
      ? [{ pointer: "/required" }]
      : [],
  ),
  says: "Input should be a valid list",
  envelope: { at: "input_schema.required" },
  sources: ["https://github.com/anthropics/claude-code/issues/49637"],
};

export const toolExtraKey: Rule = {
  ...request,
  name: "tool-extra-key",
  title: "A tool has no key that the platform does not know",
  mend: "Remove the key, or send the beta header that lets it in.",
  ...onCustom(({ wire }, target) =>
    Object.keys(wire)
      .filter((key) => isExtraKey(key, target))
      .map((key) => ({ args: { key } })),
  ),
  says: "Extra inputs are not permitted",
  envelope: { at: "{key}" },
  sources: [
    "https://github.com/maximhq/bifrost/issues/3233",
    "https://github.com/anthropics/claude-code/issues/31033",
    "https://github.com/anomalyco/opencode/issues/24562",
    "https://github.com/anthropics/claude-agent-sdk-python/issues/694",
  ],
};

/** Documented; its words are not known. */
export const strictProgrammatic: Rule = {
  ...request,
  name: "strict-programmatic-calling",
  title: "A strict tool is not called by code",
  mend: "Take `strict` from the tool, or everything but `direct` from its `allowed_callers`.",
  when: { ...request.when, strict: true },
  ...onCustom(({ wire }) => {
    const callers = own(wire, "allowed_callers");
    return Array.isArray(callers) && callers.some((caller) => caller !== "direct") ? [{}] : [];
  }),
  sources: ["https://platform.claude.com/docs/en/agents-and-tools/tool-use/programmatic-tool-calling"],
};

export const requestRules: readonly Rule[] = [
  toolNameTooLong,
  toolNamePattern,
  inputSchemaRequired,
  inputSchemaNotObject,
  inputSchemaTypeRequired,
  inputSchemaTypeNotObject,
  requiredNotAList,
  toolExtraKey,
  strictProgrammatic,
];

/** A check of the tools that the user defines; Anthropic's own have other models. */
function onCustom(check: (tool: WireTool, target: Target) => Violation[]): ToolCheck {
  return { on: "tool", check: (tool, { target }) => (isCustom(tool.wire) ? check(tool, target) : []) };
}

function nameForm(asOf: IsoDate): RegExp {
  if (asOf < longNamesSince) return /^[a-zA-Z0-9_-]{1,64}$/;
  return asOf < lengthSaidSince ? /^[a-zA-Z0-9_-]{1,128}$/ : /^[a-zA-Z0-9_-]+$/;
}
