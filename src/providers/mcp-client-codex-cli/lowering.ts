import { onRoot } from "../../checks/root.ts";
import { onSchema } from "../../checks/schema.ts";
import { isObject, own } from "../../schema/json.ts";
import { join, resolve, tokensOf } from "../../schema/pointer.ts";
import { pointerOf, typesOf } from "../../schema/walk.ts";
import type { Edges, Edit, JsonObject, Rule } from "../../types.ts";

/**
 * Codex lowers every schema to `type`, `description`, `enum`, `items`, `properties`, `required`,
 * `additionalProperties` and `anyOf`, before any provider sees it.
 */

/** What it descends into; below a keyword that is dropped there is nothing more to lose. */
export const edges: Edges = {
  properties: "map",
  items: "schemas",
  additionalProperties: "schema",
  anyOf: "list",
  oneOf: "list",
  allOf: "list",
  $defs: "map",
  definitions: "map",
};

const lowered = {
  verdict: "ignored",
  stage: "lowering",
  why: "The model is not told of it, and your server gets arguments that break it.",
  sources: ["https://github.com/openai/codex/blob/main/codex-rs/tools/src/json_schema.rs"],
} as const;

/** Keywords that would have held arguments to something. */
const dropped = [
  ...["pattern", "minLength", "maxLength", "format"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...[
    "prefixItems",
    "additionalItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minContains",
    "maxContains",
  ],
  ...["minProperties", "maxProperties", "patternProperties", "propertyNames", "unevaluatedItems"],
  ...["unevaluatedProperties", "dependencies", "dependentRequired", "dependentSchemas", "not", "if", "then", "else"],
];

const keyword: Rule = {
  ...lowered,
  name: "normalized-keyword",
  title: "Bounds, patterns, formats, tuples and conditions are dropped",
  mend: "Say it in the description too.",
  ...onSchema(dropped, function* (place) {
    for (const name of dropped)
      if (Object.hasOwn(place.schema, name)) yield { pointer: pointerOf(place, name), args: { keyword: name } };
  }),
};

const constant: Rule = {
  ...lowered,
  name: "normalized-const",
  title: "`const` becomes an `enum` of one value, and a node without a type a string",
  why: "A constant that is no string is lost where its node names no type.",
  mend: "Name the type beside `const`.",
  ...onSchema(["const"], function* (place) {
    yield { pointer: pointerOf(place, "const") };
  }),
};

const reference: Rule = {
  ...lowered,
  name: "normalized-ref",
  title: "A `$ref` is replaced by what it names; a circle is cut",
  why: "Below the cut, the model is told of an empty object.",
  mend: "Write recursive schemas down to the depth that you need.",
  ...onSchema(["$ref"], function* (place) {
    yield { pointer: pointerOf(place, "$ref") };
  }),
};

const union: Rule = {
  ...lowered,
  name: "normalized-one-of",
  title: "A `oneOf` or `allOf` of several branches is dropped",
  mend: "Write `anyOf`, which is kept; merge the branches of `allOf`.",
  ...onSchema(["oneOf", "allOf"], function* (place) {
    for (const name of ["oneOf", "allOf"])
      if (branchesOf(place.schema, name) > 1) yield { pointer: pointerOf(place, name), args: { keyword: name } };
  }),
  fix({ pointer = "", args }, { schema }) {
    const node = join("", ...tokensOf(pointer).slice(0, -1));
    const parent = resolve(schema, node);
    if (args?.keyword !== "oneOf" || !isObject(parent) || Object.hasOwn(parent, "anyOf")) return undefined;
    const edits: Edit[] = [
      { op: "add", path: join(node, "anyOf"), value: parent.oneOf },
      { op: "remove", path: pointer },
    ];
    return { title: "Write `anyOf` for `oneOf`", safety: "widens", edits };
  },
};

const untyped: Rule = {
  ...lowered,
  name: "normalized-untyped",
  title: "A node that says nothing of its type is taken for a string",
  mend: "Name the type.",
  ...onSchema(undefined, function* (place) {
    const says = telling.some((name) => Object.hasOwn(place.schema, name));
    if (place.parent && place.boolean === undefined && !says && typesOf(place.schema).length === 0) yield {};
  }),
};

/** Keywords by which Codex tells a type, or that other rules speak of. */
const telling = [
  ...["$ref", "anyOf", "oneOf", "allOf", "properties", "required", "additionalProperties", "items", "prefixItems"],
  ...["enum", "const", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
];

const booleanSubschema: Rule = {
  ...lowered,
  name: "normalized-boolean-subschema",
  title: "`true` and `false` as a schema become a string's",
  mend: "Name the types that are meant.",
  ...onSchema(undefined, function* (place) {
    if (place.boolean !== undefined && place.step[0] !== "additionalProperties") yield {};
  }),
};

const rootTypeNull: Rule = {
  ...lowered,
  name: "root-type-null",
  title: "The root is not of type null alone",
  why: "The tool is left out; only the log tells.",
  mend: 'Give the root `type: "object"`.',
  verdict: "reject",
  ...onRoot((schema) => {
    const types = typesOf(schema);
    return types.length === 1 && types[0] === "null" ? { pointer: "/type" } : undefined;
  }),
  says: "tool input schema must not be a singleton null type",
};

export const loweringRules: readonly Rule[] = [
  rootTypeNull,
  keyword,
  constant,
  reference,
  union,
  untyped,
  booleanSubschema,
];

function branchesOf(schema: JsonObject, name: string): number {
  const branches = own(schema, name);
  return Array.isArray(branches) ? branches.length : 0;
}
