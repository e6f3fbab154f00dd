import { isObject, own } from "../../schema/json.ts";
import { join, resolve, tokensOf } from "../../schema/pointer.ts";
import { typesOf } from "../../schema/walk.ts";
import type { Edit, Fix, JsonObject, Pointer, RuleMeta, Safety, Violation } from "../../types.ts";

type Mend = NonNullable<RuleMeta["fix"]>;

/** A mend of the object that holds what a violation points at, or of what it points at where that is asked. */
function mend(whose: "node" | "holder", make: (node: JsonObject, at: Pointer, key: string) => Fix | undefined): Mend {
  return ({ pointer = "" }: Violation, { tool: { inputSchema } }) => {
    const tokens = tokensOf(pointer);
    const key = tokens.at(-1) ?? "";
    const at = whose === "node" ? pointer : join("", ...tokens.slice(0, -1));
    const node = whose === "holder" && tokens.length === 0 ? undefined : resolve(inputSchema, at);
    return isObject(node) ? make(node, at, key) : undefined;
  };
}

/** What a keyword says of which arguments are accepted, when it goes. Keywords that hang together are not here. */
const onRemoval: Readonly<Record<string, Safety>> = {
  ...Object.fromEntries(
    "$schema $id $comment examples readOnly writeOnly deprecated".split(" ").map((key) => [key, "same"]),
  ),
  ...Object.fromEntries(
    "exclusiveMinimum exclusiveMaximum multipleOf uniqueItems contains propertyNames"
      .split(" ")
      .map((key) => [key, "widens"]),
  ),
  additionalProperties: "widens",
};

/** Removes a keyword that the message does not have; a `const` that is a string becomes an `enum` of one, which no empty one may be. */
export const removeUnknown: Mend = mend("holder", (node, at, key) => {
  const value = own(node, key);
  if (key === "const" && typeof value === "string" && value !== "" && !Object.hasOwn(node, "enum")) {
    const typed: Edit[] = Object.hasOwn(node, "type") ? [] : [{ op: "add", path: join(at, "type"), value: "string" }];
    const edits: Edit[] = [
      { op: "remove", path: join(at, key) },
      { op: "add", path: join(at, "enum"), value: [value] },
    ];
    return { title: "Write the `const` as an `enum`", safety: "same", edits: [...edits, ...typed] };
  }
  const safety = Object.hasOwn(onRemoval, key) ? onRemoval[key] : undefined;
  return safety && removal(at, key, safety);
});

/** One type and null is that type, `nullable`. */
export const keepOneType: Mend = mend("holder", (node, at, key) => {
  const kept = typesOf(node).filter((type) => type !== "null");
  const isNullable = kept.length < typesOf(node).length;
  if (key !== "type" || kept.length !== 1 || Object.hasOwn(node, "enum") || Object.hasOwn(node, "const"))
    return undefined;
  const edits: Edit[] = [{ op: "replace", path: join(at, "type"), value: kept[0] }];
  const nullable: Edit = {
    op: Object.hasOwn(node, "nullable") ? "replace" : "add",
    path: join(at, "nullable"),
    value: true,
  };
  return { title: "Write one type, and `nullable`", safety: "same", edits: isNullable ? [...edits, nullable] : edits };
});

export const addItems: Mend = mend("node", (_node, at) => {
  return { title: "Add `items: {}`", safety: "same", edits: [{ op: "add", path: join(at, "items"), value: {} }] };
});

/** Names the type of a node that has the type's keyword and no type; a keyword of another type has no effect and goes. */
export function addType(type: string): Mend {
  return mend("holder", (node, at, key) => {
    if (Object.hasOwn(node, "type")) return key === "enum" ? undefined : removal(at, key, "same");
    // Without properties, an object would be the next fault.
    if (type === "object" && !Object.hasOwn(node, "properties")) return undefined;
    const members = own(node, "enum");
    const isUnion = ["anyOf", "oneOf", "allOf", "any_of", "one_of", "all_of"].some((union) =>
      Object.hasOwn(node, union),
    );
    if (isUnion || (key === "enum" && !isStrings(members))) return undefined;
    const safety = key === "enum" ? "same" : "narrows";
    return { title: `Add \`type: "${type}"\``, safety, edits: [{ op: "add", path: join(at, "type"), value: type }] };
  });
}

export const dropKeyword: Mend = mend("holder", (_node, at, key) => removal(at, key, "widens"));

/** Removes from a list all names that no property has; offered with the first of them. The order of properties binds no arguments. */
export const dropNames: Mend = ({ pointer = "", args }, { tool: { inputSchema } }) => {
  const list = around(pointer);
  const names = resolve(inputSchema, list);
  const properties = resolve(inputSchema, join(around(list), "properties"));
  const defined = isObject(properties) ? properties : {};
  const isDefined = (name: unknown) => typeof name !== "string" || Object.hasOwn(defined, name);
  if (!Array.isArray(names) || names.findIndex((name) => !isDefined(name)) !== args?.index) return undefined;
  const safety = list.endsWith("rdering") ? "same" : "widens";
  const edits: Edit[] = [{ op: "replace", path: list, value: names.filter(isDefined) }];
  return { title: "Remove the names that no property has", safety, edits };
};

/** An enum without values accepts nothing, so one that has no other value is left to the author. */
export const dropEmptyMembers: Mend = ({ pointer = "", args }, { tool: { inputSchema } }) => {
  const list = around(pointer);
  const members = resolve(inputSchema, list);
  if (!Array.isArray(members) || members.indexOf("") !== args?.index) return undefined;
  const value = members.filter((member) => member !== "");
  if (value.length === 0) return undefined;
  return { title: "Remove the empty value", safety: "narrows", edits: [{ op: "replace", path: list, value }] };
};

/** The place that holds a place. */
function around(pointer: Pointer): Pointer {
  return join("", ...tokensOf(pointer).slice(0, -1));
}

function removal(at: Pointer, key: string, safety: Safety): Fix {
  return { title: `Remove \`${key}\``, safety, edits: [{ op: "remove", path: join(at, key) }] };
}

function isStrings(members: unknown): boolean {
  return Array.isArray(members) && members.every((member) => typeof member === "string");
}
