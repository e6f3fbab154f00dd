import { UserError } from "../../errors.ts";
import { type RuleRow, rulesText } from "../../report/rules.ts";
import type { Io } from "../io.ts";
import { ownRules } from "../own-rules.ts";
import type { Arguments } from "../parse.ts";
import { allRules } from "../rule-names.ts";
import { displayOf } from "../terminal.ts";

/** `drycall rules`: every rule, and how well each of a provider's is known. */
export async function rules({ positionals, values }: Arguments, io: Io): Promise<number> {
  if (positionals.length > 0)
    throw new UserError("`drycall rules` takes no inputs", {
      hint: `\`drycall explain ${positionals[0]}\` tells of one rule`,
    });
  const rows = allRules().map(({ id, rule, provider }): RuleRow => {
    const { grade = "inferred", against = 0, accepting = 0 } = provider.evidence[rule.name] ?? {};
    const { title, verdict, since = null, until = null } = rule;
    return { id, verdict, grade, against, accepting, since, until, title };
  });
  const own = ownRules.map(({ id, rule: { severity, title } }) => ({ id, severity, title }));
  io.stdout.write(
    values.json
      ? `${JSON.stringify([...rows, ...own], null, 2)}\n`
      : rulesText(rows, own, displayOf(io.stdout, io, values)),
  );
  return 0;
}
