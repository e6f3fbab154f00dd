import { isObject, own } from "../../schema/json.ts";
import { join, resolve } from "../../schema/pointer.ts";
import { typesOf } from "../../schema/walk.ts";
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
export const wrapRoot: Mend = onNode((node) => {
  if (refersToItself(node)) return undefined;
  const { $schema, $defs, definitions, ...union } = node;
  const kept = Object.fromEntries(
    Object.entries({ $schema, $defs, definitions }).filter(([, value]) => value !== undefined),
  );
  const value = { ...kept, type: "object", properties: { input: union }, required: ["input"] };
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

/** Requires the missing property, and lets it be null where its type is plain. */
export const requireAll: Mend = onNode((node, { pointer = "", args }) => {
  const key = String(args?.missing);
  const property = own(node, "properties");
  const schema = isObject(property) ? own(property, key) : undefined;
  if (!isObject(schema)) return undefined;
  const nullable = nullableType(schema);
  if (!nullable) return undefined;
  const required = own(node, "required");
  const list: Edit = Array.isArray(required)
    ? { op: "replace", path: join(pointer, "required"), value: [...required, key] }
    : { op: "add", path: join(pointer, "required"), value: [key] };
  const edits: Edit[] = [
    list,
    ...nullable.map(([name, value]): Edit => {
      return { op: "replace", path: join(pointer, "properties", key, name), value };
    }),
  ];
  return { title: `Require \`${key}\` and let it be null`, safety: "changes", edits };
});

export const dropExtraRequired: Mend = onNode((node, { pointer = "", args }) => {
  const properties = own(node, "properties");
  const required = own(node, "required");
  const key = String(args?.extra);
  if (!Array.isArray(required) || (isObject(properties) && Object.hasOwn(properties, key))) return undefined;
  const value = required.filter((name) => name !== key);
  return {
    title: `Remove \`${key}\` from \`required\``,
    safety: "widens",
    edits: [{ op: "replace", path: join(pointer, "required"), value }],
  };
});

/** Keywords that say nothing of which arguments are accepted. */
const annotations = ["default", "examples", "title", "description", "deprecated", "readOnly", "writeOnly", "$comment"];

export const removeKeyword: Mend = onNode((node, { pointer = "", args }) => {
  const keyword = String(args?.keyword);
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

function refersToItself(schema: JsonObject): boolean {
  return JSON.stringify(schema).includes('"$ref":"#"');
}
