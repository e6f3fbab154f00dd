import { UserError } from "../../errors.ts";
import { readCases } from "../../evidence/read.ts";
import { casesOf } from "../../evidence/table.ts";
import { providers } from "../../providers/index.ts";
import { explainOwnText, explainText } from "../../report/explain.ts";
import { packagedCaseFiles } from "../case-files.ts";
import type { Io } from "../io.ts";
import { ownRules } from "../own-rules.ts";
import type { Arguments } from "../parse.ts";
import { allRules, type NamedRule, unknownRule } from "../rule-names.ts";
import { displayOf } from "../terminal.ts";

/** `drycall explain`: all that is known of a rule, of every provider that has it where none is named. */
export async function explain({ positionals, values }: Arguments, io: Io): Promise<number> {
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0)
    throw new UserError("`drycall explain` takes one rule", { hint: "`drycall rules` lists them" });
  const own = ownRules.find(({ id, rule }) => name === rule.name || name === id);
  if (own) {
    io.stdout.write(explainOwnText(own.id, own.rule, displayOf(io.stdout, io, values)));
    return 0;
  }
  const known = allRules();
  const named = known.filter(({ id, rule }) => id === name || rule.name === name);
  if (named.length === 0)
    throw unknownRule(name, [...known.flatMap(({ id, rule }) => [id, rule.name]), ...ownRules.map(({ id }) => id)]);
  const cases = (await Promise.all((await packagedCaseFiles()).map((file) => readCases(file)))).flat();
  const texts = shared(named).map((same) => {
    const [{ rule, provider }] = same;
    const grade = provider.evidence[rule.name]?.grade ?? "inferred";
    const explained = { ids: same.map(({ id }) => id), rule, grade, cases: casesOf(rule, provider, providers, cases) };
    return explainText(explained, displayOf(io.stdout, io, values));
  });
  io.stdout.write(texts.join("\n\n"));
  return 0;
}

/** Providers that list the very same rule share its cases. */
function shared(named: readonly NamedRule[]): [NamedRule, ...NamedRule[]][] {
  const groups: [NamedRule, ...NamedRule[]][] = [];
  for (const each of named) {
    const same = groups.find(([first]) => first.rule === each.rule);
    if (same) same.push(each);
    else groups.push([each]);
  }
  return groups;
}
