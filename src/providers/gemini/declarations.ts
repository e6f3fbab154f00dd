import { namesUnique } from "../../checks/request.ts";
import { isObject, own } from "../../schema/json.ts";
import type { Grade, IsoDate, Rule, Target, ToolCheck, WireTool } from "../../types.ts";
import { messagePath } from "./messages.ts";
import { checkedTools, declaring } from "./surfaces.ts";

/** Names, and what else a declaration has beside its schema. */

const declaration = { why: "The whole request is refused, with every other tool in it.", verdict: "reject" } as const;
export const proto = { ...declaration, stage: "proto", when: { surfaces: declaring } } as const;
export const request = { ...declaration, stage: "request", when: { surfaces: declaring } } as const;

/** First day that a text names colons: https://github.com/kaitranntt/ccs/issues/25 */
const colonsSince: IsoDate = "2025-11-30";
/** js-genai's types say 128 characters from this day, Cloud Code took them (cloud-code-0117), the public protos say 64. */
const longNamesSince: IsoDate = "2026-05-20";

/** How sure it is that a name is refused. */
function nameFault(name: string, { asOf, provider }: Target): Grade | undefined {
  const characters = asOf < colonsSince ? /^[A-Za-z_][A-Za-z0-9_.-]*$/ : /^[A-Za-z_][A-Za-z0-9_.:-]*$/;
  if (!characters.test(name) || name.length > 128) return "observed";
  if (name.length <= 64) return undefined;
  if (asOf < longNamesSince) return "observed";
  return provider === "cloud-code" ? undefined : "inferred";
}

function nameFits(pathOf: (tool: WireTool, target: Target) => string): ToolCheck {
  return {
    on: "tool",
    check(tool, { target }) {
      const grade = nameFault(tool.name, target);
      return grade === undefined ? [] : [{ grade, args: { path: pathOf(tool, target), name: tool.name }, order: -1 }];
    },
  };
}

const functionName = {
  ...declaration,
  name: "function-name",
  title:
    "A function's name is made of letters, digits, `_`, `.`, `-` and `:`, begins with a letter or `_`, and has at most 64 characters (128 since May 2026)",
  mend: "Rename the tool: replace other characters by `_`, and mind the prefixes that clients put in front of MCP tools.",
} as const;

/** The Gemini API lists it among the faults of schemas. */
export const functionNameListed: Rule = {
  ...functionName,
  stage: "semantic",
  when: { surfaces: checkedTools },
  ...nameFits((tool, target) => messagePath(tool.path, target)),
  says: "* {path}.name: Invalid function name. Must start with a letter or an underscore. Must be alphameric (a-z, A-Z, 0-9), underscores (_), dots (.) or dashes (-), with a maximum length of 64.",
  sources: [
    "https://github.com/microsoft/vscode-copilot-release/issues/13071",
    "https://github.com/google-gemini/gemini-cli/issues/2966",
  ],
};

/** Vertex and Cloud Code find it before they look at schemas. */
export const functionNameProto: Rule = {
  ...functionName,
  ...proto,
  ...nameFits(({ path }) => path.replace(/^request\./, "")),
  says: [
    {
      until: colonsSince,
      text: "{path}.name: [FIELD_INVALID] Invalid function name. Must start with a letter or an underscore. Must be a-z, A-Z, 0-9, or contain underscores, dots and dashes, with a maximum length of 64.",
    },
    {
      since: colonsSince,
      text: "{path}.name: [FIELD_INVALID] Invalid function name. Must start with a letter or an underscore. Must be a-z, A-Z, 0-9, or contain underscores (_), dots (.), colons (:), or dashes (-), with a maximum length of 64.",
    },
  ],
  sources: ["https://github.com/google-gemini/gemini-cli/issues/7878", "https://github.com/kaitranntt/ccs/issues/219"],
};

export const duplicateName: Rule = {
  ...request,
  name: "duplicate-function-name",
  title: "No two functions of a request share a name",
  mend: "Rename one of the two; two MCP servers may offer the same name.",
  ...namesUnique(),
  says: "Duplicate function declaration found: {tool}",
  sources: [
    "https://github.com/rikkahub/rikkahub/issues/1311",
    "https://github.com/ai-dashboard/flutter-skill/issues/32",
  ],
};

/** Gemini 2.5 Live let them pass, by the same source. */
export const duplicateNameLive: Rule = {
  ...request,
  name: "live-duplicate-function-name",
  title: "No two functions of a Live session share a name, since Gemini 3.1",
  mend: "Rename one of the two.",
  when: { surfaces: ["live.functionDeclarations.parameters"] },
  on: "request",
  check: (given) => (/gemini-2/.test(given.target.model ?? "") ? [] : namesUnique().check(given)),
  says: "Internal error encountered.",
  envelope: { code: 1011 },
  sources: ["https://github.com/sonichi/sutando/pull/505"],
};

const schemaKeys = ["parameters", "parametersJsonSchema", "parameters_json_schema"];

export const oneSchemaField: Rule = {
  ...request,
  name: "parameters-mutually-exclusive",
  title: "A declaration has `parameters` or `parametersJsonSchema`, not both",
  mend: "Leave out one of the two.",
  on: "tool",
  check({ wire }) {
    return schemaKeys.filter((key) => Object.hasOwn(wire, key)).length > 1 ? [{}] : [];
  },
  sources: ["https://github.com/googleapis/googleapis/blob/master/google/ai/generativelanguage/v1beta/content.proto"],
};

/** Reported in June 2025 and not since; without `parameters`, too. */
export const anyModeRootType: Rule = {
  ...declaration,
  name: "any-mode-root-type",
  title: 'Under mode ANY every function has parameters of `type: "object"` (summer of 2025)',
  mend: 'Send `{ type: "object", properties: {} }`, or use mode AUTO.',
  stage: "compile",
  when: { surfaces: ["functionDeclarations.parameters"] },
  since: "2025-06-01",
  until: "2025-09-01",
  on: "tool",
  check({ schema }, { target }) {
    if (target.request?.toolChoice !== "any") return [];
    return isObject(schema) && String(own(schema, "type")).toUpperCase() === "OBJECT" ? [] : [{}];
  },
  says: "Request contains an invalid argument.",
  sources: ["https://github.com/googleapis/python-genai/issues/981", "https://github.com/livekit/agents/pull/2689"],
};

/** What all three hosts demand of declarations, in the same words. */
export const declarationRules: readonly Rule[] = [duplicateName, oneSchemaField];
