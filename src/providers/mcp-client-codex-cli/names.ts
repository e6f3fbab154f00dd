import type { IsoDate, Rule } from "../../types.ts";
import { normalizedName, onName } from "../mcp/names.ts";
import { isUpstream } from "../mcp/wire.ts";

const pattern = /^[a-zA-Z0-9_-]+$/;
/** The day of https://github.com/openai/codex/pull/8694. */
const rewrittenSince: IsoDate = "2026-01-03";

const toolNamePattern: Rule = {
  name: "tool-name-pattern",
  title: "A tool's name is made of letters, digits, `_` and `-` (until 2026)",
  why: "The API refuses each request, with every other tool in it.",
  mend: "Write `_` for dots, or update Codex.",
  verdict: "reject",
  stage: "upstream",
  until: rewrittenSince,
  ...onName((name, target) => (isUpstream(target, "openai") && !pattern.test(name) ? { name } : undefined)),
  says: "Invalid 'tools[{index}].name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
  sources: ["https://github.com/openai/codex/issues/8174", "https://github.com/cboxdk/statamic-mcp/issues/3"],
};

const toolName: Rule = {
  ...normalizedName,
  title: "A name of other characters than letters, digits, `_` and `-` is rewritten",
  since: rewrittenSince,
  ...onName((name) => (pattern.test(name) ? undefined : { name })),
  sources: ["https://github.com/openai/codex/pull/8694"],
};

export const nameRules: readonly Rule[] = [toolNamePattern, toolName];
