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

/** Sums of so many distinct powers of two are exact. */
const mostNames = 53;

/** Most nodes have few keywords and most rules name theirs, so rules are looked up by the keywords of a node. */
function dispatch(rules: readonly SchemaRule[]): ToolRules["at"] {
  const names = [...new Set(rules.flatMap(({ keywords }) => keywords ?? []))];
  const lookAt = (node: JsonObject) =>
    rules.filter(({ keywords }) => !keywords || keywords.some((keyword) => Object.hasOwn(node, keyword)));
  if (names.length > mostNames) return lookAt;
  const weights = new Map(names.map((name, index) => [name, 2 ** index]));
  const known = new Map<number, readonly SchemaRule[]>();
  return (node) => {
    let key = 0;
    for (const keyword of Object.keys(node)) key += weights.get(keyword) ?? 0;
    const found = known.get(key) ?? lookAt(node);
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
