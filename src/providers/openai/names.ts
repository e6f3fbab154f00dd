import { descriptionAtMost, nameAtMost, nameMatches, onTool } from "../../checks/request.ts";
import type { IsoDate, Rule } from "../../types.ts";
import { whyRefused } from "./scope.ts";

/** What is demanded of names and descriptions, by the layer in front of the schema validator. */

/** The 1,024 characters were lifted on api.openai.com: openai-0136. */
const longDescriptionsSince: IsoDate = "2025-05-19";
/** "Invalid 'tools[0].function.name' …" is first seen: openai-0126. */
const newStyleSince: IsoDate = "2024-06-01";

const namePattern = {
  name: "tool-name-pattern",
  title: "A tool's name is made of letters, digits, `_` and `-`",
  why: whyRefused,
  mend: "Rename the tool: replace dots, slashes, spaces and other characters by `_`.",
  verdict: "reject",
  stage: "shape",
} as const;

const otherThan64 = /^[a-zA-Z0-9_-]{1,64}$/;

export const toolNamePattern: Rule = {
  ...namePattern,
  when: { surfaces: ["chat.tools", "responses.tools", "chat.functions", "realtime.session.tools"] },
  since: newStyleSince,
  ...nameMatches(/^[a-zA-Z0-9_-]+$/),
  says: "Invalid '{path}.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
  envelope: { code: "invalid_value", param: "{path}.name" },
  sources: [
    "https://github.com/brekkylab/ailoy/pull/109",
    "https://github.com/vercel/ai/issues/1972",
    "https://github.com/run-llama/llama_index/issues/16093",
  ],
};

export const toolNamePatternOld: Rule = {
  ...namePattern,
  name: "tool-name-pattern-2023",
  title: "A tool's name is 1 to 64 letters, digits, `_` and `-` (wording until 2024)",
  when: { surfaces: ["chat.tools", "chat.functions"] },
  until: newStyleSince,
  ...onTool(({ name, path }) => {
    if (otherThan64.test(name)) return undefined;
    return { name, place: path.replaceAll("[", ".").replaceAll("]", "") };
  }),
  says: "'{name}' does not match '^[a-zA-Z0-9_-]{1,64}$' - '{place}.name'",
  envelope: { code: null, param: null },
  sources: [
    "https://github.com/langchain-ai/langchain/issues/7191",
    "https://github.com/microsoft/semantic-kernel/issues/5825",
  ],
};

const nameLength = {
  title: "A tool's name has at most 64 characters",
  why: whyRefused,
  mend: "Shorten the name; mind the prefixes that clients put in front of MCP tools.",
  verdict: "reject",
  stage: "shape",
  since: newStyleSince,
  ...nameAtMost(64),
  says: "Invalid '{path}.name': string too long. Expected a string with maximum length 64, but got a string with length {length} instead.",
  envelope: { code: "string_above_max_length", param: "{path}.name" },
} as const;

export const toolNameLength: Rule = {
  ...nameLength,
  name: "tool-name-length",
  when: { surfaces: ["chat.tools", "chat.functions"] },
  sources: ["https://github.com/home-assistant/core/issues/121325"],
};

/** Believed to be lifted: Codex raised its own limit before 2026-09-17 (a comment of that day in the issue). */
export const responsesNameLength: Rule = {
  ...nameLength,
  name: "responses-tool-name-length",
  when: { surfaces: ["responses.tools"] },
  until: "2026-09-01",
  sources: ["https://github.com/openai/codex/issues/1289"],
};

const descriptionLength = {
  title: "A tool's description has at most 1,024 characters",
  why: whyRefused,
  mend: "Shorten the description.",
  verdict: "reject",
  stage: "shape",
  ...descriptionAtMost(1024),
  says: "Invalid '{path}.description': string too long. Expected a string with maximum length 1024, but got a string with length {length} instead.",
  envelope: { code: "string_above_max_length", param: "{path}.description" },
} as const;

export const toolDescriptionLength: Rule = {
  ...descriptionLength,
  name: "tool-description-length",
  when: { surfaces: ["chat.tools", "chat.functions"] },
  until: longDescriptionsSince,
  sources: [
    "https://github.com/getsentry/sentry-mcp/issues/106",
    "https://github.com/run-llama/llama_index/pull/18784",
    "https://github.com/OpenHands/OpenHands/pull/10184",
  ],
};

/** Not known to be lifted there: last seen 2025-01-21. */
export const realtimeDescriptionLength: Rule = {
  ...descriptionLength,
  name: "realtime-description-length",
  title: "A Realtime tool's description has at most 1,024 characters",
  when: { surfaces: ["realtime.session.tools"] },
  sources: ["https://github.com/livekit/agents/issues/1183"],
};

export const formatNamePattern: Rule = {
  ...namePattern,
  name: "format-name-pattern",
  title: "A format's name is made of letters, digits, `_` and `-`",
  mend: "Rename the format.",
  when: { surfaces: ["chat.response_format", "responses.text.format"] },
  ...nameMatches(/^[a-zA-Z0-9_-]+$/),
  says: "Invalid '{path}.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
  envelope: { code: "invalid_value", param: "{path}.name" },
  sources: ["https://github.com/pydantic/pydantic-ai/pull/2271"],
};

export const nameRules: readonly Rule[] = [
  toolNamePattern,
  toolNamePatternOld,
  toolNameLength,
  responsesNameLength,
  toolDescriptionLength,
  realtimeDescriptionLength,
  formatNamePattern,
];
