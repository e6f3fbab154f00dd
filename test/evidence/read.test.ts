import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { readCases } from "../../src/evidence/read.ts";

const folder = mkdtempSync(join(tmpdir(), "drycall-cases-"));
afterAll(() => rmSync(folder, { recursive: true }));

const whole = {
  id: "new-provider-0001",
  provider: "new-provider",
  surface: "countTokens.messages.tools",
  strict: null,
  model: null,
  request: null,
  tools: [{ name: "t" }],
  verdict: "accept",
  status: 200,
  error: null,
  errorMatch: "none",
  path: null,
  rule: "plain-valid",
  current: null,
  observed: null,
  evidence: "observed",
  schemaFrom: "verbatim",
  source: ["https://example.org"],
  note: "",
};

function read(...cases: readonly object[]) {
  const file = join(folder, "cases.jsonl");
  writeFileSync(file, cases.map((given) => `${JSON.stringify(given)}\n`).join(""));
  return readCases(file, "cases.jsonl");
}

describe("a case is", () => {
  test.each([
    ["of a provider that drycall does not know", {}],
    ["without a schema", { tools: [{ name: "t" }] }],
    ["with a string for a schema", { tools: [{ name: "t", inputSchema: "{}" }] }],
    [
      "with other keys on a tool",
      { tools: [{ name: "t", inputSchema: true, cache_control: {}, description: { a: 1 } }] },
    ],
    ["without a tool", { tools: [] }],
    ["seen in a month", { observed: "2026-05" }],
    ["closed with a WebSocket's code", { status: 1007 }],
    ["at the root", { path: "" }],
  ])("%s", async (_, parts) => {
    expect(await read({ ...whole, ...parts })).toEqual([{ ...whole, ...parts }]);
  });
});

describe("no case is", () => {
  test.each<[string, object, string]>([
    ["of another verdict", { verdict: "maybe" }, "`verdict` must be one of reject, accept, ignored"],
    ["seen on no day", { observed: "2026-13-01" }, "`observed` must match"],
    ["with a path that is no pointer", { path: "properties" }, "`path` must match"],
    ["with an unknown key", { severity: 1 }, "`severity` is no known key"],
    ["without a source", { source: [] }, "`source` must NOT have fewer than 1 items"],
    ["with a nameless tool", { tools: [{}] }, "`tools.0.name` is missing"],
    ["missing a key", { note: undefined }, "`note` is missing"],
  ])("%s", async (_, parts, message) => {
    const error = await read(whole, { ...whole, ...parts }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(`cases.jsonl:2: is no case: ${message}`);
  });
});
