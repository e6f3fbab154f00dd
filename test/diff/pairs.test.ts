import { expect, test } from "vitest";
import { agreementOnDrift, diffCatalogues } from "../../src/diff/index.ts";
import { anyOf } from "../../src/diff/match.ts";
import { accepts } from "../../src/schema/accepts.ts";
import { isObject } from "../../src/schema/json.ts";
import type { Schema, Tool } from "../../src/types.ts";
import { reasonedPairs } from "./pairs.ts";

test("the class of every pair is what it must be", async () => {
  const { total, failures } = await agreementOnDrift(reasonedPairs);
  expect(total).toBeGreaterThan(500);
  expect(failures).toEqual([]);
});

test("every pair that breaks recorded calls has rows that say so, each with arguments that ajv took before", async () => {
  const wrong: unknown[] = [];
  for (const { id, before, after, verdict } of reasonedPairs) {
    if (verdict.args_replay !== "breaking") continue;
    const { changes } = await diffCatalogues(before, after);
    const rows = changes.filter(({ harms, level }) => harms === "arguments" && level === "breaking");
    if (rows.length === 0) wrong.push([id, "no row"]);
    for (const { tool, witness, rule } of rows) {
      const taken = accepts(schemaOf(before, tool), witness?.arguments);
      const refused =
        accepts(schemaOf(after, tool), witness?.arguments) === false || !after.some((t) => t.name === tool);
      if (taken !== true || (witness?.effect === "refused") !== refused) wrong.push([id, rule, witness]);
    }
  }
  expect(wrong).toEqual([]);
});

function schemaOf(tools: readonly Tool[], name: string | undefined): Schema {
  const schema = anyOf(tools.filter((tool) => tool.name === name));
  return isObject(schema) || typeof schema === "boolean" ? schema : true;
}
