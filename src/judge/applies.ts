import { inForce } from "../schema/dates.ts";
import type { Provider, RequestCheck, Rule, RuleMeta, SchemaCheck, Target, ToolCheck } from "../types.ts";

/** The rules of a provider that hold for a target's request as a whole. */
export function requestRules(provider: Provider, target: Target): (RuleMeta & RequestCheck)[] {
  return provider.rules.filter((rule) => rule.on === "request").filter((rule) => applies(rule, target, provider));
}

/** The rules that hold for one tool, sorted by what they look at. */
export interface ToolRules {
  tool: readonly (RuleMeta & ToolCheck)[];
  schema: readonly (RuleMeta & SchemaCheck)[];
}

/** The rules of a provider that hold on a target for strict tools, or for the others. */
export function toolRules(provider: Provider, target: Target, strict: boolean): ToolRules {
  const rules = provider.rules.filter(
    (rule) => applies(rule, target, provider) && (rule.when?.strict ?? strict) === strict,
  );
  return { tool: rules.filter((rule) => rule.on === "tool"), schema: rules.filter((rule) => rule.on === "schema") };
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
