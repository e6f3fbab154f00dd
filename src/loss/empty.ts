import { isObject, own } from "../schema/json.ts";
import { join } from "../schema/pointer.ts";
import { typesOf } from "../schema/walk.ts";
import type { JsonObject } from "../types.ts";
import { isKeyword } from "./keywords.ts";
import { isSchema, pointerTo } from "./nodes.ts";
import type { NodeRule, ShapeRule } from "./rule.ts";

/** Keywords that constrain nothing by themselves. */
const annotations: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$comment",
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "strict",
]);

/** Keywords that say nothing as long as no property is declared. */
const frames: ReadonlySet<string> = new Set(["type", "properties", "required", "additionalProperties"]);
const combinators: readonly string[] = ["anyOf", "oneOf", "allOf"];

/**
 * A converter that does not know the type it was given returns a schema of nothing: `{}`, `$schema` alone, or no
 * `type` and no property. A tool that takes no arguments says `type: "object"`.
 */
export const emptySchema: ShapeRule = {
  name: "empty-schema",
  severity: "error",
  title: "A schema says something",
  why: "Nothing of the type is left: providers refuse a schema without a root type, and a model that is shown it guesses the arguments.",
  mend: 'Look at what converted the type: another major or copy of the schema library than the converter knows gives an empty schema without an error, and so does a field under its old name. A tool without arguments says `type: "object"`.',
  sources: [
    "https://github.com/StefanTerdell/zod-to-json-schema/issues/177",
    "https://github.com/cloudflare/agents/issues/1322",
    "https://github.com/vercel/ai/issues/7005",
  ],
  *find(root) {
    if (!saysSomething(root)) yield { pointer: "", args: { keywords: Object.keys(root).join(", ") } };
  },
};

/** `z.any()` for every property keeps the names and loses the rest. */
export const untypedProperties: NodeRule = {
  name: "untyped-properties",
  severity: "warning",
  title: "Properties have types",
  why: "Not one of these properties has a type: the model sees names only and guesses the rest, and OpenAI refuses the tool where it is strict.",
  mend: "Look at what rebuilt the schema: a converter that keeps the names and drops the types leaves {names} so.",
  sources: ["https://github.com/FlowiseAI/Flowise/issues/5109", "https://github.com/FlowiseAI/Flowise/issues/4621"],
  find(node) {
    const properties = isSchema(node) ? own(node.value, "properties") : undefined;
    if (!isObject(properties)) return undefined;
    const schemas = Object.values(properties);
    if (!schemas.every(isUntyped)) return undefined;
    // One value of any type is somebody's intention; as a tool's only argument, with no word about it, it is not.
    const isLost = schemas.length > 1 || (schemas.length === 1 && !node.parent && JSON.stringify(schemas) === "[{}]");
    return isLost
      ? { pointer: pointerTo(node, "properties"), args: { names: Object.keys(properties).join(", ") } }
      : undefined;
  },
};

/** A tool's arguments are named, so its schema is an object's; `string` is a converter's answer to an unknown type. */
export const scalarRoot: ShapeRule = {
  name: "scalar-root",
  severity: "error",
  title: "A tool takes an object",
  why: "The root is a {type}: no provider takes a tool whose arguments have no names.",
  mend: "Look at what converted the type: zod-to-json-schema says `string` of a zod 4 object that it does not know. Where a single value is meant, make it a property of an object.",
  sources: [
    "https://github.com/openai/openai-node/issues/1602",
    "https://github.com/StefanTerdell/zod-to-json-schema/issues/177",
  ],
  *find(root) {
    const types = typesOf(root).map((type) => String(type).toLowerCase());
    if (types.length > 0 && !types.includes("object") && !hasCombinator(root))
      yield { pointer: join("", "type"), args: { type: types.join(" or ") } };
  },
};

function hasCombinator(root: JsonObject): boolean {
  return [...combinators, "$ref"].some((keyword) => Object.hasOwn(root, keyword));
}

function isUntyped(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).every((key) => annotations.has(key));
}

/** Does any keyword constrain the arguments? What is only defined, and what is no keyword, does not. */
function saysSomething(schema: JsonObject): boolean {
  return Object.keys(schema).some((keyword) => {
    const value = schema[keyword];
    if (annotations.has(keyword) || keyword === "$defs" || keyword === "definitions") return false;
    if (combinators.includes(keyword))
      return !Array.isArray(value) || value.some((branch) => !isObject(branch) || saysSomething(branch));
    return isKeyword(keyword) && !(frames.has(keyword) && isNothing(value));
  });
}

/** `type: null` and `properties: {}` stand where something was. */
function isNothing(value: unknown): boolean {
  return value === null || typeof value === "boolean" || (typeof value === "object" && Object.keys(value).length === 0);
}
