import { onRoot } from "../../checks/root.ts";
import { onSchema } from "../../checks/schema.ts";
import { isObject, own } from "../../schema/json.ts";
import { schemaFaults, schemaValidity } from "../../schema/metaschema.ts";
import { join } from "../../schema/pointer.ts";
import { pointerOf } from "../../schema/walk.ts";
import type { DatedText, IsoDate, Rule } from "../../types.ts";
import { wrapRoot } from "../openai/fixes.ts";
import { isDangling } from "./references.ts";

/** What is demanded of every `input_schema`, strict or not. */

const inputSchema = {
  verdict: "reject",
  when: { surfaces: ["messages.tools"] },
  why: "The whole request is refused, with every other tool in it.",
} as const;

const combinators = ["oneOf", "allOf", "anyOf"];

/** `not`, `if`, `then` and `else` are let through: https://github.com/kenn-io/kata/issues/365 (2026-09). */
export const rootCombinator: Rule = {
  ...inputSchema,
  name: "root-combinator",
  stage: "root",
  title: "The root of `input_schema` has no `oneOf`, `allOf` or `anyOf`",
  mend: "Move the union under a property, or make one object of its branches.",
  ...onRoot((schema) => {
    const keyword = combinators.find((candidate) => Object.hasOwn(schema, candidate));
    return keyword === undefined ? undefined : { pointer: join("", keyword), args: { keyword } };
  }),
  says: "input_schema does not support oneOf, allOf, or anyOf at the top level",
  envelope: { at: "input_schema" },
  sources: [
    "https://github.com/anthropics/claude-code/issues/657",
    "https://github.com/anthropics/claude-code/issues/5973",
    "https://github.com/QwenLM/qwen-code/issues/7984",
    "https://github.com/windoze95/cantinarr/issues/497",
  ],
  fix: (violation, tool) => wrapRoot({ ...violation, pointer: "" }, tool),
};

/** The dot is refused last on 2025-04-18 (roychri/mcp-server-asana#16) and let in first on this day. */
const dotsSince: IsoDate = "2025-07-12";

export const propertyKeyPattern: Rule = {
  ...inputSchema,
  name: "property-key-pattern",
  stage: "property-keys",
  title: "The root's property names are 1 to 64 letters, digits, `_`, `.` and `-` (no `.` until July 2025)",
  mend: "Rename the property; the sentence does not say which one.",
  on: "tool",
  *check({ schema }, { target: { asOf } }) {
    const properties = isObject(schema) ? own(schema, "properties") : undefined;
    if (!isObject(properties)) return;
    const form = asOf < dotsSince ? /^[a-zA-Z0-9_-]{1,64}$/ : /^[a-zA-Z0-9_.-]{1,64}$/;
    for (const key of Object.keys(properties))
      if (!form.test(key)) yield { pointer: join("", "properties", key), args: { key } };
  },
  says: [
    { until: dotsSince, text: "Property keys should match pattern '^[a-zA-Z0-9_-]{1,64}$'" },
    { since: dotsSince, text: "Property keys should match pattern '^[a-zA-Z0-9_.-]{1,64}$'" },
  ],
  envelope: { at: "input_schema.properties" },
  sources: [
    "https://github.com/anthropics/claude-code/issues/34771",
    "https://github.com/anthropics/claude-code/issues/79418",
    "https://github.com/roychri/mcp-server-asana/issues/16",
    "https://github.com/beautyfree/appstore-connect-mcp/issues/1",
    "https://github.com/freee/freee-mcp/issues/35",
  ],
};

/** `$schema` is not looked at, formats are not asserted: a pattern that JavaScript cannot read goes through (anthropic-0031). */
export const metaschema: Rule = {
  ...inputSchema,
  name: "metaschema-2020-12",
  stage: "metaschema",
  title: "`input_schema` is valid JSON Schema 2020-12",
  mend: "Mend the keyword that is pointed to: a list under `items`, a boolean `exclusiveMinimum` and `required: true` are of older drafts.",
  ...onRoot((schema) => {
    if (schemaValidity(schema) !== "invalid") return undefined;
    const [fault] = schemaFaults(schema, { first: true });
    const pointer = join("", ...(fault?.path ?? []));
    // The client's types allow `properties: null`; what becomes of it has not been seen.
    const open = pointer === "/properties" && schema.properties === null;
    return { pointer, ...(open && { grade: "inferred" }) };
  }),
  says: learnMore(
    (address) =>
      `JSON schema is invalid. It must match JSON Schema draft 2020-12 (https://json-schema.org/draft/2020-12). Learn more about tool use at ${address}.`,
  ),
  envelope: { at: "input_schema" },
  sources: [
    "https://github.com/Dokploy/mcp/issues/74",
    "https://github.com/AlexGladkov/claude-in-mobile/issues/57",
    "https://github.com/agentjido/req_llm/issues/155",
    "https://github.com/blurrah/mcp-graphql/issues/14",
  ],
};

/** Seen of one model only (anthropic-0028); others are reported to let it through (anthropic-0029). */
export const refTargetMissing: Rule = {
  ...inputSchema,
  name: "ref-target-missing",
  stage: "references",
  title: "A local `$ref` points to something that is there",
  mend: "Add the definition; a client may have dropped `$defs` on the way.",
  when: { surfaces: ["messages.tools"], strict: false, models: /claude-opus-4[-.]5/ },
  ...onSchema(["$ref"], function* (place) {
    const ref = own(place.schema, "$ref");
    if (isDangling(ref, place.root)) yield { pointer: pointerOf(place, "$ref"), args: { ref } };
  }),
  says: learnMore(
    (address) =>
      `Invalid $ref in schema: '{ref}' does not exist. Ensure all $ref targets are defined in the schema's definitions or $defs.. Learn more about tool use at ${address}.`,
  ),
  envelope: { at: "input_schema" },
  sources: ["https://github.com/microsoft/vscode/issues/286415", "https://github.com/agno-agi/agno/pull/6085"],
};

export const inputSchemaRules: readonly Rule[] = [rootCombinator, propertyKeyPattern, metaschema, refTargetMissing];

/** The address of the page on tool use moved twice; each is dated by its first sighting. */
function learnMore(text: (address: string) => string): DatedText[] {
  return [
    { until: "2025-10-01", text: text("https://docs.anthropic.com/en/docs/tool-use") },
    { since: "2025-10-01", until: "2026-08-01", text: text("https://docs.claude.com/en/docs/tool-use") },
    { since: "2026-08-01", text: text("https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview") },
  ];
}
