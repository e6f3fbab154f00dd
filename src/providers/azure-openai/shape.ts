import { nameMatches, onTool } from "../../checks/request.ts";
import type { Rule } from "../../types.ts";
import { realtimeDescriptionLength, toolNamePattern } from "../openai/names.ts";
import { whyRefused } from "../openai/scope.ts";

/** Where Azure's request layer differs from OpenAI's. */

/** Azure's pattern allows dots. */
export const toolNamePatternAzure: Rule = {
  ...toolNamePattern,
  title: "A tool's name is made of letters, digits, `_`, `.` and `-`",
  mend: "Rename the tool: replace slashes, spaces and other characters by `_`.",
  ...nameMatches(/^[a-zA-Z0-9_.-]+$/),
  says: "Invalid '{path}.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_\\.-]+$'.",
  sources: [
    "https://github.com/Mintplex-Labs/anything-llm/issues/4169",
    "https://github.com/danishjsheikh/swagger-mcp/issues/13",
  ],
};

/** Not known to be lifted on Azure: last seen 2025-04-23 (azure-openai-0134). */
export const toolDescriptionLengthAzure: Rule = {
  ...realtimeDescriptionLength,
  name: "tool-description-length",
  title: "A tool's description has at most 1,024 characters",
  when: { surfaces: ["chat.tools", "chat.functions", "realtime.session.tools"] },
};

export const toolMissingParameters: Rule = {
  name: "tool-missing-parameters",
  title: "A function has `parameters` (until 2024)",
  why: whyRefused,
  mend: 'Send `{ type: "object", properties: {} }`.',
  verdict: "reject",
  stage: "shape",
  when: { surfaces: ["chat.tools"] },
  until: "2024-06-01",
  ...onTool(({ tool, path }) => {
    if (tool.inputSchema !== undefined) return undefined;
    return { place: path.replaceAll("[", ".").replaceAll("]", "") };
  }),
  says: "'parameters' is a required property - '{place}'",
  envelope: { code: null, param: null },
  sources: ["https://github.com/Azure/azure-sdk-for-js/issues/28312"],
};

/** The first api-version with structured outputs. */
const firstVersion = "2024-08-01-preview";

export const apiVersion: Rule = {
  name: "azure-api-version",
  title: "`json_schema` needs api-version 2024-08-01-preview or later",
  why: whyRefused,
  mend: "Raise `api-version` in the address.",
  verdict: "reject",
  stage: "shape",
  when: { surfaces: ["chat.response_format"] },
  on: "request",
  check({ target }) {
    const version = target.request?.apiVersion;
    return typeof version === "string" && version.slice(0, 10) < firstVersion.slice(0, 10) ? [{}] : [];
  },
  says: "response_format value as json_schema is enabled only for api versions 2024-08-01-preview and later",
  envelope: { code: "BadRequest", param: null },
  sources: ["https://github.com/langgenius/dify/issues/8994"],
};
