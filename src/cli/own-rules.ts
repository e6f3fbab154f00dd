import { unstableRule } from "../diff/index.ts";
import { hygieneRules } from "../hygiene/index.ts";
import { driftRules } from "../lock/index.ts";
import { lossRules } from "../loss/index.ts";
import type { OwnRule } from "../report/explain.ts";
import { budgetRules } from "../tokens/index.ts";
import type { Severity } from "../types.ts";

/** A rule that is no provider's. */
export interface NamedOwnRule {
  id: string;
  rule: OwnRule & { name: string; severity: Severity };
}

const families = {
  loss: lossRules,
  drift: [unstableRule, ...driftRules],
  budget: budgetRules,
  hygiene: hygieneRules,
} satisfies Record<string, readonly NamedOwnRule["rule"][]>;

/** Every rule that is no provider's; a family is one line above. */
export const ownRules: readonly NamedOwnRule[] = Object.entries(families).flatMap(([family, rules]) =>
  rules.map((rule: NamedOwnRule["rule"]) => ({ id: `${family}/${rule.name}`, rule })),
);

/** How the ids of each family begin. */
export const ownFamilies: readonly string[] = Object.keys(families).map((family) => `${family}/`);
