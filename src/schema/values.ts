import type { Arbitrary } from "fast-check";
import type { JsonObject } from "../types.ts";
import { isObject, own } from "./json.ts";
import { isPointer, resolve } from "./pointer.ts";
import { typesOf } from "./walk.ts";

type FastCheck = typeof import("fast-check");

/** Nodes deeper than this are drawn as small as they can be, so that recursion ends. */
const deepest = 5;

/** Values drawn from a schema: mostly what it accepts, the simplest first. Whoever draws asks a validator before relying on one. */
export function valuesOf(fc: FastCheck, root: JsonObject): Arbitrary<unknown> {
  return drawNode(fc, root, root, 0);
}

function drawNode(fc: FastCheck, node: unknown, root: JsonObject, depth: number): Arbitrary<unknown> {
  if (!isObject(node) || depth > deepest * 2) return anything(fc);
  const draw = (below: unknown) => drawNode(fc, below, root, depth + 1);
  const ref = own(node, "$ref");
  if (typeof ref === "string") return draw(targetOf(ref, root));
  if (Object.hasOwn(node, "const")) return fc.constant(node.const);
  if (Array.isArray(node.enum) && node.enum.length > 0) return fc.constantFrom(...node.enum);
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = own(node, keyword);
    if (Array.isArray(branches) && branches.length > 0) {
      const { [keyword]: _, ...rest } = node;
      const chosen = depth > deepest ? branches.slice(-1) : branches;
      return fc.oneof(...chosen.map((branch: unknown) => draw(merge(rest, branch))));
    }
  }
  if (Array.isArray(node.allOf)) {
    const { allOf, ...rest } = node;
    return draw(allOf.map((part) => resolved(part, root)).reduce(merge, rest));
  }
  const types = typesOf(node);
  return types.length === 0
    ? drawType(fc, impliedType(node), node, draw, depth)
    : fc.oneof(...types.map((type) => drawType(fc, type, node, draw, depth)));
}

type Draw = (node: unknown) => Arbitrary<unknown>;

function drawType(fc: FastCheck, type: unknown, node: JsonObject, draw: Draw, depth: number): Arbitrary<unknown> {
  switch (type) {
    case "object":
      return drawObject(fc, node, draw, depth);
    case "array":
      return drawArray(fc, node, draw, depth);
    case "string":
      return drawString(fc, node);
    case "integer":
    case "number":
      return drawNumber(fc, node, type === "integer");
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return anything(fc);
  }
}

/** Optional properties are left out as the value shrinks, and below the depth where recursion ends. */
function drawObject(fc: FastCheck, node: JsonObject, draw: Draw, depth: number): Arbitrary<unknown> {
  const properties = isObject(node.properties) ? node.properties : {};
  const required = Array.isArray(node.required) ? node.required.filter((name) => typeof name === "string") : [];
  const names = [...new Set([...Object.keys(properties), ...required])].filter((name) => name !== "__proto__");
  const drawn = names.filter((name) => depth < deepest || required.includes(name));
  const entries = drawn.map((name) => [name, draw(own(properties, name) ?? {})] as const);
  const declared = fc.record(Object.fromEntries(entries), {
    requiredKeys: required.filter((name) => drawn.includes(name)),
    noNullPrototype: true,
  });
  const others = isObject(node.additionalProperties) ? node.additionalProperties : undefined;
  if (!others || names.length > 0 || depth >= deepest) return declared;
  return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), draw(others), { maxKeys: 3, noNullPrototype: true });
}

function drawArray(fc: FastCheck, node: JsonObject, draw: Draw, depth: number): Arbitrary<unknown> {
  const tuple = Array.isArray(node.prefixItems) ? node.prefixItems : node.items;
  if (Array.isArray(tuple)) return fc.tuple(...tuple.map(draw));
  const minLength = count(node.minItems, 0);
  const maxLength = Math.max(minLength, depth < deepest ? Math.min(count(node.maxItems, 3), minLength + 3) : minLength);
  return fc.array(draw(node.items ?? {}), { minLength, maxLength });
}

/** Texts of the formats that generators emit. */
const formatted: Readonly<Record<string, string>> = {
  "date-time": "2026-01-31T12:00:00Z",
  date: "2026-01-31",
  time: "12:00:00Z",
  duration: "P1D",
  email: "name@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/a",
  url: "https://example.com/a",
  uuid: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
};

function drawString(fc: FastCheck, node: JsonObject): Arbitrary<unknown> {
  const text = typeof node.format === "string" ? own(formatted, node.format) : undefined;
  if (text !== undefined) return fc.constant(text);
  const minLength = count(node.minLength, 0, 5000);
  const maxLength = Math.max(minLength, Math.min(count(node.maxLength, minLength + 8, 5000), minLength + 8));
  const plain = fc.string({ minLength, maxLength });
  if (typeof node.pattern !== "string") return plain;
  try {
    return fc.stringMatching(new RegExp(fitted(node.pattern, minLength, maxLength)));
  } catch {
    // A pattern that fast-check cannot write for: the validator sorts out what fits.
    return plain;
  }
}

/** Repetitions of one class of characters, as many as the bounds allow: fast-check knows nothing of those. */
function fitted(pattern: string, min: number, max: number): string {
  const { unit } = /^\^(?<unit>\[(?:\\.|[^\]\\])+\]|\\[dws])[+*]\$$/.exec(pattern)?.groups ?? {};
  return unit === undefined ? pattern : `^${unit}{${Math.max(min, 1)},${Math.max(max, 1)}}$`;
}

function drawNumber(fc: FastCheck, node: JsonObject, whole: boolean): Arbitrary<unknown> {
  const step = typeof node.multipleOf === "number" && Number.isInteger(node.multipleOf) ? node.multipleOf : undefined;
  const above = typeof node.exclusiveMinimum === "number" ? node.exclusiveMinimum + 1 : undefined;
  const below = typeof node.exclusiveMaximum === "number" ? node.exclusiveMaximum - 1 : undefined;
  const min = Math.ceil(number(node.minimum) ?? above ?? Math.min(-1000, number(node.maximum) ?? below ?? 0));
  const max = Math.floor(number(node.maximum) ?? below ?? Math.max(1000, min));
  const integers = fc
    .integer(safeRange(min, max))
    .map((value) => (step === undefined ? value : value - (value % step)));
  return whole || step !== undefined
    ? integers
    : fc.oneof(
        integers,
        integers.map((value) => Math.min(value + 0.5, max)),
      );
}

function safeRange(min: number, max: number) {
  const low = Math.max(min, Number.MIN_SAFE_INTEGER);
  return { min: low, max: Math.max(low, Math.min(max, Number.MAX_SAFE_INTEGER)) };
}

function anything(fc: FastCheck): Arbitrary<unknown> {
  return fc.constantFrom<unknown>({}, "text", 1, true, null, []);
}

function impliedType(node: JsonObject): string | undefined {
  if (isObject(node.properties) || Array.isArray(node.required)) return "object";
  return "items" in node || "prefixItems" in node ? "array" : undefined;
}

function merge(one: unknown, other: unknown): JsonObject {
  const [a, b] = [isObject(one) ? one : {}, isObject(other) ? other : {}];
  const merged = { ...a, ...b };
  if (isObject(a.properties) && isObject(b.properties)) merged.properties = { ...a.properties, ...b.properties };
  if (Array.isArray(a.required) && Array.isArray(b.required)) merged.required = [...a.required, ...b.required];
  return merged;
}

function resolved(node: unknown, root: JsonObject): unknown {
  const ref = isObject(node) ? own(node, "$ref") : undefined;
  return typeof ref === "string" ? targetOf(ref, root) : node;
}

function targetOf(ref: string, root: JsonObject): unknown {
  const pointer = ref.slice(1);
  return ref.startsWith("#") && isPointer(pointer) ? resolve(root, pointer) : undefined;
}

function count(value: unknown, otherwise: number, most = 50): number {
  return typeof value === "number" && value >= 0 ? Math.min(Math.ceil(value), most) : otherwise;
}

function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
