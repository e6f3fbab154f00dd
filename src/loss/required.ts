import { isObject, listOf, own } from "../schema/json.ts";
import { isBare } from "./keywords.ts";
import { isSchema, type Node, pointerTo } from "./nodes.ts";
import type { NodeRule, ShapeRule } from "./rule.ts";

/** So many are told by their names. */
const maxNames = 20;

/** Every property is gone: seen by what the schema still requires, or by what its type says. */
export const lostProperties: ShapeRule = {
  name: "lost-properties",
  severity: "error",
  title: "A schema has the properties of its type",
  why: "The schema has no word of {names}: the model is shown a tool without them and never sends them. No provider says so, for the schema is valid.",
  mend: "Look at what converted the type: {by} did not read it. Another major or copy of the schema library than the converter knows is the usual cause.",
  sources: [
    "https://github.com/modelcontextprotocol/typescript-sdk/issues/1158",
    "https://github.com/vercel/mcp-handler/issues/107",
  ],
  *find(root) {
    const properties = own(root, "properties");
    const names = listOf(root, "required");
    if (!isObject(properties) || Object.keys(properties).length > 0 || names.length === 0 || !isBare(root)) return;
    yield { pointer: "", args: { names: listed(names) }, words: { by: "it" } };
  },
};

/** One property was dropped, and the list of the required ones was not told. */
export const undeclaredRequired: NodeRule = {
  name: "undeclared-required",
  severity: "warning",
  title: "A required property is declared",
  why: "{names} must be there, and the schema has no word of it: the model does not know what to send, and Gemini refuses the tool.",
  mend: "Declare {names} under `properties`, or take it out of `required`: whatever filters or renames properties must do so in both places.",
  sources: ["https://ai.google.dev/api/caching#Schema"],
  find(node) {
    const properties = isSchema(node) ? own(node.value, "properties") : undefined;
    if (!isSchema(node) || !isObject(properties) || !isBare(node.value) || isPartOfOther(node)) return undefined;
    // `lost-properties` tells of a root that has none at all.
    if (!node.parent && Object.keys(properties).length === 0) return undefined;
    const names = listOf(node.value, "required").filter(
      (name) => typeof name === "string" && !Object.hasOwn(properties, name),
    );
    return names.length === 0 ? undefined : { pointer: pointerTo(node, "required"), args: { names: listed(names) } };
  },
};

function listed(names: readonly unknown[]): string {
  const more = names.length - maxNames;
  return names.slice(0, maxNames).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** A branch may require what the schema around it declares. */
function isPartOfOther(node: Node): boolean {
  for (let at = node; at.parent; at = at.parent)
    if (at.parent.kind !== "names" && /^(?:anyOf|oneOf|allOf|if|then|else|not|dependentSchemas)$/.test(at.key))
      return true;
  return false;
}
