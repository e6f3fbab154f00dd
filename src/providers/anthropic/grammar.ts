import type { Edges } from "../../types.ts";

/** What all rules of the grammar compiler share. */
export const grammar = {
  verdict: "reject",
  stage: "grammar",
  when: { surfaces: ["messages.tools", "messages.output_config.format"], strict: true },
  why: "The whole request is refused before the model sees it.",
  envelope: { at: "" },
} as const;

/** The documentation of the subset that is compiled. */
export const structuredOutputs = "https://platform.claude.com/docs/en/build-with-claude/structured-outputs";

/** The keywords that the compiler descends into: it refuses the others that hold schemas where it meets them. */
export const edges: Edges = {
  properties: "map",
  items: "schema",
  anyOf: "list",
  allOf: "list",
  $defs: "map",
  definitions: "map",
};
