import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { type CheckReport, check } from "../../src/check.ts";
import { UserError } from "../../src/errors.ts";
import { junit } from "../../src/report/junit.ts";
import { acme, bolt, evil, finding, plain, report, tool } from "./examples.ts";

const schema = readFileSync(new URL("../../fixtures/junit/junit.xsd", import.meta.url), "utf8");

async function faultsOf(contents: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: "report.xml", contents }],
    schema: [{ fileName: "junit.xsd", contents: schema }],
  });
  return errors.map(({ message }) => message);
}

describe("the report obeys the schema", () => {
  test("which refuses what is none", async () => {
    expect(await faultsOf("<testsuites><testcase/></testsuites>")).not.toEqual([]);
  });

  test("for the hand-written tools on every provider", async () => {
    const given = await check(["fixtures/tools/hand-written"], { targets: ["all"] });
    expect(await faultsOf(junit(given, plain))).toEqual([]);
  });

  test("with hostile text, a finding of all tools, one without target, and an input that could not be read", async () => {
    const hostile = finding({ tool: evil, title: evil, said: evil, why: evil, mend: evil, witness: evil });
    const { tool: _, ...together } = finding({ severity: "warning" });
    const { target: __, ...own } = finding({ rule: "hygiene/secret" });
    const given: CheckReport = {
      ...report([hostile, together, own], [tool(evil), tool("search")], [acme]),
      failures: [new UserError(evil, { hint: evil })],
    };
    const text = junit(given, plain);
    expect(await faultsOf(text)).toEqual([]);
    expect(text).not.toContain("<img");
    expect(text).toMatch(/<testsuite name="drycall" tests="2" failures="1"/);
    expect(text).toMatch(/<testsuite name="inputs" tests="1" failures="0" errors="1"/);
  });
});

test("a suite a target and a case a tool: errors fail it, warnings are said", () => {
  const findings = [
    finding(),
    finding({ target: bolt, severity: "warning" }),
    finding({ tool: "other", severity: "note" }),
  ];
  const text = junit(report(findings, [tool("search"), tool("other")], [acme, bolt]), plain);
  expect(text).toMatch(/<testsuites name="drycall" tests="4" failures="1" errors="0"/);
  const [ofAcme = "", ofBolt = ""] = text.split("</testsuite>");
  expect(ofAcme).toMatch(/<failure message="acme says no\." type="acme\/array-missing-items">/);
  expect(ofAcme).toContain("<system-out>note: ");
  expect(ofBolt).not.toContain("<failure");
  expect(ofBolt).toContain("<system-out>warning: ");
});
