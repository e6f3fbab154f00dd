import { describe, expect, test } from "vitest";
import { checkTools } from "../../src/check.ts";
import { UserError } from "../../src/errors.ts";
import { lockOf, readLock, writeLock } from "../../src/lock/index.ts";
import type { Tool } from "../../src/types.ts";

const add: Tool = { name: "add", inputSchema: { type: "object" }, origin: { source: "test" } };
const text = writeLock(lockOf(checkTools([add], { targets: ["mcp"] })));

async function faultOf(broken: string): Promise<UserError> {
  const error: unknown = await readLock(broken, "drycall.lock.json").catch((thrown: unknown) => thrown);
  if (error instanceof UserError) return error;
  throw new Error("was read");
}

describe("a lock that cannot be read is told of with its place and what to do", () => {
  test.each([
    ["of a newer version", text.replace('"lockVersion": 1', '"lockVersion": 2'), /lock of version 2.*reads version 1/],
    ["that is cut off", text.slice(0, text.length / 2), /drycall\.lock\.json:\d+:\d+: /],
    ["that is empty", "", /drycall\.lock\.json:1:1: /],
    ["with a merge conflict", text.replace('  "order"', '<<<<<<< HEAD\n  "order"'), /:10: has a merge conflict/],
    ["with a stray comma", text.replace('"order": [', '"order": [,'), /drycall\.lock\.json:10:/],
    ["with a key twice", text.replace('"name": "add"', '"name": "add", "name": "sub"'), /:15:22: duplicate key "name"/],
    ["that is something else", "[]", /is no lock of drycall's/],
    ["with a wrong type", text.replace('"name": "add"', '"name": 7'), /`tools\.0\.name` must be string, and is 7/],
    [
      "with an unknown key",
      text.replace('"name": "add"', '"name": "add", "titel": 1'),
      /:15:31: `tools\.0\.titel` is no/,
    ],
    ["without a key", text.replace(/"written".*\n/, ""), /`tools\.0\.locked\.written` is missing/],
    ["with another verdict", text.replaceAll('"accept"', '"maybe"'), /must be one of accept, reject, ignored/],
    ["whose day is none", text.replace(/"asOf": "[^"]*"/, '"asOf": "today"'), /`asOf` must match/],
  ])("%s", async (_, broken, message) => {
    const { message: said, hint } = await faultOf(broken);
    expect(said).toMatch(message);
    expect(hint).toMatch(/drycall/);
  });
});

test("a lock that was laid out anew is the same lock", async () => {
  const { source, ...lock } = await readLock(JSON.stringify(JSON.parse(text)), "drycall.lock.json");
  expect(writeLock(lock)).toBe(text);
});
