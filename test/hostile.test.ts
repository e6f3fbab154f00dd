import { describe, expect, test } from "vitest";
import { checkTools } from "../src/check.ts";
import type { Provider, Tool } from "../src/types.ts";
import { allProviders } from "./cases.ts";

/** Every surface of a provider, and strict where the wire has the flag. */
function targetsOf({ id, surfaces }: Provider): string[] {
  return surfaces.flatMap((surface) => {
    const target = `${id}/${surface.id}`;
    return surface.strict === "flag" ? [target, `${target}+strict`] : [target];
  });
}

/** A value built inside out, so that building it does not recurse. */
function nested(levels: number, wrap: (inner: unknown) => unknown, innermost: unknown): unknown {
  let value = innermost;
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
}

const object = (properties: Record<string, unknown>) => ({ type: "object", properties });
const cycle: Record<string, unknown> = { type: "object", properties: {} };
Object.assign(cycle, { properties: { left: cycle, right: cycle } });

const hostile: Record<string, { schema: unknown; finding?: string }> = {
  "properties nested 10,000 deep": {
    schema: nested(10_000, (inner) => object({ a: inner }), { type: "string" }),
    finding: "hygiene/too-deep",
  },
  "lists nested 10,000 deep where a schema belongs": {
    schema: object({ a: nested(10_000, (inner) => [inner], 1) }),
    finding: "hygiene/too-deep",
  },
  "anyOf nested 10,000 deep": {
    schema: object({ a: nested(10_000, (inner) => ({ anyOf: [inner, { type: "null" }] }), { type: "string" }) }),
    finding: "hygiene/too-deep",
  },
  "a $ref to itself": { schema: { ...object({ a: { $ref: "#/properties/a" } }) } },
  "definitions that refer to each other": {
    schema: { ...object({ a: { $ref: "#/$defs/b" } }), $defs: { b: { $ref: "#/$defs/c" }, c: { $ref: "#/$defs/b" } } },
  },
  "a root that is nothing but a $ref to itself": { schema: { $ref: "#" } },
  "a property named __proto__": {
    schema: JSON.parse('{"type":"object","properties":{"__proto__":{"type":"array"}},"required":["__proto__"]}'),
  },
  "a __proto__ for a schema": { schema: JSON.parse('{"__proto__":{"type":"object"},"properties":{}}') },
  "properties named constructor and toString": { schema: object({ constructor: { type: "array" }, toString: {} }) },
  "a description of 1 MB": { schema: { ...object({}), description: "x".repeat(1 << 20) } },
  "a property name of 1 MB": { schema: object({ ["x".repeat(1 << 20)]: { type: "array" } }) },
  "lone surrogates": { schema: object({ "\ud800": { type: "array", description: "\udfff" } }) },
  "a pattern that backtracks catastrophically": {
    schema: object({ a: { type: "string", pattern: `^(a+)+$${"(?:b?){30}".repeat(50)}` } }),
  },
  "a pattern of 100,000 open groups": { schema: object({ a: { type: "string", pattern: "(".repeat(100_000) } }) },
  "a pattern of 1 MB of lookaheads": { schema: object({ a: { type: "string", pattern: "(?=a)".repeat(200_000) } }) },
  "5,000 properties without items": {
    schema: object(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`p${index}`, { type: "array" }]))),
  },
  "an enum of 100,000 values": {
    schema: object({ a: { type: "string", enum: Array.from({ length: 100_000 }, (_, index) => `v${index}`) } }),
  },
  "required with 20,000 names that are no properties": {
    schema: { ...object({}), required: Array.from({ length: 20_000 }, (_, index) => `r${index}`) },
  },
  "keywords of every wrong kind": {
    schema: { type: 5, properties: [], required: {}, items: "x", anyOf: {}, $defs: [], enum: 0, $ref: [], format: {} },
  },
  NaN: { schema: object({ a: { type: "number", minimum: Number.NaN } }), finding: "loss/not-json" },
  BigInt: { schema: object({ a: { type: "integer", maximum: 10n } }), finding: "loss/not-json" },
  "a function and undefined": { schema: object({ a: () => 1, b: undefined }), finding: "loss/not-json" },
  "an object that contains itself twice": { schema: cycle, finding: "loss/not-json" },
  null: { schema: null },
  "a boolean": { schema: true },
  "a text": { schema: "{}" },
  "a list": { schema: [] },
};

describe.each(Object.entries(hostile))("%s", (_, { schema, finding }) => {
  const origin = { source: "test" };
  const tools: Tool[] = [
    { name: "hostile", inputSchema: schema, origin },
    { name: "hostile_format", inputSchema: schema, strict: true, role: "format", origin },
  ];

  // Processor time, the collector's threads with it: on a busy machine the clock says more of the others.
  test.each(allProviders)("is judged for $id in a second or so a target", (provider) => {
    const targets = targetsOf(provider);
    const started = process.cpuUsage();
    const { findings } = checkTools(tools, { targets });
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1500 * targets.length);
    if (finding) expect(findings.map(({ rule }) => rule)).toContain(finding);
  });
});

test("an array without items is found in a property named __proto__", () => {
  const inputSchema = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"array"}}}');
  const { findings } = checkTools([{ name: "t", inputSchema, origin: { source: "test" } }], {
    targets: ["openai/chat.tools"],
  });
  expect(findings).toMatchObject([{ rule: "openai/array-missing-items", pointer: "/properties/__proto__" }]);
});
