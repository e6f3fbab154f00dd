import { describe, expect, test } from "vitest";
import { agreementOnDrift, diffCatalogues, readDriftCase } from "../../src/diff/index.ts";
import { anyOf } from "../../src/diff/match.ts";
import { UserError } from "../../src/errors.ts";
import { accepts } from "../../src/schema/accepts.ts";
import { isObject } from "../../src/schema/json.ts";
import { driftCases } from "./fixtures.ts";

test("every verdict of the drift cases agrees", async () => {
  const { total, failures } = await agreementOnDrift(driftCases);
  expect(total).toBe(driftCases.length);
  expect(failures).toEqual([]);
});

test("a wrong verdict is a failure that names case, field and both verdicts", async () => {
  const [first] = driftCases;
  if (!first) throw new Error("no drift cases");
  const wrong = { ...first, verdict: { args_replay: "compatible", cache: "broken" } };
  const { agree, failures } = await agreementOnDrift([wrong]);
  expect(agree).toEqual({ args_replay: 0, cache: 1, relation: 0 });
  expect(failures).toEqual([{ id: first.id, field: "args_replay", expected: "compatible", actual: "breaking" }]);
});

test.each([null, {}, { id: "a", before: [{}], after: [], verdict: {} }])("%j is refused as a case", (line) => {
  expect(() => readDriftCase(line, "f.jsonl:1")).toThrow(UserError);
});

describe("pairs of equal meaning that break no recorded call", () => {
  const pairs = driftCases.filter(
    ({ verdict }) => verdict.relation === "equal" && verdict.args_replay === "compatible",
  );

  test.each(pairs)("$id has no change of arguments", async ({ before, after }) => {
    const { changes } = await diffCatalogues(before, after);
    expect(changes.filter(({ harms, level }) => harms === "arguments" && level !== "info")).toEqual([]);
  });
});

describe("a breaking pair has a witness", () => {
  const pairs = driftCases.filter(({ verdict }) => verdict.args_replay === "breaking");

  test.each(pairs)("$id: valid before, and refused or partly ignored after", async ({ before, after }) => {
    const { changes } = await diffCatalogues(before, after);
    const breaking = changes.filter(({ harms, level }) => harms === "arguments" && level === "breaking");
    expect(breaking.length).toBeGreaterThan(0);
    for (const { tool, witness } of breaking) {
      const was = anyOf(before.filter(({ name }) => name === tool));
      const heirs = after.filter(({ name }) => name === tool);
      if (!witness || !isObject(was)) throw new Error(`${tool} has no witness`);
      expect(accepts(was, witness.arguments)).toBe(true);
      const is = anyOf(heirs);
      if (witness.effect === "refused")
        expect(heirs.length > 0 && isObject(is) && accepts(is, witness.arguments)).toBe(false);
      else expect(undeclaredIn(witness.arguments, is)).not.toEqual([]);
    }
  });
});

/** The keys of a value that a plain schema does not declare. */
function undeclaredIn(value: unknown, schema: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => undeclaredIn(item, isObject(schema) ? schema.items : {}));
  if (!isObject(value)) return [];
  const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {};
  return Object.keys(value).flatMap((key) =>
    Object.hasOwn(properties, key) ? undeclaredIn(value[key], properties[key]) : [key],
  );
}
