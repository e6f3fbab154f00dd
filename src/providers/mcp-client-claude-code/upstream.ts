import { onSchema } from "../../checks/schema.ts";
import { inForce } from "../../schema/dates.ts";
import { own } from "../../schema/json.ts";
import { pointerOf } from "../../schema/walk.ts";
import type { DatedLimit, IsoDate, Rule, Target } from "../../types.ts";
import { onName } from "../mcp/names.ts";
import { isUpstream, serverNameOf } from "../mcp/wire.ts";

/** What Claude Code takes, and Anthropic's API then refuses; where another provider is behind it, ask that one. */

const upstream = {
  verdict: "reject",
  stage: "upstream",
  why: "The API refuses each request, with every other tool in it.",
} as const;

/** 128 is first seen: anthropic-0037. */
const longNamesSince: IsoDate = "2025-07-25";
const limits: readonly DatedLimit[] = [
  { until: longNamesSince, limit: 64 },
  { since: longNamesSince, limit: 128 },
];

const toolNameLength: Rule = {
  ...upstream,
  name: "tool-name-length",
  title: "`mcp__<server>__<tool>` has at most 128 characters (64 until July 2025)",
  mend: "Shorten the tool's name.",
  ...onName((name, target) => {
    const limit = limits.find((dated) => inForce(dated, target.asOf))?.limit ?? 0;
    return isUpstream(target, "anthropic") && fullName(name, target).length > limit ? { limit } : undefined;
  }),
  says: "tools.{index}.custom.name: String should have at most {limit} characters",
  sources: ["https://github.com/anthropics/claude-code/issues/2412"],
};

const itemsArrayTuple: Rule = {
  ...upstream,
  name: "items-array-tuple",
  title: "`items` is one schema, not a list of them",
  mend: "Say `prefixItems`; a zod tuple needs the 2020-12 target.",
  ...onSchema(["items"], function* (place, { index }, { target }) {
    if (isUpstream(target, "anthropic") && Array.isArray(own(place.schema, "items")))
      yield { pointer: pointerOf(place, "items"), args: { index } };
  }),
  says: "tools.{index}.custom.input_schema: JSON schema is invalid. It must match JSON Schema draft 2020-12 (https://json-schema.org/draft/2020-12). Learn more about tool use at https://docs.anthropic.com/en/docs/tool-use.",
  sources: ["https://github.com/anthropics/claude-code/issues/586"],
};

export const upstreamRules: readonly Rule[] = [toolNameLength, itemsArrayTuple];

/** Where the server's name is not known, the name is taken to be whole. */
function fullName(name: string, target: Target): string {
  const server = serverNameOf(target);
  return server === undefined ? name : `mcp__${server}__${name}`;
}
