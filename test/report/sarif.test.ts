import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { afterAll, describe, expect, test } from "vitest";
import { type CheckReport, check } from "../../src/check.ts";
import { textFixes } from "../../src/cli/text-fixes.ts";
import { UserError } from "../../src/errors.ts";
import { sarif } from "../../src/report/sarif.ts";
import { acme, bolt, evil, finding, plain, report, target, tool } from "./examples.ts";

// The published schema is draft-04, of which it uses nothing that draft-07 reads otherwise but `id`.
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(new URL("../../fixtures/sarif/sarif-2.1.0-rtm.5.json", import.meta.url), "utf8"));
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(schema);

function faultsOf(text: string): unknown {
  validate(JSON.parse(text));
  return validate.errors ?? [];
}

const print = (given: CheckReport, options = plain) => JSON.parse(sarif(given, options)).runs[0];

describe("the log obeys the published schema", () => {
  test("which refuses what is none", () => {
    expect(faultsOf('{ "version": "2.1.0", "runs": [{ "results": [{}] }] }')).not.toEqual([]);
  });

  test("for the hand-written tools on every provider", async () => {
    const given = await check(["fixtures/tools/hand-written"], { targets: ["all"] });
    const text = sarif(given, plain);
    expect(faultsOf(text)).toEqual([]);
    expect(JSON.parse(text).runs[0].results.length).toBeGreaterThan(20);
  });

  test("with everything that can be absent, and with hostile text", () => {
    const { target: _, tool: __, file: ___, position: ____, said: _____, ...bare } = finding();
    const hostile = finding({ tool: evil, title: evil, said: evil, file: `${evil}.json`, witness: { [evil]: 1 } });
    const given: CheckReport = {
      ...report([bare, hostile], [{ ...tool("a"), origin: { source: "mcp" } }], [acme]),
      failures: [new UserError("no")],
    };
    expect(faultsOf(sarif(given, plain))).toEqual([]);
  });
});

test("every result's rule is described, with the words of the rule, its sources and its level", async () => {
  const given = await check(["fixtures/tools/hand-written"], { targets: ["openai"] });
  const { tool, results } = print(given);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  const rule = tool.driver.rules.find(({ id }: { id: string }) => id === "openai/array-missing-items");
  expect(rule).toMatchObject({
    name: "array-missing-items",
    helpUri: expect.stringMatching(/^https:/),
    help: { markdown: expect.stringContaining("**What to do:**") },
    defaultConfiguration: { level: "error" },
  });
});

test("surfaces of a provider that refuse the same are one result; another provider's is another", () => {
  const chat = target("acme", "chat");
  const given = report(
    [finding(), finding({ target: chat }), finding({ target: bolt })],
    [tool("a")],
    [acme, chat, bolt],
  );
  const { results } = print(given);
  expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
    "acme/array-missing-items",
    "bolt/array-missing-items",
  ]);
  expect(results[0].properties.targets).toEqual(["acme/tools", "acme/chat"]);
  const alone = print(report([finding({ target: chat })], [tool("a")], [chat])).results[0];
  expect(alone.partialFingerprints).toEqual(results[0].partialFingerprints);
});

test("a place is a file of the repository, percent-encoded, and a region", () => {
  const found = finding({ file: "my tools/a#1.json" });
  const [{ locations }] = print(report([found], [tool("search")], [acme]), { ...plain, folder: "packages/x" }).results;
  expect(locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: "packages/x/my%20tools/a%231.json", uriBaseId: "%SRCROOT%" },
        region: { startLine: 4, startColumn: 16 },
      },
      logicalLocations: [{ name: "search", fullyQualifiedName: "search/properties/stops", kind: "tool" }],
    },
  ]);
});

test("a file outside the folder of the run is found from the root of the repository", () => {
  const found = finding({ file: "../tools.json" });
  const [{ locations }] = print(report([found], [tool("search")], [acme]), { ...plain, folder: "packages/x" }).results;
  expect(locations[0].physicalLocation.artifactLocation.uri).toBe("packages/tools.json");
});

test("a rule of drycall's own has no target, and its words come from the finding", () => {
  const { target: _, verdict: __, grade: ___, ...bare } = finding({ rule: "budget/tokens", witness: { a: 1 } });
  const { tool: driver, results } = print(report([bare], [tool("search")], [acme]));
  expect(driver.driver.rules[0]).toMatchObject({ id: "budget/tokens", fullDescription: { text: bare.why } });
  expect(results[0].message.text).toContain('Witness: {"a":1}');
  expect(results[0].properties).toMatchObject({ targets: [], witness: { a: 1 } });
});

test("what the lock accepts is a result that is suppressed", () => {
  const given: CheckReport = {
    ...report([finding()], [tool("search")], [acme]),
    lock: { file: "drycall.lock.json", asOf: "2026-11-21", part: false, accepted: [finding({ pointer: "/x" })] },
  };
  expect(faultsOf(sarif(given, plain))).toEqual([]);
  const [told, accepted] = print(given).results;
  expect(told.suppressions).toBeUndefined();
  expect(accepted.suppressions).toMatchObject([{ kind: "external", status: "accepted" }]);
});

describe("a fix is a change of the file's text", () => {
  const folder = mkdtempSync(join(tmpdir(), "drycall-sarif-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["tools.jsonc", '\ufeff[\r\n  // one\r\n  { "name": "a", "parameters": SCHEMA }\r\n]\r\n'],
    ["tools.json", '[{"name":"a","parameters":SCHEMA}]'],
    [
      "tools.yaml",
      "- name: a\n  parameters:\n    type: object\n    properties:\n      tags:\n        type: array # of what?\n",
    ],
  ])("in %s", async (file, text) => {
    const schema = '{ "type": "object", "properties": { "tags": { "type": "array" } } }';
    writeFileSync(join(folder, file), text.replace("SCHEMA", schema));
    const given = await check([file], { cwd: folder, targets: ["openai"] });
    const printed = sarif(given, { ...plain, textFixes: await textFixes(given, folder) });
    expect(faultsOf(printed)).toEqual([]);
    const { results } = JSON.parse(printed).runs[0];
    const { fixes } = results.find(({ ruleId }: { ruleId: string }) => ruleId === "openai/array-missing-items");
    const [{ artifactLocation, replacements }] = fixes[0].artifactChanges;
    expect(artifactLocation.uri).toBe(file);
    writeFileSync(join(folder, file), replaced(text.replace("SCHEMA", schema).replace(/^\ufeff/, ""), replacements[0]));
    const mended = await check([file], { cwd: folder, targets: ["openai"], only: ["openai/array-missing-items"] });
    expect(mended.findings).toEqual([]);
  });
});

/** The text after a replacement, as the standard says to make it. */
function replaced(text: string, { deletedRegion: at, insertedContent }: Replacement): string {
  const offset = (line: number, column: number) =>
    text
      .split("\n")
      .slice(0, line - 1)
      .reduce((sum, each) => sum + each.length + 1, 0) +
    column -
    1;
  const [start, end] = [offset(at.startLine, at.startColumn), offset(at.endLine, at.endColumn)];
  return text.slice(0, start) + insertedContent.text + text.slice(end);
}

interface Replacement {
  deletedRegion: { startLine: number; startColumn: number; endLine: number; endColumn: number };
  insertedContent: { text: string };
}

test("--quiet leaves errors only", () => {
  const given = report([finding(), finding({ severity: "note", pointer: "/x" })], [tool("search")], [acme]);
  expect(print(given, { ...plain, quiet: true }).results).toHaveLength(1);
});
