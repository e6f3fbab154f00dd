import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CheckReport, check } from "../../src/check.ts";
import { UserError } from "../../src/errors.ts";
import { json } from "../../src/report/json.ts";
import { validator } from "../../src/schema/validator.ts";
import { acme, bolt, finding, plain, report, tool } from "./examples.ts";

const schema = JSON.parse(readFileSync(new URL("../../schemas/report.schema.json", import.meta.url), "utf8"));
const faultsOf = await validator(schema);
const print = (given: CheckReport, options = plain) => JSON.parse(json(given, options));

describe("the report obeys its schema", () => {
  test("for the hand-written tools on every provider", async () => {
    const given = await check(["fixtures/tools/hand-written"], { targets: ["all"], tokens: true });
    expect(given.findings.length).toBeGreaterThan(0);
    expect(faultsOf(print(given))).toEqual([]);
  });

  test("with everything that can be absent", () => {
    const { target: _, tool: __, file: ___, position: ____, said: _____, ...bare } = finding();
    const given: CheckReport = {
      ...report([bare], [tool("a")], [acme]),
      passedOver: [{ what: "a", why: "b" }],
      failures: [new UserError("no")],
    };
    expect(faultsOf(print(given))).toEqual([]);
  });
});

test("a fault that two targets refuse is two findings and one fault", () => {
  const { findings, summary } = print(report([finding(), finding({ target: bolt })], [tool("search")], [acme, bolt]));
  expect(findings.map(({ target }: { target: string }) => target)).toEqual(["acme/tools", "bolt/tools"]);
  expect(summary.findings.error).toBe(2);
  expect(summary.faults.error).toBe(1);
});

test("--quiet leaves errors only, and counts all", () => {
  const given = report([finding(), finding({ severity: "note", pointer: "/x" })], [tool("search")], [acme]);
  const { findings, summary } = print(given, { ...plain, quiet: true });
  expect(findings).toHaveLength(1);
  expect(summary.findings).toEqual({ error: 1, warning: 0, note: 1 });
});

test("keys come in the schema's order, whatever is known", () => {
  const { tool: _, said: __, ...bare } = finding();
  const { findings } = print(report([finding(), bare], [tool("search")], [acme]));
  expect(Object.keys(findings[0])).toEqual(schema.$defs.finding.required);
  expect(Object.keys(findings[1])).toEqual(schema.$defs.finding.required);
});
