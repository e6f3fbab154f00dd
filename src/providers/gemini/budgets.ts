import { repr } from "../../python/repr.ts";
import { own } from "../../schema/json.ts";
import { walk } from "../../schema/walk.ts";
import type { Grade, RequestCheck, Rule, WireRequest, WireTool } from "../../types.ts";

/**
 * What declarations may cost when they are compiled into a constraint. Google publishes no numbers;
 * these lie between the largest that was seen to pass and the smallest that was not, on gemini-3-flash-preview.
 * So a request over budget is warned of, with each tool's share.
 */

const budget = {
  why: "The whole request is refused, and the answer names neither the tool nor the cause.",
  verdict: "reject",
  stage: "compile",
  when: { surfaces: ["functionDeclarations.parametersJsonSchema"] },
  says: "Request contains an invalid argument.",
} as const;

interface Budget {
  /** What one tool costs. */
  cost(tool: WireTool): number;
  limit(request: WireRequest): number;
  /** Only where the model is forced to call a tool. */
  forced?: true;
  /** Measured with a single tool: that several share the budget is believed. */
  single?: true;
}

/** The tools of a request cost at most so much together. Args: `total`, `limit`, `shares`. */
function within({ cost, limit: limitOf, forced, single }: Budget): RequestCheck {
  return {
    on: "request",
    check(request) {
      const { toolChoice } = request.target.request ?? {};
      if (forced && String(toolChoice).toLowerCase() !== "any") return [];
      const costs = request.tools.map((tool) => ({ tool, cost: cost(tool) })).sort((a, b) => b.cost - a.cost);
      const total = costs.reduce((sum, each) => sum + each.cost, 0);
      const limit = limitOf(request);
      const [largest] = costs;
      if (!largest || total <= limit) return [];
      const shares = costs.slice(0, 5).map((each) => `${each.tool.name} ${each.cost}`);
      const grade = gradeOf(request, single === true && largest.cost <= limit);
      return [{ tool: largest.tool.index, grade, args: { total, limit, shares: shares.join(", ") } }];
    },
  };
}

function gradeOf({ target: { model = "gemini-3" } }: WireRequest, believed: boolean): Grade {
  return believed || !/gemini-3/.test(model) ? "inferred" : "documented";
}

/** The same tools are asked about in many requests, one for each tenant. */
const knownMaxItems = new WeakMap<object, readonly number[]>();

function maxItemsOf({ schema }: WireTool): readonly number[] {
  if (typeof schema !== "object" || schema === null) return [];
  const known = knownMaxItems.get(schema);
  if (known) return known;
  const found = [...walk(schema)]
    .map((place) => own(place.schema, "maxItems"))
    .filter((most): most is number => typeof most === "number");
  knownMaxItems.set(schema, found);
  return found;
}

export const maxItems: Rule = {
  ...budget,
  name: "max-items-budget",
  title: "All `maxItems` of a request add up to about 960 at most",
  mend: "Leave `maxItems` out where the handler can check it. Here they add up to {total}: {shares}.",
  when: { surfaces: [...budget.when.surfaces, "responseJsonSchema"] },
  ...within({
    cost: (tool) => maxItemsOf(tool).reduce((sum, most) => sum + most, 0),
    // One list of 971 passes, 972 not; eight of 119 pass, of 120 not (gemini-0131 to gemini-0138).
    limit: ({ tools }) => (tools.flatMap(maxItemsOf).length > 1 ? 959 : 971),
    single: true,
  }),
  sources: ["https://github.com/googleapis/python-genai/issues/2170", "https://github.com/vercel/ai/issues/21192"],
};

/** A line through the eight measurements gemini-0142 to gemini-0149: the characters of all values, and four for each enum. */
export const anyModeEnums: Rule = {
  ...budget,
  name: "any-mode-enum-budget",
  title: "Under mode ANY the values of all enums have about 3,000 characters at most",
  mend: "Shorten the values, or use mode AUTO. Here they cost {total} of {limit}: {shares}.",
  ...within({
    cost({ schema }) {
      const enums = [...walk(schema)].map((place) => own(place.schema, "enum")).filter(Array.isArray);
      return enums.reduce((sum, members) => sum + 4 + members.map(String).join("").length, 0);
    },
    limit: () => 3280,
    forced: true,
  }),
  sources: ["https://github.com/googleapis/python-genai/issues/2133"],
};

/** 63,870 bytes passed and 65,755 did not, as Python's `json.dumps` spaces them. */
export const anyModeSize: Rule = {
  ...budget,
  name: "any-mode-size-budget",
  title: "Under mode ANY the declarations have about 64 KB at most",
  mend: "Send fewer tools, shorten descriptions, or use mode AUTO. Here they have {total} bytes: {shares}.",
  ...within({ cost: ({ wire }) => repr(wire).length + 2, limit: () => 65_536, forced: true }),
  sources: ["https://github.com/googleapis/python-genai/issues/2293"],
};

export const budgetRules: readonly Rule[] = [maxItems, anyModeEnums, anyModeSize];
