import { onSchema } from "../../checks/schema.ts";
import { own } from "../../schema/json.ts";
import { pointerOf } from "../../schema/walk.ts";
import type { Provider, Rule } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { toolsList } from "../mcp/wire.ts";
import { evidence } from "./evidence.ts";

/** ChatGPT's validator is not public; one fault of it has been reported. */
const itemsArrayTuple: Rule = {
  name: "items-array-tuple",
  title: "`items` is one schema, not a list of them",
  why: "The connector cannot be created, with any of its tools.",
  mend: "Write one schema for all items, with `minItems` and `maxItems`.",
  verdict: "reject",
  stage: "connector",
  ...onSchema(["items"], function* (place, { name }) {
    if (Array.isArray(own(place.schema, "items"))) yield { pointer: pointerOf(place, "items"), args: { tool: name } };
  }),
  says: "Error creating connector Invalid MCP tool schema for tool '{tool}'",
  sources: ["https://github.com/oomkapwn/enquire-mcp/issues/354"],
};

export const chatgpt: Provider = {
  id: "mcp-client-chatgpt",
  title: "ChatGPT connectors",
  docs: ["https://developers.openai.com/apps-sdk"],
  surfaces: [toolsList()],
  rules: [itemsArrayTuple],
  answering: clientAnswering([{ name: "connector", reports: "first", costs: "list" }]),
  evidence,
};
