import { own } from "../schema/json.ts";
import { isPointer, resolve } from "../schema/pointer.ts";
import { walk } from "../schema/walk.ts";
import type { JsonObject, Pointer } from "../types.ts";
import { isSchema, type Node, pointerTo } from "./nodes.ts";
import type { NodeRule, ShapeRule } from "./rule.ts";

/** A schema was cut out of the document that its references point into. */
export const danglingRef: NodeRule = {
  name: "dangling-ref",
  severity: "warning",
  title: "A reference points at something",
  why: "`{ref}` names nothing in the schema: what it stood for is lost, and a client that resolves references fails.",
  mend: 'Look at what moved the schema: `{ref}` was true of another document. Have the converter inline its references (`$refStrategy: "none"`, `reused: "inline"`) or take the definitions along.',
  sources: ["https://github.com/StefanTerdell/zod-to-json-schema#options-object"],
  find(node, root) {
    const ref = isSchema(node) ? own(node.value, "$ref") : undefined;
    if (typeof ref !== "string" || isElsewhere(ref)) return undefined;
    const target = pointerIn(ref);
    const found = target === undefined ? isNamed(ref, root) : has(root, target);
    // Inside a resource with its own $id a pointer starts there.
    return found || isEmbedded(node) ? undefined : { pointer: pointerTo(node, "$ref"), args: { ref } };
  },
};

/** The object stands behind a reference although nothing recurs, as zod-to-json-schema's `name` option leaves it. */
export const rootRef: ShapeRule = {
  name: "root-ref",
  severity: "warning",
  title: "The root says what it is",
  why: "The root is a reference to `{ref}`: most providers read the root only, and find no type there.",
  mend: "Put the referenced schema at the root: leave out the converter's `name` option, which moves it.",
  sources: ["https://github.com/Piotr1215/mcp-obsidian/issues/17"],
  *find(root) {
    const ref = own(root, "$ref");
    if (typeof ref !== "string" || Object.hasOwn(root, "type")) return;
    const target = pointerIn(ref);
    if (target !== undefined && has(root, target) && !recurs(root, ref)) yield { pointer: "/$ref", args: { ref } };
  },
};

function recurs(root: JsonObject, ref: string): boolean {
  for (const { schema, parent } of walk(root))
    if (parent && [ref, "#"].includes(String(own(schema, "$ref")))) return true;
  return false;
}

/** The pointer of a fragment such as `#/$defs/a%20b`; undefined where it is no pointer. */
function pointerIn(ref: string): Pointer | undefined {
  if (!ref.startsWith("#")) return undefined;
  const fragment = decoded(ref.slice(1));
  return isPointer(fragment) ? fragment : undefined;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray percent sign: the name as it stands.
    return fragment;
  }
}

/** References to other documents are not ours to resolve; `1/city` is a relative pointer, which `$ref` does not take. */
function isElsewhere(ref: string): boolean {
  return !/^(?:#|\d+(?:[#/]|$))/.test(ref) && /[:/.]/.test(ref);
}

function has(root: JsonObject, pointer: Pointer): boolean {
  return resolve(root, pointer) !== undefined;
}

/** Does any node bear this name, by `$id` or by an anchor? */
function isNamed(ref: string, root: JsonObject): boolean {
  const names = known.get(root) ?? namesIn(root);
  known.set(root, names);
  return names.has(ref) || names.has(ref.replace("#", ""));
}

/** Read once of a schema, however many references it has. */
const known = new WeakMap<JsonObject, ReadonlySet<unknown>>();

function namesIn(root: JsonObject): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  for (const { schema } of walk(root))
    for (const keyword of ["$id", "$anchor", "$dynamicAnchor", "id"]) names.add(own(schema, keyword));
  return names;
}

function isEmbedded(node: Node): boolean {
  for (let at: Node | undefined = node; at?.parent; at = at.parent)
    if (isSchema(at) && typeof own(at.value, "$id") === "string") return true;
  return false;
}
