import { describe, expect, test } from "vitest";
import { lossesOf } from "../../src/loss/index.ts";
import { acceptanceOf } from "../../src/schema/acceptance.ts";
import type { JsonObject } from "../../src/types.ts";

/** A type that is sound: what it takes is what this schema says. */
const type: JsonObject = {
  type: "object",
  properties: {
    name: { type: "string", minLength: 2, maxLength: 8 },
    count: { type: "integer", minimum: 1 },
    kind: { enum: ["a", "b"] },
    tags: { type: "array", items: { type: "string", pattern: "^[a-z]+$" } },
    when: { type: "string", format: "date-time" },
    point: { type: "object", properties: { x: { type: "number" } }, required: ["x"] },
  },
  required: ["name", "kind"],
};
const acceptance = acceptanceOf(type);
const validate = (value: unknown) => acceptance?.surely(value) === true;
const library = { name: "zod", version: "4.1.12", folder: "node_modules/zod" };
const found = (inputSchema: unknown, check: (value: unknown) => boolean | Promise<boolean> = validate) =>
  lossesOf({ name: "t", inputSchema, validate: check, source: "zod4", library, milliseconds: 5000 });

/** The type's schema with one property's schema replaced. */
const emitted = (changed: Record<string, unknown>, rest: object = {}) => ({
  ...type,
  properties: { ...(type.properties as object), ...changed },
  ...rest,
});

test("a schema that says what its type takes has lost nothing", async () => {
  expect(await found(type)).toEqual([]);
});

describe("what was lost is told with a value that shows it", () => {
  test.each([
    ["a length", { name: { type: "string" } }, "/properties/name"],
    ["an integer", { count: { type: "number", minimum: 1 } }, "/properties/count"],
    ["a minimum", { count: { type: "integer" } }, "/properties/count"],
    ["an enum, where no drawn value is taken", { kind: { type: "string" } }, ""],
    ["a pattern", { tags: { type: "array", items: { type: "string" } } }, "/properties/tags/items"],
    ["a format", { when: { type: "string" } }, "/properties/when"],
    ["a type", { point: {} }, "/properties/point"],
  ])("%s", async (_, changed, pointer) => {
    const schema = emitted(changed);
    const [loss, ...others] = await found(schema);
    expect(loss).toMatchObject({ rule: "loss/widened", severity: "warning", pointer });
    expect(others).toEqual([]);
    expect(acceptanceOf(schema)?.surely(loss?.witness)).toBe(true);
    expect(validate(loss?.witness)).toBe(false);
  });

  test("that a property is required", async () => {
    const losses = await found(emitted({}, { required: ["name"] }));
    expect(losses).toMatchObject([{ rule: "loss/widened", args: { missing: "kind" } }]);
  });

  test("that a property may be left out", async () => {
    const losses = await found(emitted({}, { required: ["name", "kind", "count"] }));
    expect(losses).toMatchObject([{ rule: "loss/narrowed", severity: "note", args: { missing: "count" } }]);
  });
});

test("losses that hide each other are told one by one", async () => {
  const point = { type: "object", properties: { x: { type: "number" } }, required: ["x"], additionalProperties: false };
  const strict = acceptanceOf(emitted({ point }));
  const changed = {
    name: { type: "string" },
    count: { type: "number" },
    tags: { type: "array" },
    when: { type: "string" },
  };
  const losses = await found(emitted(changed), (value) => strict?.surely(value) === true);
  const places = losses.map(({ pointer, args }) => pointer + (args.extra ? " another key" : ""));
  expect(places.sort()).toEqual([
    "/properties/count",
    "/properties/name",
    "/properties/point another key",
    "/properties/tags",
    "/properties/when",
  ]);
});

test("that two properties must differ", async () => {
  const text = { type: "string", minLength: 12 };
  const schema = { type: "object", properties: { from: text, to: text }, required: ["from", "to"] };
  const differ = (value: unknown) => acceptanceOf(schema)?.surely(value) === true && !isSame(value as JsonObject);
  const isSame = ({ from, to }: JsonObject) => from === to;
  const [loss, ...others] = await found(schema, differ);
  expect(loss).toMatchObject({ rule: "loss/widened", pointer: "" });
  expect(isSame(loss?.witness as JsonObject)).toBe(true);
  expect(others).toEqual([]);
});

test("a key too many is a loss where the tool refuses it, and none where only the schema does", async () => {
  const closed = acceptanceOf({ ...type, additionalProperties: false });
  expect(await found(type, (value) => closed?.surely(value) === true)).toMatchObject([
    { rule: "loss/widened", pointer: "", args: { extra: true } },
  ]);
  expect(await found({ ...type, additionalProperties: false })).toEqual([]);
});

test("descriptions of the type that stand nowhere in the schema are told by their properties", async () => {
  const descriptions = { name: 'Who it is "for"', kind: "Which" };
  const tool = { name: "t", source: "zod4", descriptions, validate };
  const described = emitted({
    name: { ...((type.properties as JsonObject).name as object), description: descriptions.name },
  });
  expect(await lossesOf({ ...tool, inputSchema: described })).toMatchObject([
    { rule: "loss/lost-descriptions", severity: "warning", args: { names: "kind" } },
  ]);
  expect(await lossesOf({ ...tool, inputSchema: { ...described, description: "Which" } })).toEqual([]);
});

describe("properties that did not arrive", () => {
  const empty = { type: "object", properties: {} };

  test("are told by a tool that refuses a call without arguments", async () => {
    expect(await found(empty)).toMatchObject([{ rule: "loss/lost-properties", severity: "error", witness: {} }]);
  });

  test("are told by their names, though all are optional", async () => {
    const tool = { name: "t", inputSchema: empty, source: "zod4", validate: () => true, properties: ["city"] };
    expect(await lossesOf(tool)).toMatchObject([{ rule: "loss/lost-properties", args: { names: "city" } }]);
  });

  test("are none where the tool takes no arguments", async () => {
    expect(await found(empty, () => true)).toEqual([]);
  });
});

test("the package to look at is named", async () => {
  const [loss] = await found({ type: "object", properties: {} });
  expect(loss?.mend).toContain("zod 4.1.12 (node_modules/zod)");
  const [empty] = await found({});
  expect(empty?.mend).toContain("zod 4.1.12 (node_modules/zod)");
});

test("a validator that throws, or answers later, is asked all the same", async () => {
  const later = (value: unknown) => Promise.resolve(validate(value));
  expect(await found(type, later)).toEqual([]);
  const throwing = (value: unknown) => {
    if (!validate(value)) throw new Error("Unmergable intersection");
    return true;
  };
  expect(await found(type, throwing)).toEqual([]);
});

test("the same seed finds the same witnesses", async () => {
  const schema = emitted({ name: { type: "string" }, count: { type: "number" } });
  expect(await found(schema)).toEqual(await found(schema));
});

test("a search ends in time, however slow the validator", async () => {
  const slow = () => new Promise<boolean>((answer) => setTimeout(answer, 20, true));
  const started = performance.now();
  await lossesOf({ name: "t", inputSchema: type, validate: slow, source: "zod4", milliseconds: 100 });
  expect(performance.now() - started).toBeLessThan(2000);
});

test.each([
  ["a reference to nothing", { type: "object", properties: { a: { $ref: "#/$defs/none" } } }],
  ["a broken pattern", { type: "object", properties: { a: { type: "string", pattern: "(" } } }],
  ["a format of nobody's", { type: "object", properties: { a: { type: "string", format: "starts_with" } } }],
])("of %s nothing is said but by its shape", async (_, schema) => {
  const losses = await found(schema, (value) => !Object.hasOwn(value as object, "a"));
  expect(losses.filter(({ rule }) => rule === "loss/widened")).toEqual([]);
});

test("a recursive type is drawn to an end", async () => {
  const node = { type: "object", properties: { child: { $ref: "#/$defs/node" } }, required: ["child"] };
  const schema = { ...node, $defs: { node } };
  expect(await found(schema, () => true)).toBeDefined();
});

test("members that JSON does not write are no part of the schema", async () => {
  const schema = structuredClone(type);
  Object.defineProperty(schema, "~standard", { value: { vendor: "zod" }, enumerable: false });
  expect(await found(schema)).toEqual([]);
});

test("a library's object is read as it is written", async () => {
  class ZodObject {
    _def = { typeName: "ZodObject" };
    parse() {}
  }
  expect(await found(new ZodObject())).toMatchObject([{ rule: "loss/library-internals" }]);
  expect(await found(() => ({}))).toEqual([]);
  const cycle: JsonObject = { type: "object" };
  cycle.properties = { cycle };
  expect(await found(cycle)).toEqual([]);
});
