import { toolsAtMost } from "../../checks/request.ts";
import { isObject } from "../../schema/json.ts";
import type { JsonObject, Rule, WireRequest } from "../../types.ts";
import { proto, request } from "./declarations.ts";

/** The tool objects that hold declarations. */

export const tooManyDeclarations: Rule = {
  ...proto,
  name: "too-many-declarations",
  title: "A request declares at most 512 functions",
  mend: "Send fewer tools, or split them over several agents.",
  ...toolsAtMost(512),
  says: "tools[0].function_declarations: [FIELD_INVALID] At most 512 function declarations can be specified.",
  sources: [
    "https://github.com/google-gemini/gemini-cli/issues/19083",
    "https://github.com/google-gemini/gemini-cli/issues/25440",
  ],
};

/** The tools as they were sent, where they are known or none is declared. */
function bareTools({ tools, target }: WireRequest): JsonObject[] {
  const { wireTools } = target.request ?? {};
  if (Array.isArray(wireTools)) return wireTools.filter(isObject);
  return tools.length === 0 ? [{ functionDeclarations: [] }] : [];
}

/** The kinds of tool that one object sets; an empty list sets none. */
function kindsOf(tool: JsonObject): string[] {
  const set = Object.keys(tool).filter((key) => !(Array.isArray(tool[key]) && tool[key].length === 0));
  return set.map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

export const emptyTool: Rule = {
  ...proto,
  name: "empty-tool",
  title: "A tool holds something: `functionDeclarations` is not empty",
  mend: "Leave `tools` out when there are none.",
  on: "request",
  *check(request) {
    for (const [index, tool] of bareTools(request).entries()) if (kindsOf(tool).length === 0) yield { args: { index } };
  },
  says: "tools[{index}].tool_type: required one_of 'tool_type' must have one initialized field",
  sources: ["https://github.com/0xPlaygrounds/rig/issues/588"],
};

export const toolTypeOneof: Rule = {
  ...proto,
  name: "tool-type-oneof",
  title: "A tool is of one kind",
  mend: "Put each kind into a tool object of its own.",
  on: "request",
  *check(request) {
    for (const [index, tool] of bareTools(request).entries()) {
      const kinds = kindsOf(tool);
      if (kinds.length > 1) yield { args: { index, kinds: kinds.join(", ") } };
    }
  },
  says: "tools[{index}].tool_type: one_of 'tool_type' has more than one initialized field: {kinds}",
  sources: ["https://github.com/BerriAI/litellm/issues/18511"],
};

export const callingConfigAlone: Rule = {
  ...request,
  name: "function-calling-config-without-declarations",
  title: "A function calling mode needs function declarations",
  mend: "Leave `toolConfig` out when no function is declared.",
  on: "request",
  check(given) {
    const isDeclared =
      given.tools.length > 0 || bareTools(given).some((tool) => kindsOf(tool).includes("function_declarations"));
    return isDeclared || given.target.request?.toolChoice === undefined ? [] : [{}];
  },
  says: "Function calling config is set without function_declarations.",
  sources: ["https://github.com/musistudio/claude-code-router/pull/1207"],
};

export const toolObjectRules: readonly Rule[] = [tooManyDeclarations, emptyTool, toolTypeOneof, callingConfigAlone];
