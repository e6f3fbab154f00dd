import { expect, test } from "vitest";
import { parseConfig } from "../../src/config/validate.ts";
import { type Config, defineConfig } from "../../src/define.ts";

/** A value for every key: what the type knows, the schema knows, and the other way round. */
const whole: Required<Config> = {
  inputs: ["tools/*.json"],
  targets: ["openai"],
  asOf: "2026-11-21",
  trust: "source",
  maxWarnings: 0,
  only: ["openai/"],
  skip: ["openai/strict-"],
  reporters: ["terminal", "json:report.json"],
  budget: { total: 4000, perTool: 400, tools: 20 },
  cache: true,
  stable: true,
  lock: "drycall.lock.json",
  hygiene: { tenantParameters: ["seat_id"] },
  tenants: [{ id: "acme", names: ["Acme"], tools: [] }],
  mcp: { timeoutSeconds: 30 },
  modules: { timeoutSeconds: 60 },
};

test("defineConfig returns what it is given", () => {
  expect(defineConfig(whole)).toBe(whole);
});

test("every key of the type is a key of the schema", async () => {
  expect(await parseConfig(whole, "test")).toEqual(whole);
});

test("every key of the schema is a key of the type", async () => {
  const { default: schema } = await import("../../schemas/config.schema.json", { with: { type: "json" } });
  expect(Object.keys(schema.properties).filter((key) => key !== "$schema")).toEqual(Object.keys(whole));
});
