import { isObject, own } from "../../schema/json.ts";
import { walk } from "../../schema/walk.ts";
import type { IsoDate, RequestCheck, Rule, Violation, WireTool } from "../../types.ts";
import { edges } from "./grammar.ts";

/** What all strict tools of a request may cost together. Tools that are not strict cost nothing. */

const budget = {
  verdict: "reject",
  stage: "budgets",
  why: "All strict schemas of a request are compiled into one grammar: the whole request is refused.",
} as const;

const everywhere = { surfaces: ["messages.tools", "messages.output_config.format"] };

/** The three limits are known by then. */
const limitsSince: IsoDate = "2026-04-01";

/** Six simple strict tools passed and seven did not, three days before structured outputs left the beta. */
export const grammarTooLarge: Rule = {
  ...budget,
  name: "grammar-too-large",
  title: "A request has at most 6 strict tools (in the beta, until February 2026)",
  mend: "Keep `strict` for the tools that need it: {shares}.",
  when: { surfaces: ["messages.tools"] },
  until: "2026-02-04",
  ...spentAtMost(6, () => 1),
  says: "The compiled grammar is too large, which would cause performance issues. Simplify your tool schemas or reduce the number of strict tools.",
  sources: ["https://github.com/anthropics/anthropic-sdk-typescript/issues/885"],
};

export const strictToolCount: Rule = {
  ...budget,
  name: "strict-tool-count",
  title: "A request has at most 20 strict tools",
  mend: "Keep `strict` for the tools that need it: {shares}.",
  when: { surfaces: ["messages.tools"] },
  since: limitsSince,
  ...spentAtMost(20, () => 1),
  says: "Too many strict tools ({count}). The maximum number of strict tools supported is {limit}. Try reducing the number of tools marked as strict.",
  sources: [
    "https://github.com/pydantic/pydantic-ai/issues/5579",
    "GitHub code index, file ids 58989304321 and 68742218851",
  ],
};

export const optionalParameterCount: Rule = {
  ...budget,
  name: "optional-parameter-count",
  title: "The strict schemas of a request have at most 24 optional properties in all, nested ones included",
  mend: "Require more properties, or take `strict` from a tool. Spent by {shares}.",
  when: everywhere,
  since: limitsSince,
  ...spentAtMost(24, (tool) => spendingOf(tool).optional),
  says: "Schemas contains too many optional parameters ({count}), which would make grammar compilation inefficient. Reduce the number of optional parameters in your tool schemas (limit: {limit}).",
  sources: [
    "https://github.com/elie222/inbox-zero/issues/2323",
    "https://github.com/strands-agents/harness-sdk/issues/2664",
  ],
};

export const unionParameterCount: Rule = {
  ...budget,
  name: "union-parameter-count",
  title: "The strict schemas of a request have at most 16 properties with `anyOf` or a list of types in all",
  mend: "Make optional what is nullable, or take `strict` from a tool. Spent by {shares}.",
  when: everywhere,
  since: limitsSince,
  ...spentAtMost(16, (tool) => spendingOf(tool).unions),
  says: "Schemas contains too many parameters with union types ({count} parameters with type arrays or anyOf). This causes exponential compilation cost. Reduce the number of nullable or union-typed parameters (limit: {limit} parameters with unions).",
  sources: ["GitHub code index, file ids 52959800851, 57796904321, 68330008024 and 71497350845"],
};

/**
 * No formula is known. Two marks were measured on claude-haiku-4-5: 24 optional properties are too many for one tool,
 * though not for four (anthropic-0150, anthropic-0151), and so are 14 nullable ones for one object (anthropic-0164).
 */
export const schemaTooComplex: Rule = {
  ...budget,
  name: "schema-too-complex",
  stage: "complexity",
  title: "A strict tool has well under 24 optional properties, and an object of it at most 12 nullable ones",
  mend: "Require properties that are always known, split the object, or take `strict` from the tool.",
  when: { surfaces: ["messages.tools"], strict: true },
  on: "tool",
  check(tool): Violation[] {
    const { optional, nullableAtOnce } = spendingOf(tool);
    return optional >= 24 || nullableAtOnce >= 14 ? [{ grade: "documented", args: { optional, nullableAtOnce } }] : [];
  },
  says: "Schema is too complex for compilation. Try reducing the number of tools or simplifying tool schemas.",
  sources: [
    "https://platform.claude.com/docs/en/build-with-claude/structured-outputs",
    "GitHub code index, file ids 60999618230 and 66679477002",
  ],
};

export const budgetRules: readonly Rule[] = [
  grammarTooLarge,
  strictToolCount,
  optionalParameterCount,
  unionParameterCount,
  schemaTooComplex,
];

interface Spending {
  /** Properties that their object does not require. */
  optional: number;
  /** Properties with `anyOf` or a list of types. */
  unions: number;
  /** Most unions with null among the properties of one object. */
  nullableAtOnce: number;
}

const known = new WeakMap<object, Spending>();

function spendingOf({ schema }: WireTool): Spending {
  const spending = isObject(schema) ? known.get(schema) : undefined;
  if (spending) return spending;
  const counted = count(schema);
  if (isObject(schema)) known.set(schema, counted);
  return counted;
}

function count(schema: unknown): Spending {
  const spending: Spending = { optional: 0, unions: 0, nullableAtOnce: 0 };
  for (const place of walk(schema, edges)) {
    const properties = own(place.schema, "properties");
    if (!isObject(properties)) continue;
    const listed = own(place.schema, "required");
    const required = new Set(Array.isArray(listed) ? listed : []);
    const unions = Object.values(properties).filter(isUnion);
    spending.optional += Object.keys(properties).filter((key) => !required.has(key)).length;
    spending.unions += unions.length;
    spending.nullableAtOnce = Math.max(spending.nullableAtOnce, unions.filter(admitsNull).length);
  }
  return spending;
}

function isUnion(schema: unknown): boolean {
  return isObject(schema) && (Array.isArray(own(schema, "type")) || Array.isArray(own(schema, "anyOf")));
}

function admitsNull(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const branches = own(schema, "anyOf");
  return [
    own(schema, "type"),
    Array.isArray(branches) ? branches.map((branch) => isObject(branch) && own(branch, "type")) : [],
  ]
    .flat()
    .includes("null");
}

/** All strict tools together spend at most `limit`. Args: `count`, `limit`, `shares`: who spends how much, most first. */
function spentAtMost(limit: number, spend: (tool: WireTool) => number): RequestCheck {
  return {
    on: "request",
    check({ tools }) {
      const spent = tools.filter(({ strict }) => strict).map((tool) => ({ name: tool.name, share: spend(tool) }));
      const total = spent.reduce((sum, { share }) => sum + share, 0);
      if (total <= limit) return [];
      const spenders = spent.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
      const shares = spenders.map(({ name, share }) => `${name} ${share}`).join(", ");
      return [{ args: { count: total, limit, shares } }];
    },
  };
}
