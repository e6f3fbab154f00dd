import { onTool } from "../../checks/request.ts";
import { isObject, listOf, own } from "../../schema/json.ts";
import type { Rule } from "../../types.ts";

/** What Responses does to a tool that leaves `strict` out; `normalise.ts` has the schema that it makes. */

export const optionalBecomesRequired: Rule = {
  name: "responses-optional-becomes-required",
  title: "Responses requires optional parameters where `strict` is left out",
  why: "The model then fills them with an empty text or 0, for they do not become nullable.",
  mend: "Send `strict: false`, or let null be a value of {names}.",
  verdict: "ignored",
  stage: "shape",
  when: { surfaces: ["responses.tools"] },
  ...onTool(({ wire, tool: { inputSchema } }) => {
    if (Object.hasOwn(wire, "strict") || !isObject(inputSchema)) return undefined;
    const properties = own(inputSchema, "properties");
    const required = new Set(listOf(inputSchema, "required"));
    const optional = isObject(properties) ? Object.keys(properties).filter((key) => !required.has(key)) : [];
    return optional.length > 0 ? { names: optional.map((key) => `\`${key}\``).join(", ") } : undefined;
  }),
  sources: ["https://github.com/open-webui/open-webui/pull/30046"],
};
