import { describe, expect, test } from "vitest";
import { opposite } from "../../src/diff/changes.ts";
import { changeRules, changesBetween } from "../../src/diff/index.ts";
import { changeFixtures } from "./fixtures.ts";
import { rulesWithoutFixture, rulesWithoutMirror } from "./waivers.ts";

describe("each change in fixtures/changes", () => {
  test.each(changeFixtures)("$name is told, at its place and level, and nothing else", ({
    name,
    before,
    after,
    expected,
  }) => {
    const isOfPrefix = expected.some(({ rule }) => rule === "prompt-prefix-changed");
    const told = changesBetween(before, after)
      .filter(({ rule }) => isOfPrefix || rule !== "prompt-prefix-changed")
      .map(({ rule, level, tool, pointer }) => ({ rule, level, tool, pointer }));
    const inOrder = (list: readonly { rule: string }[]) => [...list].sort((a, b) => (a.rule < b.rule ? -1 : 1));
    expect(inOrder(told)).toEqual(inOrder(expected));
    expect(expected.map(({ rule }) => rule)).toContain(name);
  });

  test.each(changeFixtures)("$name: a catalogue does not differ from itself", ({ before, after }) => {
    expect(changesBetween(before, structuredClone(before))).toEqual([]);
    expect(changesBetween(after, structuredClone(after))).toEqual([]);
  });
});

describe("the change table", () => {
  const ids = changeRules.map(({ id }) => id);

  test("names each change once", () => {
    expect(ids).toEqual([...new Set(ids)]);
  });

  test("has a mirror for every change, or a written reason for its absence", () => {
    const alone = changeRules
      .filter(({ of, direction }) => !ids.includes(`${of}-${opposite[direction]}`))
      .map(({ id }) => id);
    expect(alone).toEqual(Object.keys(rulesWithoutMirror));
  });

  test("has a fixture for every change, or a written reason for its absence", () => {
    const folders = changeFixtures.map(({ name }) => name);
    expect(ids.filter((id) => !folders.includes(id))).toEqual(Object.keys(rulesWithoutFixture));
    expect(folders.filter((name) => !ids.includes(name))).toEqual([]);
  });

  test("takes no wording or cache change for more than information", () => {
    const loud = changeRules.filter(({ harms, level }) => ["wording", "cache"].includes(harms) && level !== "info");
    expect(loud).toEqual([]);
  });
});
