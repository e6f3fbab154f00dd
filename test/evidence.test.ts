import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { agreementOf } from "../src/evidence/agreement.ts";
import { runCase } from "../src/evidence/run.ts";
import { today } from "../src/schema/dates.ts";
import { allCases, allProviders } from "./cases.ts";

interface Waiver {
  id: string;
  field: "verdict" | "error" | "path";
  reason: string;
}

const waivers: Waiver[] = JSON.parse(readFileSync(new URL("../fixtures/cases/waivers.json", import.meta.url), "utf8"));
const isWaived = (id: string, field: string) => waivers.some((waiver) => waiver.id === id && waiver.field === field);

/** The least that each provider's emulation must agree with what was observed. */
const goals: Record<string, { error: number; path: number }> = {
  openai: { error: 0.97, path: 0.97 },
  "azure-openai": { error: 0.97, path: 0.97 },
};
const goal = (id: string) => goals[id] ?? { error: 0.95, path: 0.95 };

describe.each(allProviders)("$id", ({ id }) => {
  const outcomes = allCases.filter(({ provider }) => provider === id).map((given) => runCase(given, today()));
  const { byProvider, failures } = agreementOf(outcomes);
  const counts = byProvider[id];

  test("has cases", () => {
    expect(outcomes.length).toBeGreaterThan(0);
  });

  test("answers every case as the real provider did", () => {
    const unexplained = failures.filter((failure) => !isWaived(failure.id, failure.field));
    expect(unexplained).toEqual([]);
  });

  test("has waived at most 2 % of its verdicts, and reaches its goals in words and places without the waivers", () => {
    if (!counts) throw new Error(`no cases of ${id}`);
    expect(counts.verdict / counts.cases).toBeGreaterThanOrEqual(0.98);
    expect(counts.error).toBeGreaterThanOrEqual(goal(id).error * counts.errorComparable);
    expect(counts.path).toBeGreaterThanOrEqual(goal(id).path * counts.pathComparable);
  });
});

describe("waivers", () => {
  const { failures } = agreementOf(allCases.map((given) => runCase(given, today())));

  test.each(waivers)("$id $field is still needed", ({ id, field, reason }) => {
    expect(failures.map((failure) => `${failure.id} ${failure.field}`)).toContain(`${id} ${field}`);
    expect(reason.length).toBeGreaterThan(20);
  });
});
