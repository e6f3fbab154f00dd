import { inner, type Node, nameOf, nodesOf } from "./syntax.ts";

/** One step into an expression. */
export interface Step {
  /** What a reader is shown: the property with its key, or the element. */
  at: Node;
  /** What stands there. */
  value?: Node;
}

type Constants = ReadonlyMap<string, Node>;

/** Chains and constants longer than this are not followed. */
const maxSteps = 50;

const wrapperTypes =
  /^(?:TSAsExpression|TSSatisfiesExpression|TSNonNullExpression|ParenthesizedExpression|AwaitExpression)$/;

/** An expression without what only the compiler sees, and the value of a constant for its name. */
export function settled(node: Node | undefined, constants: Constants): Node | undefined {
  let at = node;
  for (let steps = 0; at && steps < maxSteps; steps++) {
    const next = wrapperTypes.test(at.type) ? (inner(at, "expression") ?? inner(at, "argument")) : named(at, constants);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function named(node: Node, constants: Constants): Node | undefined {
  return node.type === "Identifier" ? constants.get(nameOf(node) ?? "") : undefined;
}

/** Into an object or array literal. Nothing is said where a spread may have had the last word. */
export function memberOf(node: Node | undefined, key: string): Step | undefined {
  if (node?.type === "ArrayExpression") return elementOf(nodesOf(node.elements), key);
  if (node?.type !== "ObjectExpression") return undefined;
  const properties = nodesOf(node.properties);
  const index = properties.findLastIndex((each) => each.computed !== true && isKey(nameOf(inner(each, "key")), key));
  const found = properties[index];
  if (!found || properties.slice(index).some(({ type }) => type === "SpreadElement")) return undefined;
  const value = inner(found, "value");
  return { at: found, ...(value && { value }) };
}

/** ArkType writes an optional key with a question mark. */
function isKey(written: string | undefined, key: string): boolean {
  return written === key || written === `${key}?`;
}

function elementOf(elements: readonly Node[], key: string): Step | undefined {
  const index = Number(key);
  const value = elements[index];
  const isSpread = elements.slice(0, index + 1).some(({ type }) => type === "SpreadElement");
  return value && !isSpread ? { at: value, value } : undefined;
}

/** Into the object literal that a call is given: `tool({ inputSchema })`, `new DynamicTool({ schema })`. */
export function argumentOf(node: Node | undefined, key: string): Step | undefined {
  if (node?.type !== "CallExpression" && node?.type !== "NewExpression") return undefined;
  for (const argument of nodesOf(node.arguments)) {
    const found = argument.type === "ObjectExpression" ? memberOf(argument, key) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Calls whose object literal lists properties, in the libraries that are recognised. */
const objects = /^(?:object|strictObject|looseObject|extend|safeExtend|Object|Struct|type)$/;
const arrays = /^(?:array|Array)$/;
const unions = /^(?:union|discriminatedUnion|variant|Union)$/;
/** Calls around a schema, or on one, that leave its members where they are. */
const wrappers = /^(?:optional|Optional|nullable|nullish|readonly|Readonly|pipe)$/;
const additions =
  /^(?:describe|meta|annotate|annotations|default|prefault|catch|brand|refine|superRefine|check|narrow|filter|transform|strict|loose|passthrough|strip|min|max|length|nonempty|extend|safeExtend)$/;

/**
 * Into a schema that calls build: `z.object({ name: … })` has `name` at `/properties/name`.
 *
 * @returns the step, and how many tokens it took
 */
export function builderStep(
  node: Node | undefined,
  tokens: readonly string[],
  constants: Constants,
): { step: Step; tokens: number } | undefined {
  let at = node;
  for (let steps = 0; at?.type === "CallExpression" && steps < maxSteps; steps++) {
    const found = intoCall(at, tokens);
    if (found) return found;
    at = settled(around(at), constants);
  }
  return undefined;
}

function intoCall(call: Node, [keyword, key = ""]: readonly string[]): { step: Step; tokens: number } | undefined {
  const name = calleeName(call);
  const given = nodesOf(call.arguments);
  const value = given[0] ?? receiver(call);
  if (keyword === "items" && arrays.test(name)) return value && { step: { at: value, value }, tokens: 1 };
  const step =
    keyword === "properties" && objects.test(name)
      ? argumentOf(call, key)
      : (keyword === "anyOf" || keyword === "oneOf") && unions.test(name)
        ? memberOf(
            given.find(({ type }) => type === "ArrayExpression"),
            key,
          )
        : undefined;
  return step && { step, tokens: 2 };
}

/** What a call only adds to: `schema.describe("…")`, `optional(schema)`, `pipe(schema, …)`. */
function around(call: Node): Node | undefined {
  const name = calleeName(call);
  const [first] = nodesOf(call.arguments);
  if (wrappers.test(name)) return first ?? receiver(call);
  return additions.test(name) && !mayOverride(call) ? receiver(call) : undefined;
}

/** Does an extension hold properties that are not written there? */
function mayOverride(call: Node): boolean {
  return (
    objects.test(calleeName(call)) &&
    nodesOf(call.arguments).some(
      (given) =>
        given.type !== "ObjectExpression" ||
        nodesOf(given.properties).some(({ type, computed }) => type === "SpreadElement" || computed === true),
    )
  );
}

function receiver(call: Node): Node | undefined {
  return inner(inner(call, "callee"), "object");
}

function calleeName(call: Node): string {
  const callee = inner(call, "callee");
  return nameOf(callee?.type === "Identifier" ? callee : inner(callee, "property")) ?? "";
}
