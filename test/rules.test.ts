import { describe, expect, test } from "vitest";
import { holes, textsOf } from "../src/checks/words.ts";
import { dayOf, judgeCase, runCase } from "../src/evidence/run.ts";
import { casesOf, evidenceTable, guardsOf } from "../src/evidence/table.ts";
import { today } from "../src/schema/dates.ts";
import type { Rule } from "../src/types.ts";
import { allCases, allProviders } from "./cases.ts";
import { rulesWithoutRefusal } from "./waivers.ts";

const rules = allProviders.flatMap((provider) =>
  provider.rules.map((rule) => ({ id: `${provider.id}/${rule.name}`, provider, rule })),
);

/** All that the cases of all providers made each rule return. */
const faults = new Map<Rule, Record<string, unknown>[]>();
for (const given of allCases) {
  const provider = allProviders.find(({ id }) => id === given.provider);
  if (!provider?.surfaces.some(({ id }) => id === given.surface)) continue;
  for (const finding of judgeCase(given, provider, today()).findings) {
    const rule = provider.rules.find(({ name }) => `${provider.id}/${name}` === finding.rule);
    if (rule) faults.set(rule, [...(faults.get(rule) ?? []), { ...finding.args }]);
  }
}

describe("the list of rules", () => {
  test.each(allProviders)("of $id names each rule once", ({ rules: listed }) => {
    const keys = listed.map(({ name }) => name);
    expect(keys).toEqual([...new Set(keys)]);
  });

  test.each(allProviders)("of $id uses only the provider's stages and surfaces", (provider) => {
    const stages = provider.answering.stages.map(({ name }) => name);
    for (const rule of provider.rules) {
      expect(stages).toContain(rule.stage);
      // A rule of a provider that stands behind this one names that provider's surfaces.
      const listing = allProviders.filter((each) => each === provider || (provider.holds && each.rules.includes(rule)));
      const surfaces = listing.flatMap((each) => each.surfaces.map(({ id }) => id));
      for (const surface of rule.when?.surfaces ?? []) expect(surfaces).toContain(surface);
    }
  });

  test("waives only rules that exist and still lack a refusing case", () => {
    const lacking = rules
      .filter(({ rule, provider }) => casesOf(rule, provider, allProviders, allCases).every(isAccept))
      .map(({ id }) => id);
    expect(Object.keys(rulesWithoutRefusal).filter((id) => !lacking.includes(id))).toEqual([]);
  });
});

describe.each(rules)("$id", ({ id, rule, provider }) => {
  const about = casesOf(rule, provider, allProviders, allCases);

  test("is held up by cases on both sides, or says why not", () => {
    if (rulesWithoutRefusal[id] === undefined) expect(about.filter((given) => !isAccept(given))).not.toEqual([]);
    expect(guardsOf(rule, provider, allProviders, allCases)).not.toEqual([]);
  });

  test("is contradicted by no date of its refusing cases", () => {
    const outside = about.filter((given) => {
      const day = dayOf(given, today());
      return !isAccept(given) && ((rule.since && day < rule.since) || (rule.until && day >= rule.until));
    });
    expect(outside.map((given) => given.id)).toEqual([]);
  });

  test("says words whose holes its check fills", () => {
    const given = faults.get(rule) ?? [];
    for (const text of textsOf(rule))
      for (const args of given) for (const hole of holes(text)) expect(Object.keys(args)).toContain(hole);
  });

  test("names its sources", () => {
    expect(rule.sources).not.toEqual([]);
  });
});

test("the evidence tables in src are today's", () => {
  for (const provider of allProviders)
    expect(provider.evidence).toEqual(evidenceTable(provider, allProviders, allCases));
});

test("no accepting case is refused by the rule it guards against", () => {
  const refused = allCases.filter(isAccept).filter((given) => !runCase(given, today()).verdict.agrees);
  expect(refused.map(({ id }) => id)).toEqual([]);
});

function isAccept({ verdict }: { verdict: string }): boolean {
  return verdict === "accept";
}
