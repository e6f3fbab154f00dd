import { describe, expect, test } from "vitest";
import { groupFindings, type SharedFault } from "../../src/report/group.ts";
import type { Finding } from "../../src/types.ts";
import { acme, bolt, finding, severities } from "./examples.ts";

function faultsOf(...findings: readonly Finding[]): readonly SharedFault[] {
  return groupFindings(findings).flatMap(({ faults }) => faults);
}

function providersOf({ findings }: SharedFault): (string | undefined)[] {
  return findings.map(({ target }) => target?.provider);
}

describe("one fault that several targets refuse is one", () => {
  test("where their rules have the same name", () => {
    const faults = faultsOf(finding({ target: acme }), finding({ target: bolt, title: "Arrays have items" }));
    expect(faults.map(providersOf)).toEqual([["acme", "bolt"]]);
  });

  test("where their rules have the same title", () => {
    const faults = faultsOf(finding({ target: acme }), finding({ target: bolt, rule: "bolt/items-required" }));
    expect(faults.map(providersOf)).toEqual([["acme", "bolt"]]);
  });

  test("however each spells the place", () => {
    const [path, context] = [{ path: "tools[0]" }, { path: "tools.0", context: "()" }];
    expect(faultsOf(finding({ target: acme, args: path }), finding({ target: bolt, args: context }))).toHaveLength(1);
  });

  test("and is as loud as its loudest finding", () => {
    const faults = faultsOf(
      finding({ target: acme, severity: "note" }),
      finding({ target: bolt, severity: "warning" }),
    );
    expect(severities(faults)).toEqual(["warning"]);
  });
});

describe("faults stay apart", () => {
  test.each<[string, Partial<Finding>]>([
    ["at another pointer", { pointer: "/properties/goal" }],
    ["in another tool", { tool: "book" }],
    ["in another file", { file: "more.json" }],
    ["under another name and title", { rule: "bolt/other", title: "Something else" }],
    ["about another key", { args: { missing: "b" } }],
  ])("%s", (_, other) => {
    expect(
      faultsOf(finding({ target: acme, args: { missing: "a" } }), finding({ target: bolt, ...other })),
    ).toHaveLength(2);
  });

  test("when one target says both", () => {
    expect(faultsOf(finding({ target: acme }), finding({ target: acme }))).toHaveLength(2);
  });

  test("and each finds its partner at the same place", () => {
    const missing = (key: string, target = acme) => finding({ target, args: { missing: key } });
    const faults = faultsOf(missing("a"), missing("b"), missing("a", bolt), missing("b", bolt));
    expect(faults.map(({ findings }) => findings.map(({ args }) => args.missing))).toEqual([
      ["a", "a"],
      ["b", "b"],
    ]);
  });
});

test("the loudest come first, then those further up in the file", () => {
  const at = (line: number, severity: Finding["severity"]) =>
    finding({ severity, pointer: `/${line}`, position: { line, column: 1 } });
  const lines = faultsOf(at(9, "error"), at(1, "note"), at(2, "error"), at(1, "warning")).map(
    ({ findings: [{ position }], severity }) => `${severity} ${position?.line}`,
  );
  expect(lines).toEqual(["error 2", "error 9", "warning 1", "note 1"]);
});
