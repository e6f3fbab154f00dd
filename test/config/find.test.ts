import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findConfig } from "../../src/config/find.ts";
import { UserError } from "../../src/errors.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "drycall-config-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function faultOf(name?: string): Promise<UserError> {
  const error = await findConfig(folder, name).catch((thrown: unknown) => thrown);
  if (error instanceof UserError) return error;
  throw new Error(`was no UserError: ${error}`);
}

const module = "export default { targets: ['openai'] };";

describe("a config is found", () => {
  test.each([
    ["drycall.config.ts", "const config: { targets: string[] } = { targets: ['openai'] };\nexport default config;"],
    ["drycall.config.mts", module],
    ["drycall.config.js", module],
    ["drycall.config.mjs", module],
    ["drycall.config.json", '{ "$schema": "./x.json", "targets": ["openai"] }'],
    ["package.json", '{ "name": "x", "drycall": { "targets": ["openai"] } }'],
  ])("in %s", async (file, text) => {
    write({ [file]: text });
    expect(await findConfig(folder)).toMatchObject({ file, folder, config: { targets: ["openai"] } });
  });

  test("elsewhere, where it is named; its inputs are seen from there", async () => {
    write({ "sub/other.json": "{}" });
    expect(await findConfig(folder, "sub/other.json")).toEqual({
      config: {},
      file: "sub/other.json",
      folder: join(folder, "sub"),
    });
  });

  test("in its own file before package.json", async () => {
    write({ "drycall.config.json": "{}", "package.json": '{ "drycall": { "targets": ["all"] } }' });
    expect((await findConfig(folder))?.file).toBe("drycall.config.json");
  });
});

describe("there is none", () => {
  test("in an empty folder", async () => {
    expect(await findConfig(folder)).toBeUndefined();
  });

  test("in a package.json that does not speak of drycall", async () => {
    write({ "package.json": '{ "name": "x" }' });
    expect(await findConfig(folder)).toBeUndefined();
  });
});

describe("a config that cannot be used is named", () => {
  test.each([
    [
      "throws",
      "drycall.config.mjs",
      "throw new Error('no key');",
      "drycall.config.mjs: throws when it is loaded: no key",
    ],
    ["does not compile", "drycall.config.ts", "export default {", "drycall.config.ts: throws when it is loaded: "],
    ["has no default export", "drycall.config.js", "export const a = 1;", "drycall.config.js: has no default export"],
    ["is not JSON", "drycall.config.json", "{ targets: [] }", "drycall.config.json: is not JSON: "],
    ["is no object", "drycall.config.json", "[]", "drycall.config.json: the config must be object, and is []"],
    ["has an unknown key", "drycall.config.json", '{ "colour": 1 }', "drycall.config.json: `colour` is no known key"],
    [
      "has an unknown key within",
      "drycall.config.json",
      '{ "mcp": { "timeout": 1 } }',
      "drycall.config.json: `mcp.timeout` is no known key",
    ],
    [
      "has a list of something else",
      "drycall.config.json",
      '{ "inputs": [1] }',
      "drycall.config.json: `inputs.0` must be string, and is 1",
    ],
    [
      "has another grade",
      "drycall.config.json",
      '{ "trust": "inferred" }',
      'drycall.config.json: `trust` must be one of observed, source, documented, and is "inferred"',
    ],
  ])("that %s", async (_, file, text, message) => {
    write({ [file]: text });
    expect((await faultOf()).message).toContain(message);
  });

  test("that is not there", async () => {
    expect((await faultOf("none.json")).message).toBe("none.json: cannot be read: ENOENT");
  });
});

test.each([
  ['{ "maxWarning": 1 }', "did you mean `maxWarnings`?"],
  ['{ "mcp": { "seconds": 1 } }', "the keys there are timeoutSeconds"],
  ['{ "maxWarnings": -1 }', "More warnings than this are a failure."],
])("%s is hinted at: %s", async (text, hint) => {
  write({ "drycall.config.json": text });
  expect((await faultOf()).hint).toBe(hint);
});
