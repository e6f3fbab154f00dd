import type { Rule, ToolCheck, WireTool } from "../../types.ts";

/** The constraints of the API's model, layer 1: all faults are listed at once, tools are counted from 1. */

const model = {
  verdict: "reject",
  stage: "api-model",
  when: { surfaces: ["converse.toolConfig"] },
  why: "The whole request is refused before any model sees it.",
} as const;

const service =
  "https://github.com/boto/botocore/blob/develop/botocore/data/bedrock-runtime/2023-09-30/service-2.json.gz";

export const toolsArrayEmpty: Rule = {
  ...model,
  name: "tools-array-empty",
  title: "`toolConfig.tools` holds at least one tool",
  mend: "Leave `toolConfig` out when there are no tools, and no tool use in the history.",
  on: "request",
  check: ({ tools, target: { request } }) => (tools.length === 0 && request?.toolConfig === undefined ? [{}] : []),
  says: "Value at 'toolConfig.tools' failed to satisfy constraint: Member must have length greater than or equal to 1",
  sources: [
    "https://github.com/genkit-ai/aws-bedrock-js-plugin/issues/43",
    "https://github.com/Portkey-AI/gateway/issues/1124",
  ],
};

export const converseToolNamePattern: Rule = {
  ...model,
  name: "converse-tool-name-pattern",
  title: "A tool's name is made of letters, digits, `_` and `-`",
  mend: "Rename the tool: replace dots, slashes, spaces and other characters by `_`.",
  ...onMember(({ name }) => (/^[a-zA-Z0-9_-]+$/.test(name) ? undefined : { value: name })),
  says: "Value '{value}' at '{member}.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+",
  sources: [
    "https://github.com/aws-samples/remote-swe-agents/issues/457",
    "https://github.com/BerriAI/litellm/issues/24668",
    "https://github.com/pydantic/pydantic-ai/pull/4631",
    service,
  ],
};

export const toolNameEmpty: Rule = {
  ...model,
  name: "tool-name-empty",
  title: "A tool's name is not empty",
  mend: "Name the tool.",
  ...onMember(({ name }) => (name === "" ? { value: name } : undefined)),
  says: "Value '{value}' at '{member}.name' failed to satisfy constraint: Member must have length greater than or equal to 1",
  sources: ["https://github.com/BerriAI/litellm/issues/24668", service],
};

/** The sentence is known of `toolUse.name` in a replayed message (https://github.com/openclaw/openclaw/issues/12892). */
export const converseToolNameTooLong: Rule = {
  ...model,
  name: "converse-tool-name-too-long",
  title: "A tool's name has at most 64 characters, also for Claude, which takes 128 elsewhere",
  mend: "Shorten the name; mind the prefixes that clients put in front of MCP tools.",
  ...onMember(({ name }) => (name.length > 64 ? { value: name } : undefined)),
  says: "Value '{value}' at '{member}.name' failed to satisfy constraint: Member must have length less than or equal to 64",
  sources: ["https://github.com/headroomlabs-ai/headroom/pull/2129", service],
};

export const descriptionMinLength: Rule = {
  ...model,
  name: "description-min-length",
  title: "A tool's description is not empty",
  mend: "Describe the tool, or leave `description` out.",
  ...onMember(({ tool }) => (tool.description === "" ? { value: "" } : undefined)),
  says: "Value '{value}' at '{member}.description' failed to satisfy constraint: Member must have length greater than or equal to 1",
  sources: [
    "https://github.com/vercel/ai/pull/10260",
    "https://github.com/anomalyco/opencode/pull/48582",
    "https://github.com/BerriAI/litellm/issues/24668",
  ],
};

/** The sentence is that of every AWS service for a member that is missing. */
export const converseInputSchemaRequired: Rule = {
  ...model,
  name: "converse-input-schema-required",
  title: "A tool has an `inputSchema`",
  mend: 'Send `{ type: "object", properties: {} }` for a tool without parameters.',
  ...onMember(({ tool }) => (tool.inputSchema === undefined ? {} : undefined)),
  says: "Value null at '{member}.inputSchema' failed to satisfy constraint: Member must not be null",
  sources: [service],
};

export const apiModelRules: readonly Rule[] = [
  toolsArrayEmpty,
  converseToolNamePattern,
  toolNameEmpty,
  converseToolNameTooLong,
  descriptionMinLength,
  converseInputSchemaRequired,
];

/** A check of a tool as a member of the list; the args that it gives are joined with `member`. */
function onMember(check: (tool: WireTool) => Record<string, unknown> | undefined): ToolCheck {
  return {
    on: "tool",
    check(tool) {
      const args = check(tool);
      return args ? [{ args: { member: `toolConfig.tools.${tool.index + 1}.member.toolSpec`, ...args } }] : [];
    },
  };
}
