import { expect, test } from "vitest";
import { checkTools } from "../../src/check.ts";
import { acceptedOf, sift } from "../../src/lock/accepted.ts";
import { type Accepted, lockOf } from "../../src/lock/index.ts";
import type { IsoDate, Tool } from "../../src/types.ts";

const list: Tool = {
  name: "list",
  inputSchema: { type: "object", properties: { ids: { type: "array" } } },
  origin: { source: "test" },
};
const report = checkTools([list], { targets: ["openai/chat.tools"] });
const refusals = report.findings.filter(({ severity }) => severity === "error");

function sifted(accepted: Accepted[], day: IsoDate = "2026-11-22", part = false) {
  const { findings, drift, ...rest } = sift(lockOf(report, { accepted }), report.findings, report, part, day);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return { errors, accepted: rest.accepted.length, drift: drift.map(({ rule }) => rule) };
}

test("the tool is refused, or nothing is tested here", () => {
  expect(refusals.length).toBeGreaterThan(0);
});

test("what is accepted is no finding", () => {
  const entries = acceptedOf(refusals, "answers are short");
  expect(sifted(entries)).toEqual({ errors: 0, accepted: refusals.length, drift: [] });
});

test("what is accepted until a day is accepted on that day, and a finding on the next", () => {
  const entries = acceptedOf(refusals.slice(0, 1), "until the next release", "2026-11-22");
  expect(sifted(entries, "2026-11-22")).toEqual({ errors: refusals.length - 1, accepted: 1, drift: [] });
  expect(sifted(entries, "2026-11-23")).toEqual({
    errors: refusals.length,
    accepted: 0,
    drift: ["drift/accepted-expired"],
  });
});

test("what is accepted and found no more is stale", () => {
  const gone = { fingerprint: "0123456789ab", rule: "openai/name-pattern", tool: "list", reason: "legacy" };
  expect(sifted([gone]).drift).toEqual(["drift/accepted-stale"]);
  // Its tool may be among those that were not looked at.
  expect(sifted([{ ...gone, tool: "other" }], "2026-11-22", true).drift).toEqual([]);
  // Its target was not asked.
  expect(sifted([{ ...gone, target: "mcp/tools/list" }]).drift).toEqual([]);
});
