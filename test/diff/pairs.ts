import { readDriftCase } from "../../src/diff/index.ts";

/**
 * Pairs of schemas whose class follows from what JSON Schema and the closed reading of recorded arguments say
 * (an argument that is accepted and read by nobody is as bad as a refused one); none was copied from what drycall says.
 */
const rows: unknown[] = [];

type Schema = boolean | { [keyword: string]: unknown };
type Relation = "equal" | "widened" | "narrowed" | "incomparable";
type Replay = "compatible" | "breaking";

const [C, X] = ["compatible", "breaking"] as const;
const S = { type: "string" };
const N = { type: "number" };
const I = { type: "integer" };
const B = { type: "boolean" };
const Z = { type: "null" };
/** An open object, and a closed one. */
const o = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const c = (properties: object, more: object = {}) => o(properties, { additionalProperties: false, ...more });
/** An object with a value that is required, and one that is not. */
const v = (schema: Schema) => o({ v: schema }, { required: ["v"] });
const q = (schema: Schema) => o({ v: schema });

function p(id: string, before: Schema, after: Schema, args_replay: Replay, relation: Relation, cache = "broken") {
  const tools = (inputSchema: Schema) => [{ name: "t", inputSchema }];
  rows.push({ id, before: tools(before), after: tools(after), verdict: { args_replay, cache, relation } });
}

function both(id: string, a: Schema, b: Schema, there: [Replay, Relation], back: [Replay, Relation]) {
  p(`${id}, there`, a, b, ...there);
  p(`${id}, and back`, b, a, ...back);
}

const when = (condition: Schema, then: Schema) => ({ if: condition, then });

/** The second takes fewer values, the same values, other values. */
const nar = (id: string, a: Schema, b: Schema) => both(id, a, b, [X, "narrowed"], [C, "widened"]);
const eq = (id: string, a: Schema, b: Schema) => both(id, a, b, [C, "equal"], [C, "equal"]);
const inc = (id: string, a: Schema, b: Schema) => both(id, a, b, [X, "incomparable"], [X, "incomparable"]);

// identical
p("identical", q(S), structuredClone(q(S)), C, "equal", "stable");
// numeric
for (const [k, loose, tight] of [
  ["minimum", 0, 1],
  ["maximum", 10, 9],
  ["exclusiveMinimum", 0, 1],
  ["exclusiveMaximum", 10, 9],
  ["multipleOf", 1, 2],
] as const) {
  nar(`num-${k}`, v({ ...N, [k]: loose }), v({ ...N, [k]: tight }));
  nar(`num-${k}-added`, v(N), v({ ...N, [k]: tight }));
}
nar("number-integer", v(N), v(I));
eq("int-exclusive", v({ ...I, minimum: 1 }), v({ ...I, exclusiveMinimum: 0 }));
eq("int-exclusive-max", v({ ...I, maximum: 9 }), v({ ...I, exclusiveMaximum: 10 }));
nar("num-min-exclusive", v({ ...N, minimum: 0 }), v({ ...N, exclusiveMinimum: 0 }));
eq("int-fraction-min", v({ ...I, minimum: 0.5 }), v({ ...I, minimum: 1 }));
eq("bounds-const", v({ ...I, minimum: 3, maximum: 3 }), v({ const: 3 }));
eq(
  "draft4-exclusive",
  { $schema: "http://json-schema.org/draft-04/schema#", ...v({ ...N, minimum: 0, exclusiveMinimum: true }) },
  { $schema: "https://json-schema.org/draft/2020-12/schema", ...v({ ...N, exclusiveMinimum: 0 }) },
);
inc("num-range-shift", v({ ...I, minimum: 0, maximum: 10 }), v({ ...I, minimum: 5, maximum: 15 }));
nar("multipleOf-2-6", v({ ...I, multipleOf: 2 }), v({ ...I, multipleOf: 6 }));
inc("multipleOf-2-3", v({ ...I, multipleOf: 2 }), v({ ...I, multipleOf: 3 }));
both(
  "safe-int",
  v(I),
  v({ ...I, minimum: -9007199254740991, maximum: 9007199254740991 }),
  [C, "narrowed"],
  [C, "widened"],
);
both("int32", v(I), v({ ...I, minimum: -2147483648, maximum: 2147483647 }), [X, "narrowed"], [C, "widened"]);
// string
for (const [k, l, t] of [
  ["minLength", 1, 2],
  ["maxLength", 10, 9],
] as const) {
  nar(`str-${k}`, v({ ...S, [k]: l }), v({ ...S, [k]: t }));
  nar(`str-${k}-added`, v(S), v({ ...S, [k]: t }));
}
eq("minLength-0", v(S), v({ ...S, minLength: 0 }));
nar("pattern-added", v(S), v({ ...S, pattern: "^a" }));
nar("pattern-narrow", v({ ...S, pattern: "^[a-z]+$" }), v({ ...S, pattern: "^[a-c]+$" }));
inc("pattern-change", v({ ...S, pattern: "^a" }), v({ ...S, pattern: "^b" }));
eq("pattern-anchor-dotstar", v({ ...S, pattern: "^abc" }), v({ ...S, pattern: "^abc.*" }));
eq("pattern-class", v({ ...S, pattern: "^\\d+$" }), v({ ...S, pattern: "^[0-9]+$" }));
eq("pattern-minLength", v({ ...S, pattern: "^.+$" }), v({ ...S, pattern: "^.{1,}$" }));
nar("pattern-quant", v({ ...S, pattern: "^[a-z]{1,10}$" }), v({ ...S, pattern: "^[a-z]{2,10}$" }));
nar("pattern-alt", v({ ...S, pattern: "^(a|b|c)$" }), v({ ...S, pattern: "^(a|b)$" }));
eq("pattern-alt-enum", v({ ...S, pattern: "^(a|b)$" }), v({ enum: ["a", "b"] }));
nar("format-added", v(S), v({ ...S, format: "email" }));
inc("format-changed", v({ ...S, format: "date" }), v({ ...S, format: "date-time" }));
// formats that imply
nar("enum-introduced", v(S), v({ ...S, enum: ["a", "b"] }));
nar("enum-value-removed", v({ enum: ["a", "b"] }), v({ enum: ["a"] }));
inc("enum-value-replaced", v({ enum: ["a", "b"] }), v({ enum: ["a", "c"] }));
eq("enum-reordered", v({ enum: ["a", "b"] }), v({ enum: ["b", "a"] }));
eq("enum-const", v({ enum: ["a"] }), v({ const: "a" }));
nar("const-intro", v(S), v({ const: "x" }));
inc("const-changed", v({ const: "v1" }), v({ const: "v2" }));
nar("enum-const-narrow", v({ enum: ["a", "b"] }), v({ const: "a" }));
nar("enum-null-removed", v({ enum: ["a", null] }), v({ enum: ["a"] }));
eq("enum-typed", v({ enum: ["a", "b"] }), v({ type: "string", enum: ["a", "b"] }));
eq("enum-dup-type-filter", v({ enum: ["a", 1] }), v({ anyOf: [{ const: "a" }, { const: 1 }] }));
eq("enum-int-typed-filter", v({ type: "integer", enum: [1, 2, 2.5] }), v({ enum: [1, 2] }));
nar("enum-object-value", v({ enum: [{ a: 1 }, { a: 2 }] }), v({ enum: [{ a: 1 }] }));
inc("enum-case", v({ enum: ["Open"] }), v({ enum: ["open"] }));
inc("enum-type", v({ enum: ["1"] }), v({ enum: [1] }));
// types
nar("type-list-narrow", v({ type: ["string", "number"] }), v(S));
inc("string-to-number", v(S), v(N));
inc("string-to-array", v(S), v({ type: "array", items: S }));
nar("string-to-string-or-array-rev", v({ anyOf: [S, { type: "array", items: S }] }), v(S));
nar("null-removed", v({ type: ["string", "null"] }), v(S));
eq("null-anyOf", v({ type: ["string", "null"] }), v({ anyOf: [S, Z] }));
eq("null-anyOf-order", v({ anyOf: [Z, S] }), v({ anyOf: [S, Z] }));
eq("null-oneOf", v({ oneOf: [S, Z] }), v({ anyOf: [S, Z] }));
nar("nullable-3.0", v({ type: "string", nullable: true }), v(S));
eq("nullable-3.0-respelled", v({ type: "string", nullable: true }), v({ type: ["string", "null"] }));
eq("nullable-false", v({ type: "string", nullable: false }), v(S));
nar("any-to-string", v({}), v(S));
eq("any-true", v({}), v(true));
eq("any-all-types", v({}), v({ type: ["string", "number", "boolean", "null", "array", "object"] }));
eq("int-or-number", v({ type: ["integer", "number"] }), v(N));
// object props
p("opt-added-closed", c({ a: S }), c({ a: S, b: S }), C, "widened");
p("opt-removed-closed", c({ a: S, b: S }), c({ a: S }), X, "narrowed");
p("req-removed-open", o({ a: S, b: S }, { required: ["b"] }), o({ a: S }), X, "widened");
p("opt-added-open-any", o({ a: S }), o({ a: S, b: {} }), C, "equal");
p(
  "req-removed-closed",
  c({ a: S, b: S }, { required: ["a", "b"] }),
  c({ a: S }, { required: ["a"] }),
  X,
  "incomparable",
);
p("req-added-open", o({ a: S }), o({ a: S, b: S }, { required: ["b"] }), X, "narrowed");
p("req-added-closed", c({ a: S }), c({ a: S, b: S }, { required: ["b"] }), X, "incomparable");
p("req-added-default", c({ a: S }), c({ a: S, b: { ...S, default: "x" } }, { required: ["b"] }), X, "incomparable");
nar("opt-to-req", q(S), v(S));
p("rename-closed", c({ a: S }, { required: ["a"] }), c({ b: S }, { required: ["b"] }), X, "incomparable");
p("rename-open-opt", o({ a: S }), o({ b: S }), X, "incomparable");
p("close", o({ a: S }), c({ a: S }), C, "narrowed");
p("open", c({ a: S }), o({ a: S }), C, "widened");
eq("ap-true", o({ a: S }), o({ a: S }, { additionalProperties: true }));
eq("ap-empty", o({ a: S }), o({ a: S }, { additionalProperties: {} }));
eq("required-order", o({ a: S, b: S }, { required: ["a", "b"] }), o({ a: S, b: S }, { required: ["b", "a"] }));
eq("required-empty", o({ a: S }), o({ a: S }, { required: [] }));
eq("required-dup", o({ a: S }, { required: ["a"] }), o({ a: S }, { required: ["a", "a"] }));
p("no-args-closed", o({}), c({}), C, "narrowed");
p("no-args-anyshape", { type: "object" }, o({}), C, "equal");
// maps
nar("map-value-type", q({ type: "object", additionalProperties: {} }), q({ type: "object", additionalProperties: S }));
nar(
  "map-value-len",
  q({ type: "object", additionalProperties: S }),
  q({ type: "object", additionalProperties: { ...S, maxLength: 3 } }),
);
nar(
  "map-minprops",
  q({ type: "object", additionalProperties: S }),
  q({ type: "object", additionalProperties: S, minProperties: 1 }),
);
nar(
  "map-maxprops",
  q({ type: "object", additionalProperties: S }),
  q({ type: "object", additionalProperties: S, maxProperties: 1 }),
);
nar(
  "map-names",
  q({ type: "object", additionalProperties: S }),
  q({ type: "object", additionalProperties: S, propertyNames: { pattern: "^x" } }),
);
nar(
  "patternProps-value",
  q({ type: "object", patternProperties: { "^x-": {} }, additionalProperties: false }),
  q({ type: "object", patternProperties: { "^x-": S }, additionalProperties: false }),
);
nar(
  "patternProps-key",
  q({ type: "object", patternProperties: { "^x": S }, additionalProperties: false }),
  q({ type: "object", patternProperties: { "^x-": S }, additionalProperties: false }),
);
eq(
  "map-as-patternProps",
  q({ type: "object", additionalProperties: S }),
  q({ type: "object", patternProperties: { ".*": S } }),
);
eq(
  "map-as-patternProps-empty",
  q({ type: "object", additionalProperties: S }),
  q({ type: "object", patternProperties: { "": S }, additionalProperties: false }),
);
nar(
  "map-names-enum",
  q({ type: "object", additionalProperties: N }),
  q({ type: "object", additionalProperties: N, propertyNames: { enum: ["a", "b"] } }),
);
eq(
  "names-enum-closed",
  q({ type: "object", additionalProperties: N, propertyNames: { enum: ["a", "b"] } }),
  q({ type: "object", properties: { a: N, b: N }, additionalProperties: false }),
);
// arrays
const A = (items: Schema, more: object = {}) => ({ type: "array", items, ...more });
nar("arr-items-type", q(A({})), q(A(S)));
nar("arr-items-added", q({ type: "array" }), q(A(S)));
eq("arr-items-empty", q({ type: "array" }), q(A({})));
nar("arr-minItems", q(A(S)), q(A(S, { minItems: 1 })));
nar("arr-maxItems", q(A(S)), q(A(S, { maxItems: 5 })));
nar("arr-unique", q(A(S)), q(A(S, { uniqueItems: true })));
eq("arr-unique-false", q(A(S)), q(A(S, { uniqueItems: false })));
eq("arr-unique-max1", q(A(S, { maxItems: 1 })), q(A(S, { maxItems: 1, uniqueItems: true })));
nar("arr-contains", q(A(S)), q(A(S, { contains: { const: "x" } })));
eq("arr-contains-mincontains0", q(A(S)), q(A(S, { contains: { const: "x" }, minContains: 0 })));
nar("arr-item-enum", q(A({ enum: ["a", "b"] })), q(A({ enum: ["a"] })));
const T = (...prefixItems: Schema[]) => ({ type: "array", prefixItems });
nar("tuple-type", q(T(S, {})), q(T(S, N)));
nar("tuple-closed", q(T(S, N)), q({ ...T(S, N), items: false }));
nar("tuple-min", q(T(S, N)), q({ ...T(S, N), minItems: 2 }));
eq("tuple-max", q({ ...T(S, N), items: false }), q({ ...T(S, N), maxItems: 2 }));
eq(
  "tuple-draft7",
  {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...q({ type: "array", items: [S, N], additionalItems: false }),
  },
  { $schema: "https://json-schema.org/draft/2020-12/schema", ...q({ ...T(S, N), items: false }) },
);
inc("tuple-swap", q(T(S, N)), q(T(N, S)));
// nested objects
const nest = (s: Schema) => o({ a: o({ b: s }) });
nar("nest-narrow", nest(S), nest({ ...S, maxLength: 4 }));
p("nest-removed-open", o({ a: o({ x: S, y: S }) }), o({ a: o({ x: S }) }), X, "widened");
p("nest-removed-closed", o({ a: c({ x: S, y: S }) }), o({ a: c({ x: S }) }), X, "narrowed");
p("nest-added-opt-open", o({ a: o({ x: S }) }), o({ a: o({ x: S, y: S }) }), C, "narrowed");
p("nest-closed", o({ a: o({ x: S }) }), o({ a: c({ x: S }) }), C, "narrowed");
p("nest-array-removed", o({ a: A(o({ x: S, y: S })) }), o({ a: A(o({ x: S })) }), X, "widened");
p("nest-to-map", o({ a: o({ x: S }) }), o({ a: { type: "object", additionalProperties: S } }), C, "narrowed");
p("nest-to-any", o({ a: o({ x: S }) }), o({ a: {} }), C, "widened");
p("nest-string-any", o({ a: S }), o({ a: {} }), C, "widened");
// composition
nar("anyOf-branch-removed", v({ anyOf: [S, N, B] }), v({ anyOf: [S, N] }));
eq("anyOf-reorder", v({ anyOf: [S, N] }), v({ anyOf: [N, S] }));
eq("anyOf-single", v({ anyOf: [S] }), v(S));
eq("allOf-single", v({ allOf: [S] }), v(S));
eq("oneOf-single", v({ oneOf: [S] }), v(S));
eq(
  "allOf-split",
  v({ type: "string", minLength: 1, maxLength: 5 }),
  v({ allOf: [{ type: "string" }, { minLength: 1 }, { maxLength: 5 }] }),
);
nar("allOf-added", v(S), v({ ...S, allOf: [{ minLength: 2 }] }));
eq("allOf-props", o({ a: S, b: N }, { required: ["a"] }), {
  type: "object",
  allOf: [o({ a: S }, { required: ["a"] }), o({ b: N })],
});
nar("oneOf-overlap", v({ anyOf: [I, N] }), v({ oneOf: [I, N] }));
eq("oneOf-int-num", v({ oneOf: [I, N] }), v({ ...N, not: I }));
nar("not-added", v(S), v({ ...S, not: { const: "x" } }));
eq("double-not", v(S), v({ not: { not: S } }));
nar("not-enum", v({ enum: ["a", "b", "c"] }), v({ enum: ["a", "b", "c"], not: { const: "c" } }));
eq("not-enum-eq", v({ enum: ["a", "b", "c"], not: { const: "c" } }), v({ enum: ["a", "b"] }));
eq("anyOf-subsumed", v({ anyOf: [S, { const: "x" }] }), v(S));
eq("anyOf-enum-merge", v({ anyOf: [{ enum: ["a"] }, { enum: ["b"] }] }), v({ enum: ["a", "b"] }));
const D = (k: string, rest: object) => c({ kind: { const: k }, ...rest }, { required: ["kind", ...Object.keys(rest)] });
nar("disc-branch-removed", q({ anyOf: [D("a", { x: S }), D("b", { y: N })] }), q({ anyOf: [D("a", { x: S })] }));
eq(
  "disc-oneOf-anyOf",
  q({ anyOf: [D("a", { x: S }), D("b", { y: N })] }),
  q({ oneOf: [D("a", { x: S }), D("b", { y: N })] }),
);
eq(
  "disc-enum-const",
  q({ anyOf: [D("a", { x: S }), D("b", { y: N })] }),
  q({ anyOf: [{ ...D("a", { x: S }), properties: { kind: { enum: ["a"] }, x: S } }, D("b", { y: N })] }),
);
p(
  "disc-field-added-req",
  q({ anyOf: [D("a", { x: S }), D("b", { y: N })] }),
  q({ anyOf: [D("a", { x: S, z: S }), D("b", { y: N })] }),
  X,
  "incomparable",
);
eq(
  "openapi-discriminator",
  q({ oneOf: [D("a", { x: S }), D("b", { y: N })] }),
  q({ oneOf: [D("a", { x: S }), D("b", { y: N })], discriminator: { propertyName: "kind" } }),
);
// conditionals
nar(
  "if-then",
  o({ a: B, b: S }),
  o({ a: B, b: S }, when({ properties: { a: { const: true } }, required: ["a"] }, { required: ["b"] })),
);
eq("if-noop", o({ a: B }), o({ a: B }, { if: { required: ["a"] } }));
eq(
  "if-then-dependent",
  o({ a: S, b: S }, { dependentRequired: { a: ["b"] } }),
  o({ a: S, b: S }, when({ required: ["a"] }, { required: ["b"] })),
);
nar("dependentRequired", o({ a: S, b: S }), o({ a: S, b: S }, { dependentRequired: { a: ["b"] } }));
nar(
  "dependentSchemas",
  o({ a: S, b: S }),
  o({ a: S, b: S }, { dependentSchemas: { a: { properties: { b: { minLength: 2 } } } } }),
);
eq(
  "dependencies-d7",
  { $schema: "http://json-schema.org/draft-07/schema#", ...o({ a: S, b: S }, { dependencies: { a: ["b"] } }) },
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...o({ a: S, b: S }, { dependentRequired: { a: ["b"] } }),
  },
);
nar(
  "else-added",
  o({ a: B, b: S }),
  o({ a: B, b: S }, { if: { properties: { a: { const: true } }, required: ["a"] }, else: { required: ["b"] } }),
);
p("unevaluated-closed", o({ a: S }), o({ a: S }, { unevaluatedProperties: false }), C, "narrowed");
eq("unevaluated-vs-ap", c({ a: S }), o({ a: S }, { unevaluatedProperties: false }));
nar("minProperties", o({ a: S, b: S }), o({ a: S, b: S }, { minProperties: 1 }));
nar("anyOf-required", o({ a: S, b: S }), o({ a: S, b: S }, { anyOf: [{ required: ["a"] }, { required: ["b"] }] }));
nar(
  "oneOf-required",
  o({ a: S, b: S }, { anyOf: [{ required: ["a"] }, { required: ["b"] }] }),
  o({ a: S, b: S }, { oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
);
// refs
eq("defs-inline", o({ a: { $ref: "#/$defs/A" } }, { $defs: { A: S } }), o({ a: S }));
eq(
  "defs-definitions",
  o({ a: { $ref: "#/$defs/A" } }, { $defs: { A: S } }),
  o({ a: { $ref: "#/definitions/A" } }, { definitions: { A: S } }),
);
eq("defs-unused", o({ a: S }), o({ a: S }, { $defs: { U: N } }));
nar(
  "defs-narrow",
  o({ a: { $ref: "#/$defs/A" }, b: { $ref: "#/$defs/A" } }, { $defs: { A: S } }),
  o({ a: { $ref: "#/$defs/A" }, b: { $ref: "#/$defs/A" } }, { $defs: { A: { ...S, maxLength: 3 } } }),
);
eq(
  "ref-chain",
  o({ a: { $ref: "#/$defs/A" } }, { $defs: { A: { $ref: "#/$defs/B" }, B: S } }),
  o({ a: { $ref: "#/$defs/B" } }, { $defs: { B: S } }),
);
nar(
  "ref-sibling-2020",
  o({ a: { $ref: "#/$defs/A" } }, { $defs: { A: S } }),
  o({ a: { $ref: "#/$defs/A", maxLength: 2 } }, { $defs: { A: S } }),
);
eq(
  "ref-sibling-d7",
  {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...o({ a: { $ref: "#/definitions/A" } }, { definitions: { A: S } }),
  },
  {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...o({ a: { $ref: "#/definitions/A", maxLength: 2 } }, { definitions: { A: S } }),
  },
);
eq("ref-anchor", o({ a: { $ref: "#x" } }, { $defs: { A: { $anchor: "x", ...S } } }), o({ a: S }));
const tree = (leaf: Schema) =>
  o({ root: { $ref: "#/$defs/T" } }, { $defs: { T: c({ v: leaf, kids: A({ $ref: "#/$defs/T" }) }) } });
nar("tree-leaf", tree(S), tree({ ...S, maxLength: 2 }));
eq(
  "tree-renamed",
  tree(S),
  o({ root: { $ref: "#/$defs/Node" } }, { $defs: { Node: c({ v: S, kids: A({ $ref: "#/$defs/Node" }) }) } }),
);
eq(
  "tree-unrolled",
  tree(S),
  o(
    { root: c({ v: S, kids: A({ $ref: "#/$defs/T" }) }) },
    { $defs: { T: c({ v: S, kids: A({ $ref: "#/$defs/T" }) }) } },
  ),
);
p("tree-lost-kids", tree(S), o({ root: c({ v: S }) }), X, "narrowed");
p(
  "tree-lost-kids-open",
  o({ root: { $ref: "#/$defs/T" } }, { $defs: { T: o({ v: S, kids: A({ $ref: "#/$defs/T" }) }) } }),
  o({ root: o({ v: S }) }),
  X,
  "widened",
);
eq("root-ref", { $ref: "#/$defs/A", $defs: { A: o({ a: S }) } }, o({ a: S }));
eq("root-self-ref", o({ a: { $ref: "#" } }), o({ a: o({ a: { $ref: "#" } }) }));
// annotations
for (const [k, val] of [
  ["title", "T"],
  ["description", "d"],
  ["examples", ["a"]],
  ["default", "x"],
  ["$comment", "c"],
  ["deprecated", true],
  ["readOnly", true],
  ["writeOnly", true],
  ["x-foo", 1],
  ["contentEncoding", "base64"],
  ["contentMediaType", "image/png"],
] as [string, unknown][])
  eq(`annot-${k}`, q(S), q({ ...S, [k]: val }));
eq("default-changed", q({ ...S, default: "a" }), q({ ...S, default: "b" }));
eq(
  "dialect-only",
  { $schema: "http://json-schema.org/draft-07/schema#", ...q(S) },
  { $schema: "https://json-schema.org/draft/2020-12/schema", ...q(S) },
);
eq("id", q(S), { $id: "https://example.com/x", ...q(S) });
eq("property-order", o({ a: S, b: N }), o({ b: N, a: S }));
eq("keyword-order", o({ a: { type: "string", minLength: 1 } }), o({ a: { minLength: 1, type: "string" } }));
p("schema-emptied", o({ a: S }), {}, X, "widened");
p("schema-only-$schema", o({ a: S }), { $schema: "http://json-schema.org/draft-07/schema#" }, X, "widened");
p("schema-emptied-object", o({ a: S }, { required: ["a"] }), { type: "object", properties: {} }, X, "widened");
p("schema-was-empty", {}, o({ a: S }), C, "narrowed");
p("root-type-lost", o({ a: S }), { properties: { a: S } }, C, "widened");
p("root-type-gained", { properties: { a: S } }, o({ a: S }), C, "narrowed");
p(
  "root-union",
  o({ a: S }, { required: ["a"] }),
  { anyOf: [o({ a: S }, { required: ["a"] }), o({ b: S }, { required: ["b"] })] },
  C,
  "widened",
);
p(
  "root-union-narrow",
  { anyOf: [o({ a: S }, { required: ["a"] }), o({ b: S }, { required: ["b"] })] },
  o({ a: S }, { required: ["a"] }),
  X,
  "narrowed",
);
p("impossible-prop", o({ a: S }), o({ a: false }), X, "narrowed");
p("all-refused", o({ a: S }), { not: {} }, X, "narrowed");
p("prop-false-removed", o({ a: S, b: false }), o({ a: S }), C, "widened");
// formats
nar("uri-added", v(S), v({ ...S, format: "uri" }));
eq("unknown-format", v(S), v({ ...S, format: "color-name" }));
eq("openapi-int32-format", v(I), v({ ...I, format: "int32" }));
nar("format-on-union", v({ type: ["string", "null"] }), v({ type: ["string", "null"], format: "date" }));
eq("format-on-number", v(N), v({ ...N, format: "date" }));
eq("format-double", v(N), v({ ...N, format: "double" }));
// readers of strings vs. content
eq("min-items-0", q(A(S)), q(A(S, { minItems: 0 })));
nar("array-of-anyOf", q(A({ anyOf: [S, N] })), q({ anyOf: [A(S), A(N)] }));
eq("bool-enum", v(B), v({ enum: [true, false] }));
eq("bool-anyOf", v(B), v({ anyOf: [{ const: true }, { const: false }] }));
nar("bool-const", v(B), v({ const: true }));
eq("null-const", v(Z), v({ const: null }));
nar("string-to-numeric-string", v(S), v({ ...S, pattern: "^-?\\d+$" }));
inc("boolean-to-string-enum", v(B), v({ enum: ["true", "false"] }));
nar("scalar-coerced", v({ anyOf: [S, N, B] }), v({ anyOf: [S, B] }));
// const of objects
// multi tools & others
function two(id: string, before: object[], after: object[], args_replay: Replay, relation: Relation, cache: string) {
  rows.push({ id, before, after, verdict: { args_replay, cache, relation } });
}
const tl = (name: string, inputSchema: Schema, more: object = {}) => ({
  name,
  description: `Does ${name.replaceAll("_", " ")} things to the records.`,
  inputSchema,
  ...more,
});
two("tool-removed-last", [tl("a", q(S)), tl("b", q(S))], [tl("a", q(S))], X, "narrowed", "broken");
two("tool-added-front", [tl("a", q(S))], [tl("b", q(N)), tl("a", q(S))], C, "widened", "broken");
two(
  "swap-bodies",
  [tl("a", q(S)), tl("b", q(N))],
  [
    { ...tl("a", q(S)), inputSchema: q(N) },
    { ...tl("b", q(N)), inputSchema: q(S) },
  ],
  X,
  "incomparable",
  "broken",
);
two(
  "annotations",
  [tl("a", q(S), { annotations: { destructiveHint: false } })],
  [tl("a", q(S), { annotations: { destructiveHint: true } })],
  C,
  "equal",
  "stable",
);
two("title", [tl("a", q(S))], [tl("a", q(S), { title: "A" })], C, "equal", "stable");
two(
  "output-changed",
  [tl("a", q(S), { outputSchema: q(S) })],
  [tl("a", q(S), { outputSchema: q(N) })],
  C,
  "equal",
  "stable",
);
two("output-added", [tl("a", q(S))], [tl("a", q(S), { outputSchema: q(N) })], C, "equal", "stable");
two(
  "strict-added",
  [tl("a", c({ v: S }, { required: ["v"] }))],
  [tl("a", c({ v: S }, { required: ["v"] }), { strict: true })],
  C,
  "equal",
  "broken",
);
two("case-renamed", [tl("get_user", v(S))], [tl("getUser", v(S))], X, "incomparable", "broken");
two("both-empty", [], [], C, "equal", "stable");
two("all-removed", [tl("a", q(S))], [], X, "narrowed", "broken");
two("all-added", [], [tl("a", q(S))], C, "widened", "broken");
two("dup-removed-differs", [tl("a", v(S)), tl("a", v(N))], [tl("a", v(S))], X, "narrowed", "broken");
two("no-schema-to-empty", [{ name: "a" }], [{ name: "a", inputSchema: o({}) }], C, "narrowed", "broken");
// ignored through composition
p("union-branch-prop-removed-open", q({ anyOf: [o({ x: S, y: S }), Z] }), q({ anyOf: [o({ x: S }), Z] }), X, "widened");
p(
  "union-branch-prop-removed-closed",
  q({ anyOf: [c({ x: S, y: S }), Z] }),
  q({ anyOf: [c({ x: S }), Z] }),
  X,
  "narrowed",
);
p(
  "allOf-prop-removed",
  { type: "object", allOf: [o({ a: S }), o({ b: S })] },
  { type: "object", allOf: [o({ a: S })] },
  X,
  "widened",
);
p("prop-to-patternProperties", o({ "x-a": S }), o({}, { patternProperties: { "^x-": S } }), C, "narrowed");
p("patternProp-removed-open", o({ a: S }, { patternProperties: { "^x-": S } }), o({ a: S }), X, "widened");
p("map-to-open-object", q({ type: "object", additionalProperties: S }), q({ type: "object" }), C, "widened");
p("map-removed-root", o({ a: S }, { additionalProperties: S }), o({ a: S }), X, "widened");
p(
  "map-to-closed",
  q({ type: "object", additionalProperties: S }),
  q({ type: "object", properties: { a: S }, additionalProperties: false }),
  X,
  "narrowed",
);
p("typed-ap-next-to-props-closed", o({ a: S }, { additionalProperties: S }), c({ a: S }), X, "narrowed");
p(
  "typed-ap-narrowed",
  o({ a: S }, { additionalProperties: S }),
  o({ a: S }, { additionalProperties: { ...S, maxLength: 2 } }),
  X,
  "narrowed",
);
// zod3 -> zod4
p(
  "zod3-to-zod4",
  {
    type: "object",
    properties: {
      q: { type: "string", minLength: 1 },
      n: { type: "integer", exclusiveMinimum: 0 },
      e: { type: ["string", "null"] },
    },
    required: ["q"],
    additionalProperties: false,
    $schema: "http://json-schema.org/draft-07/schema#",
  },
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {
      q: { type: "string", minLength: 1 },
      n: { type: "integer", exclusiveMinimum: 0, maximum: 9007199254740991 },
      e: { anyOf: [{ type: "string" }, { type: "null" }] },
    },
    required: ["q"],
    additionalProperties: false,
  },
  C,
  "narrowed",
);
p(
  "zod-default-io-input-output",
  { type: "object", properties: { n: { type: "integer", default: 10 } }, additionalProperties: false },
  { type: "object", properties: { n: { type: "integer", default: 10 } }, required: ["n"], additionalProperties: false },
  X,
  "narrowed",
);
// pydantic optional
p("pydantic-optional", o({ a: S }), o({ a: { anyOf: [S, Z], default: null, title: "A" } }), C, "widened");
p(
  "pydantic-optional-lost",
  o({ a: { anyOf: [S, Z], default: null, title: "A" } }),
  o({ a: { ...S, title: "A" } }),
  X,
  "narrowed",
);
eq(
  "pydantic-enum-ref",
  o({ a: { $ref: "#/$defs/E" } }, { $defs: { E: { enum: ["a", "b"], title: "E", type: "string" } } }),
  o({ a: { enum: ["a", "b"], type: "string" } }),
);
eq(
  "pydantic-allOf-ref",
  o({ a: { allOf: [{ $ref: "#/$defs/E" }], default: "a" } }, { $defs: { E: { enum: ["a", "b"], type: "string" } } }),
  o({ a: { $ref: "#/$defs/E", default: "a" } }, { $defs: { E: { enum: ["a", "b"], type: "string" } } }),
);
// numbers
nar("multipleOf-0.1-0.5", v({ ...N, multipleOf: 0.1 }), v({ ...N, multipleOf: 0.5 }));
nar("multipleOf-0.01-int", v({ ...N, multipleOf: 0.01 }), v(I));
nar("int-number-union", v({ anyOf: [I, S] }), v({ anyOf: [{ ...I, minimum: 0 }, S] }));
eq("int-bounds-implied", v({ ...I, minimum: 0, maximum: 1 }), v({ enum: [0, 1] }));
nar("big-max", v({ ...I, maximum: 1e15 }), v({ ...I, maximum: 1e12 }));
eq("num-type-anyOf-int", v({ anyOf: [N, I] }), v(N));
eq("min-in-union", v({ type: ["number", "string"], minimum: 0 }), v({ anyOf: [{ ...N, minimum: 0 }, S] }));
eq("minLength-on-number", v(N), v({ ...N, minLength: 3 }));
nar("minimum-untyped", v({}), v({ minimum: 0 }));
// strings
inc("maxLength-minLength", v({ ...S, minLength: 1, maxLength: 5 }), v({ ...S, minLength: 2, maxLength: 10 }));
eq("pattern-anything", v(S), v({ ...S, pattern: ".*" }));
eq("pattern-empty", v(S), v({ ...S, pattern: "" }));
eq("pattern-group", v({ ...S, pattern: "^(?:ab)+$" }), v({ ...S, pattern: "^(ab)+$" }));
eq("pattern-escape", v({ ...S, pattern: "^a/b$" }), v({ ...S, pattern: "^a\\/b$" }));
eq("pattern-case-class", v({ ...S, pattern: "^[A-Za-z]$" }), v({ ...S, pattern: "^[a-zA-Z]$" }));
eq("pattern-range-quant", v({ ...S, pattern: "^\\d{4}$" }), v({ ...S, pattern: "^[0-9][0-9][0-9][0-9]$" }));
nar("pattern-optional", v({ ...S, pattern: "^v?\\d+$" }), v({ ...S, pattern: "^\\d+$" }));
nar("pattern-unanchored", v({ ...S, pattern: "[a-z]+" }), v({ ...S, pattern: "^[a-z]+$" }));
nar("pattern-maxlen", v({ ...S, pattern: "^[a-z]*$" }), v({ ...S, pattern: "^[a-z]*$", maxLength: 5 }));
eq("pattern-implies-maxlen", v({ ...S, pattern: "^[a-z]{0,5}$" }), v({ ...S, pattern: "^[a-z]{0,5}$", maxLength: 5 }));
nar("date-pattern", v({ ...S, pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), v({ ...S, format: "date" }));
nar("format-email-minLength", v({ ...S, format: "email" }), v({ ...S, format: "email", minLength: 20 }));
nar(
  "uuid-pattern-added",
  v({ ...S, format: "uuid" }),
  v({ ...S, format: "uuid", pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" }),
);
nar("lookahead-added", v(S), v({ ...S, pattern: "^(?!.*secret).*$" }));
nar("wordboundary-added", v(S), v({ ...S, pattern: "\\bfoo\\b" }));
// enum/unions
nar("enum-in-anyOf-removed", v({ anyOf: [{ enum: ["a", "b"] }, N] }), v({ anyOf: [{ enum: ["a"] }, N] }));
eq("type-list-order", v({ type: ["string", "null"] }), v({ type: ["null", "string"] }));
eq(
  "enum-nullable",
  v({ type: ["string", "null"], enum: ["a", null] }),
  v({ anyOf: [{ type: "string", enum: ["a"] }, Z] }),
);
eq("const-true", v({ type: "boolean", const: true }), v({ enum: [true] }));
nar("literal-union", v({ anyOf: [{ const: "a" }, { const: "b" }, { const: "c" }] }), v({ enum: ["a", "b"] }));
eq("nested-anyOf-flatten", v({ anyOf: [{ anyOf: [S, N] }, B] }), v({ anyOf: [S, N, B] }));
eq(
  "distribute",
  v({
    anyOf: [
      { ...S, minLength: 1 },
      { ...S, minLength: 1, maxLength: 9 },
    ],
  }),
  v({ ...S, minLength: 1 }),
);
eq("de-morgan", v({ not: { anyOf: [S, N] } }), v({ allOf: [{ not: S }, { not: N }] }));
eq("not-type", v({ not: { type: ["object", "array", "null", "boolean"] } }), v({ type: ["string", "number"] }));
// objects
nar("minProperties-2", o({ a: S, b: S, d: S }, { minProperties: 1 }), o({ a: S, b: S, d: S }, { minProperties: 2 }));
nar("maxProperties", o({ a: S, b: S, d: S }), o({ a: S, b: S, d: S }, { maxProperties: 2 }));
p("maxProperties-closed-eq", c({ a: S, b: S }), c({ a: S, b: S }, { maxProperties: 2 }), C, "equal");
p("propertyNames-declared-ok", o({ a: S }), o({ a: S }, { propertyNames: { pattern: "^[a-z]+$" } }), C, "narrowed");
p("propertyNames-declared-bad", o({ aB: S }), o({ aB: S }, { propertyNames: { pattern: "^[a-z]+$" } }), X, "narrowed");
p("required-undeclared", o({ a: S }), o({ a: S }, { required: ["zz"] }), X, "narrowed");
p(
  "two-renamed",
  c({ from: S, to: S }, { required: ["from", "to"] }),
  c({ source: S, target: S }, { required: ["source", "target"] }),
  X,
  "incomparable",
);
p("wrap-in-object", o({ a: S, b: S }), o({ input: o({ a: S, b: S }) }, { required: ["input"] }), X, "incomparable");
p("unwrap", o({ input: o({ a: S }) }, { required: ["input"] }), o({ a: S }), X, "incomparable");
p("split-string-to-object", o({ d: S }), o({ d: o({ y: I, m: I }) }), X, "incomparable");
p("scalar-or-array", v(S), v({ anyOf: [S, A(S)] }), C, "widened");
p("scalar-to-array", v(S), v(A(S)), X, "incomparable");
p("array-to-scalar", v(A(S)), v(S), X, "incomparable");
p("csv-to-array-opt", q(S), q(A(S)), X, "incomparable");
p(
  "dependentRequired-closed-removed",
  c({ a: S, b: S }, { dependentRequired: { a: ["b"] } }),
  c({ a: S }, {}),
  X,
  "incomparable",
);
nar(
  "if-then-const-enum",
  o({ t: { enum: ["a", "b"] }, x: S }),
  o(
    { t: { enum: ["a", "b"] }, x: S },
    { allOf: [when({ properties: { t: { const: "a" } }, required: ["t"] }, { required: ["x"] })] },
  ),
);
eq(
  "if-then-rewritten",
  o(
    { t: { enum: ["a", "b"] }, x: S },
    { required: ["t"], ...when({ properties: { t: { const: "a" } } }, { required: ["x"] }) },
  ),
  o(
    { t: { enum: ["a", "b"] }, x: S },
    {
      required: ["t"],
      anyOf: [{ properties: { t: { const: "b" } } }, { properties: { t: { const: "a" } }, required: ["x"] }],
    },
  ),
);
p(
  "ap-false-allOf",
  { allOf: [o({ a: S }), o({ b: S })] },
  { allOf: [o({ a: S }), o({ b: S })], unevaluatedProperties: false },
  C,
  "narrowed",
);
p(
  "ap-false-in-branch",
  { type: "object", allOf: [o({ a: S }), o({ b: S })] },
  { type: "object", allOf: [c({ a: S }), o({ b: S })] },
  X,
  "narrowed",
);
// arrays
nar("tuple-rest-typed", q({ type: "array", prefixItems: [S] }), q({ type: "array", prefixItems: [S], items: N }));
inc("array-to-tuple", q(A(S, { minItems: 2, maxItems: 2 })), q({ type: "array", prefixItems: [S, N], items: false }));
eq(
  "array-fixed-tuple",
  q(A(S, { minItems: 2, maxItems: 2 })),
  q({ type: "array", prefixItems: [S, S], items: false, minItems: 2 }),
);
nar("array-item-required", q(A(c({ a: S, b: S }))), q(A(c({ a: S, b: S }, { required: ["a"] }))));
p(
  "array-item-prop-renamed",
  q(A(c({ a: S }, { required: ["a"] }))),
  q(A(c({ b: S }, { required: ["b"] }))),
  X,
  "incomparable",
);
nar("maxItems-0", q(A(S)), q(A(S, { maxItems: 0 })));
nar("nested-array-items", q(A(A({}))), q(A(A(S))));
nar("contains-min2", q(A(S, { contains: { const: "x" } })), q(A(S, { contains: { const: "x" }, minContains: 2 })));
nar(
  "unevaluatedItems",
  q({ type: "array", prefixItems: [S] }),
  q({ type: "array", prefixItems: [S], unevaluatedItems: false }),
);
nar("unique-enum", q(A({ enum: ["a", "b"] })), q(A({ enum: ["a", "b"] }, { uniqueItems: true })));
// refs
eq(
  "ref-with-description",
  o({ a: { $ref: "#/$defs/A", description: "x" } }, { $defs: { A: S } }),
  o({ a: { ...S, description: "x" } }),
);
eq("ref-escaped", o({ a: { $ref: "#/$defs/a~1b" } }, { $defs: { "a/b": S } }), o({ a: S }));
eq(
  "ref-to-property",
  o({ a: { ...S, maxLength: 3 }, b: { $ref: "#/properties/a" } }),
  o({ a: { ...S, maxLength: 3 }, b: { ...S, maxLength: 3 } }),
);
nar("ref-to-property-narrow", o({ a: S, b: { $ref: "#/properties/a" } }), o({ a: S, b: { ...S, maxLength: 2 } }));
const list = (more: object = {}) =>
  o(
    { l: { $ref: "#/$defs/L" } },
    { $defs: { L: { anyOf: [Z, c({ h: { ...S, ...more }, t: { $ref: "#/$defs/L" } }, { required: ["h", "t"] })] } } },
  );
nar("linked-list", list(), list({ maxLength: 3 }));
nar(
  "mutual-rec",
  o(
    { a: { $ref: "#/$defs/A" } },
    { $defs: { A: c({ b: { $ref: "#/$defs/B" } }), B: c({ a: { $ref: "#/$defs/A" }, n: N }) } },
  ),
  o(
    { a: { $ref: "#/$defs/A" } },
    { $defs: { A: c({ b: { $ref: "#/$defs/B" } }), B: c({ a: { $ref: "#/$defs/A" }, n: I }) } },
  ),
);
eq(
  "dynamic-ref",
  o({ a: { $ref: "#/$defs/T" } }, { $defs: { T: o({ k: A({ $dynamicRef: "#n" }) }, { $dynamicAnchor: "n" }) } }),
  o({ a: { $ref: "#/$defs/T" } }, { $defs: { T: o({ k: A({ $ref: "#/$defs/T" }) }) } }),
);
eq("bool-false-branch", v({ anyOf: [S, false] }), v(S));
eq("bool-true-allOf", v({ allOf: [S, true] }), v(S));
nar("true-false-prop", o({ a: true }), o({ a: false }));
eq("draft4-id", { id: "x", $schema: "http://json-schema.org/draft-04/schema#", ...q(S) }, q(S));
eq("draft4-required-list", { $schema: "http://json-schema.org/draft-04/schema#", ...v(S) }, v(S));
eq("bool-required-d3", o({ a: { ...S, required: true } }), o({ a: { ...S, required: true, description: "d" } }));
// description-ish inside property names
p("prop-named-title-removed", o({ title: S, description: S }), o({ description: S }), X, "widened");
p("prop-named-default", o({ default: S }), o({ default: { ...S, maxLength: 1 } }), X, "narrowed");
p(
  "prop-named-proto",
  o({ __proto__x: S, constructor: S }),
  o({ __proto__x: S, constructor: { ...S, maxLength: 1 } }),
  X,
  "narrowed",
);
p("prop-named-enum", o({ enum: S, required: S, type: S }), o({ enum: S, required: S }), X, "widened");
p("enum-values-title", o({ a: { enum: ["title", "description"] } }), o({ a: { enum: ["title"] } }), X, "narrowed");
p(
  "default-object-order",
  o({ a: { type: "object", default: { x: 1, y: 2 } } }),
  o({ a: { type: "object", default: { y: 2, x: 1 } } }),
  C,
  "equal",
);
p(
  "no-change-ref-expanded-open",
  o({ a: { $ref: "#/$defs/P" } }, { $defs: { P: o({ x: S }) } }),
  o({ a: o({ x: S, y: S }) }),
  C,
  "narrowed",
);
export const reasonedPairs = rows.map((row, index) => readDriftCase(row, `pairs.ts, row ${index + 1}`));
