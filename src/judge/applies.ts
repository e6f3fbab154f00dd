import { inForce } from "../schema/dates.ts";
import type { JsonObject, Provider, RequestCheck, Rule, RuleMeta, SchemaCheck, Target, ToolCheck } from "../types.ts";

/** The rules of a provider that hold for a target's request as a whole. */
export function requestRules(provider: Provider, target: Target): (RuleMeta & RequestCheck)[] {
  return provider.rules.filter((rule) => rule.on === "request").filter((rule) => applies(rule, target, provider));
}

type SchemaRule = RuleMeta & SchemaCheck;

/** The rules that hold for one tool, sorted by what they look at. */
export interface ToolRules {
  tool: readonly (RuleMeta & ToolCheck)[];
  schema: readonly SchemaRule[];
  /** Those of `schema` that look at a node with these keywords, in their order. */
  at(node: JsonObject): readonly SchemaRule[];
}

/** The rules of a provider that hold on a target for strict tools, or for the others. */
export function toolRules(provider: Provider, target: Target, strict: boolean): ToolRules {
  const rules = provider.rules.filter(
    (rule) => applies(rule, target, provider) && (rule.when?.strict ?? strict) === strict,
  );
  const schema = rules.filter((rule) => rule.on === "schema");
  return { tool: rules.filter((rule) => rule.on === "tool"), schema, at: dispatch(schema) };
}

/** Most nodes have few keywords and most rules name theirs, so the rules are looked up by keyword. */
function dispatch(rules: readonly SchemaRule[]): ToolRules["at"] {
  const always = rules.filter(({ keywords }) => keywords === undefined);
  const named = new Set(rules.flatMap(({ keywords }) => keywords ?? []));
  // The rules of a set of keywords, by those of the keywords that any rule names.
  const known = new Map<string, readonly SchemaRule[]>();
  return (node) => {
    const present = Object.keys(node).filter((keyword) => named.has(keyword));
    if (present.length === 0) return always;
    const key = present.join(" ");
    const found =
      known.get(key) ?? rules.filter(({ keywords }) => !keywords || present.some((name) => keywords.includes(name)));
    known.set(key, found);
    return found;
  };
}

/** Does a rule hold on a target's surface, day and model? */
export function applies(rule: Rule, target: Target, provider: Provider): boolean {
  const { surfaces, models } = rule.when ?? {};
  const onSurface = surfaces === undefined || surfaces.includes(target.surface);
  return (
    inForce(rule, target.asOf) &&
    (provider.holds?.(rule, target) ?? onSurface) !== false &&
    (models === undefined || (target.model !== undefined && models.test(target.model)))
  );
}
