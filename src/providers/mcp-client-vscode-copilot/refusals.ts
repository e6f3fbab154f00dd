import { toolsAtMost } from "../../checks/request.ts";
import { onSchema } from "../../checks/schema.ts";
import { draft07Errors } from "../../schema/ajv-errors.ts";
import { isObject, own } from "../../schema/json.ts";
import type { IsoDate, Rule, SchemaCheck, ToolCheck } from "../../types.ts";
import { addItems } from "../openai/fixes.ts";
import { fullName } from "./wire.ts";

/** What ends the request with an error, tool after tool. */

const normalize = {
  verdict: "reject",
  stage: "normalize",
  why: "No request goes out while the tool is enabled.",
} as const;

const says = (fault: string) =>
  `Failed to validate tool {tool}: Error: ${fault}. Please open a Github issue for the MCP server or extension which provides this tool`;

const metaschema: Rule = {
  ...normalize,
  name: "metaschema-draft-07",
  title: "The schema is valid under draft-07's metaschema, as ajv reads it",
  mend: "Mend the keyword.",
  ...onDraft07(),
  says: says("tool parameters do not match JSON schema: {errors}"),
  sources: [
    "https://github.com/microsoft/vscode-copilot-chat/blob/main/src/extension/tools/common/toolSchemaNormalizer.ts",
  ],
};

const arrayWithoutItems: Rule = {
  ...normalize,
  name: "array-without-items",
  title: 'A node whose `type` is "array" says what its `items` are',
  mend: "Add `items`; `prefixItems` alone does not count, `items: {}` does.",
  ...onArrays(),
  says: says("tool parameters array type must have items"),
  sources: [
    "https://github.com/microsoft/vscode/issues/257537",
    "https://github.com/microsoft/vscode-copilot-chat/blob/main/src/extension/tools/common/toolSchemaNormalizer.ts",
  ],
  fix: addItems,
};

/** Last seen of agent mode the day before: https://github.com/microsoft/vscode/issues/255532 is of 2025-07-12. */
const newTextSince: IsoDate = "2025-07-13";

const toolCount: Rule = {
  name: "tool-count",
  title: "A request has at most 128 tools",
  why: "No request goes out while more are enabled.",
  mend: "Deselect tools, or let virtual tools group them (`github.copilot.chat.virtualTools.threshold`).",
  verdict: "reject",
  stage: "request",
  ...toolsAtMost(128),
  says: [
    { until: newTextSince, text: "You may not include more than 128 tools in your request." },
    { since: newTextSince, text: "Cannot have more than 128 tools per request." },
  ],
  sources: ["https://github.com/microsoft/vscode/issues/258890", "https://github.com/microsoft/vscode/issues/255532"],
};

export const refusalRules: readonly Rule[] = [metaschema, arrayWithoutItems, toolCount];

function onDraft07(): ToolCheck {
  return {
    on: "tool",
    check({ name, schema }, { target }) {
      const errors = isObject(schema) ? draft07Errors(schema) : [];
      const [first] = errors;
      if (!first) return [];
      const lines = errors.map(({ pointer, message }) => `${pointer} ${message}`).join("\n");
      return [{ pointer: first.pointer, args: { tool: fullName(name, target), errors: lines } }];
    },
  };
}

function onArrays(): SchemaCheck {
  return onSchema(["type"], function* (place, { name }, { target }) {
    if (own(place.schema, "type") !== "array" || own(place.schema, "items")) return;
    yield { args: { tool: fullName(name, target) } };
  });
}
