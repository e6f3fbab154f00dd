import { UserError } from "../errors.ts";
import { nearest } from "../near.ts";
import { providers } from "../providers/index.ts";
import { ruleName } from "../report/group.ts";
import type { Provider, Rule } from "../types.ts";
import { ownFamilies, ownRules } from "./own-rules.ts";

/** One rule of one provider. */
export interface NamedRule {
  id: string;
  rule: Rule;
  provider: Provider;
}

/** Every rule of a provider. */
export function allRules(): NamedRule[] {
  return providers.flatMap((provider: Provider) =>
    provider.rules.map((rule) => ({ id: `${provider.id}/${rule.name}`, rule, provider })),
  );
}

/**
 * Ids, or beginnings of ids, for what a user wrote: a name without a provider stands for the rules of all that have one of this name.
 *
 * @throws UserError where no rule is meant
 */
export function ruleNames(written: readonly string[]): string[] {
  const ids = [...allRules(), ...ownRules].map(({ id }) => id);
  return written.flatMap((name) => {
    if (name === "") throw new UserError("a rule's name is empty", { hint: "`drycall rules` lists them" });
    const isKnown = ids.some((id) => id.startsWith(name)) || ownFamilies.some((family) => name.startsWith(family));
    if (isKnown) return name;
    const bare = ids.filter((id) => ruleName(id).startsWith(name));
    if (bare.length > 0) return bare;
    const known = [...ids, ...ids.map(ruleName)];
    const beginnings = known.flatMap((each) => [each.slice(0, name.length), each.slice(0, name.length + 1)]);
    throw unknownRule(name, [...known, ...beginnings]);
  });
}

/** The fault of a rule that does not exist, with the nearest of those that do. */
export function unknownRule(name: string, known: readonly string[]): UserError {
  const near = nearest(name, known);
  return new UserError(`no rule is named \`${name}\``, {
    hint: near ? `did you mean \`${near}\`?` : "`drycall rules` lists them",
  });
}
