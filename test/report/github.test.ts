import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { github } from "../../src/report/github.ts";
import { acme, evil, finding, plain, report, tool } from "./examples.ts";

const lines = (findings: Parameters<typeof report>[0], options = plain) =>
  github(report(findings, [tool("search")], [acme]), options)
    .trimEnd()
    .split("\n");

test("an annotation stands at its line in the repository, and tells the provider's words", () => {
  const found = finding({ file: "a,b:c.json", title: "Use 100 %: all" });
  expect(lines([found], { ...plain, folder: "packages/x" })).toEqual([
    "::error file=packages/x/a%2Cb%3Ac.json,line=4,col=16,title=search%3A Use 100 %25%3A all (acme/array-missing-items)::Refused by acme/tools: “acme says no.”%0AAdd `items`.",
  ]);
});

test("text of a schema starts no command and no new line", () => {
  const printed = lines([finding({ tool: evil, said: evil, witness: evil, mend: evil })]);
  expect(printed).toHaveLength(1);
  expect(printed[0]).not.toMatch(/\p{Cc}/u);
  expect(printed[0]).toContain("%250A");
});

test("ten of a kind are shown, as GitHub does, and the rest is counted", () => {
  const errors = Array.from({ length: 12 }, (_, index) => finding({ tool: `tool_${index}`, pointer: `/${index}` }));
  const warnings = Array.from({ length: 3 }, (_, index) => finding({ severity: "warning", pointer: `/w${index}` }));
  const printed = lines([...warnings, ...errors]);
  expect(printed.filter((line) => line.startsWith("::error "))).toHaveLength(10);
  expect(printed.filter((line) => line.startsWith("::warning "))).toHaveLength(3);
  expect(printed.at(-1)).toMatch(/^::notice title=drycall::2 more faults in tool_10, tool_11: /);
});

test("notes are annotations only where they are asked for", () => {
  const note = finding({ severity: "note" });
  expect(lines([note])).toEqual([""]);
  expect(lines([note], { ...plain, notes: true })[0]).toMatch(/^::notice file=/);
});

test("a fault of all tools stands at the first file, an input that could not be read at none", () => {
  const { tool: _, file: __, position: ___, ...together } = finding();
  const given = {
    ...report([together], [tool("search", "x.json")], [acme]),
    failures: [new UserError("gone", { hint: "look" })],
  };
  const [failure, fault] = github(given, plain).split("\n");
  expect(failure).toBe("::error::gone%0Alook");
  expect(fault).toMatch(/^::error file=x\.json,title=all tools together%3A /);
});
