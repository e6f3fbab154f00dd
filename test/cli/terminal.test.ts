import { describe, expect, test } from "vitest";
import { displayOf } from "../../src/cli/terminal.ts";

const output = (isTTY: boolean, columns?: number) => ({ write: () => true, isTTY, columns });

describe("colour", () => {
  test.each<[string, boolean, boolean, Record<string, string>, { color?: boolean; "no-color"?: boolean }]>([
    ["on a terminal", true, true, {}, {}],
    ["not in a pipe", false, false, {}, {}],
    ["not with NO_COLOR", false, true, { NO_COLOR: "1" }, {}],
    ["with an empty NO_COLOR, which counts as absent", true, true, { NO_COLOR: "" }, {}],
    ["with FORCE_COLOR", true, false, { FORCE_COLOR: "1" }, {}],
    ["not with FORCE_COLOR=0", false, true, { FORCE_COLOR: "0" }, {}],
    ["not where NO_COLOR and FORCE_COLOR disagree", false, true, { NO_COLOR: "1", FORCE_COLOR: "1" }, {}],
    ["in GitHub's log", true, false, { GITHUB_ACTIONS: "true", CI: "true" }, {}],
    ["not in another log", false, false, { CI: "true" }, {}],
    ["not on a dumb terminal", false, true, { TERM: "dumb" }, {}],
    ["with --color, whatever the environment says", true, false, { NO_COLOR: "1" }, { color: true }],
    ["not with --no-color, whatever the environment says", false, true, { FORCE_COLOR: "1" }, { "no-color": true }],
  ])("%s", (_, expected, isTTY, env, flags) => {
    expect(displayOf(output(isTTY), { env }, flags).colour).toBe(expected);
  });
});

describe("line drawing", () => {
  test.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ LANG: "en_GB.UTF-8" }, true],
    [{ LANG: "C.utf8" }, true],
    [{ LANG: "C" }, false],
    [{ LANG: "en_GB.UTF-8", LC_ALL: "POSIX" }, false],
    [{ TERM: "linux", LANG: "en_GB.UTF-8" }, false],
  ])("in %j: %s", (env, expected) => {
    expect(displayOf(output(true), { env }).unicode).toBe(expected);
  });
});

test.each([
  [undefined, 80],
  [0, 80],
  [50, 50],
  [300, 120],
])("a terminal of %s columns is written to on %d", (columns, width) => {
  expect(displayOf(output(true, columns), { env: {} }).width).toBe(width);
});
