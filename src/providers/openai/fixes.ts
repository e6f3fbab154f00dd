import { isObject, own } from "../../schema/json.ts";
import { join, resolve } from "../../schema/pointer.ts";
import { typesOf, walk } from "../../schema/walk.ts";
import type { Edit, Fix, JsonObject, RuleMeta, Violation } from "../../types.ts";

type Mend = NonNullable<RuleMeta["fix"]>;

/** A mend of the node that a violation is about; undefined where the node is no object. */
function onNode(mend: (node: JsonObject, violation: Violation, strict: boolean) => Fix | undefined): Mend {
  return (violation, tool) => {
    const node = resolve(tool.tool.inputSchema, violation.pointer ?? "");
    return isObject(node) ? mend(node, violation, tool.strict) : undefined;
  };
}

/** A root that has `properties` is an object in all but the word. */
export const addRootType: Mend = onNode((node) => {
  if (Object.hasOwn(node, "type") || !isObject(own(node, "properties"))) return undefined;
  return { title: 'Add `type: "object"`', safety: "narrows", edits: [{ op: "add", path: "/type", value: "object" }] };
});

/** Puts the whole schema under one property, so that the union is no longer the root. */
export const wrapRoot: Mend = onNode((node, _violation, strict) => {
  if (refersToItself(node)) return undefined;
  const { $schema, $defs, definitions, ...union } = node;
  const kept = Object.fromEntries(
    Object.entries({ $schema, $defs, definitions }).filter(([, value]) => value !== undefined),
  );
  const closed = strict ? { additionalProperties: false } : {};
  const value = { ...kept, type: "object", properties: { input: union }, required: ["input"], ...closed };
  return {
    title: "Move the union under a property `input`",
    safety: "changes",
    edits: [{ op: "replace", path: "", value }],
  };
});

export const addEmptyProperties: Mend = onNode(() => ({
  title: "Add `properties: {}`",
  safety: "same",
  edits: [{ op: "add", path: "/properties", value: {} }],
}));

/** Strict mode wants a type in `items` too, and there is none to guess. */
export const addItems: Mend = onNode((_node, { pointer = "" }, strict) =>
  strict
    ? undefined
    : { title: "Add `items: {}`", safety: "same", edits: [{ op: "add", path: join(pointer, "items"), value: {} }] },
);

export const closeObject: Mend = onNode((node, { pointer = "" }) => {
  // A map would lose all its keys, and `properties: {}` is another finding's matter.
  if (isObject(own(node, "additionalProperties"))) return undefined;
  return {
    title: "Add `additionalProperties: false`",
    safety: "narrows",
    edits: [{ op: "add", path: join(pointer, "additionalProperties"), value: false }],
  };
});

/** Requires the missing properties, and lets each be null where its type is plain. */
export const requireAll: Mend = onNode((node, { pointer = "", args }) => {
  const properties = own(node, "properties");
  const missing = namesOf(args?.all);
  if (!isObject(properties)) return undefined;
  const nullable: Edit[] = [];
  for (const key of missing) {
    const schema = own(properties, key);
    const rewritten = isObject(schema) ? nullableType(schema) : undefined;
    if (!rewritten) return undefined;
    for (const [name, value] of rewritten)
      nullable.push({ op: "replace", path: join(pointer, "properties", key, name), value });
  }
  const required = own(node, "required");
  const value = [...(Array.isArray(required) ? required : []), ...missing];
  const list: Edit = { op: Array.isArray(required) ? "replace" : "add", path: join(pointer, "required"), value };
  return { title: `Require ${quoted(missing)} and let it be null`, safety: "changes", edits: [list, ...nullable] };
});

export const dropExtraRequired: Mend = onNode((node, { pointer = "", args }) => {
  const properties = own(node, "properties");
  const required = own(node, "required");
  const extra = new Set(namesOf(args?.all));
  if (!Array.isArray(required)) return undefined;
  // An open map stands in `properties`, and would vanish without a word.
  if (isObject(properties) && [...extra].some((key) => Object.hasOwn(properties, key))) return undefined;
  const value = required.filter((name) => !extra.has(name));
  const edits: Edit[] = [{ op: "replace", path: join(pointer, "required"), value }];
  return { title: `Remove ${quoted([...extra])} from \`required\``, safety: "widens", edits };
});

/** Keywords that say nothing of which arguments are accepted. */
const annotations = ["default", "examples", "title", "description", "deprecated", "readOnly", "writeOnly", "$comment"];

export const removeKeyword: Mend = onNode((node, { pointer = "", args }) => {
  const keyword = String(args?.keyword);
  // A map without `propertyNames` is dropped from its object, which is another finding.
  if (keyword === "propertyNames" && isObject(own(node, "additionalProperties"))) return undefined;
  if (!Object.hasOwn(node, keyword) || ["oneOf", "allOf", "if", "then", "else"].includes(keyword)) return undefined;
  return {
    title: `Remove \`${keyword}\``,
    safety: annotations.includes(keyword) ? "same" : "widens",
    edits: [{ op: "remove", path: join(pointer, keyword) }],
  };
});

export const removeSiblings: Mend = onNode((node, { pointer = "" }) => {
  const siblings = Object.keys(node).filter((key) => key !== "$ref");
  if (!siblings.every((key) => annotations.includes(key))) return undefined;
  const edits = siblings.map((key): Edit => ({ op: "remove", path: join(pointer, key) }));
  return { title: "Remove what stands beside `$ref`", safety: "same", edits };
});

/** The keywords to rewrite so that null is accepted too; undefined where that is not mechanical. */
function nullableType(schema: JsonObject): [string, unknown][] | undefined {
  const types = typesOf(schema);
  if (types.length === 0 || Object.hasOwn(schema, "const")) return undefined;
  if (types.includes("null")) return [];
  const members = own(schema, "enum");
  const withNull: [string, unknown][] = [["type", [...types, "null"]]];
  return Array.isArray(members) ? [...withNull, ["enum", [...members, null]]] : withNull;
}

function namesOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((name) => typeof name === "string") : [];
}

/** The first names of a list, for a title. */
function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  return names.length > 3 ? `${shown.join(", ")} and ${names.length - 3} more` : shown.join(", ");
}

function refersToItself(schema: JsonObject): boolean {
  for (const place of walk(schema)) if (own(place.schema, "$ref") === "#") return true;
  return false;
}
