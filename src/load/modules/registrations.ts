import type { Bindings } from "./bindings.ts";
import { memberOf, type Step, settled } from "./steps.ts";
import { inner, isNode, type Node, nameOf, nodesOf } from "./syntax.ts";

/** The methods by which an MCP server is given a tool: its name, maybe a description, its arguments, a handler. */
const methods = /^(?:registerTool|tool|addTool)$/;

/** Where a tool is registered on an object: `server.registerTool("name", { inputSchema }, …)`. */
export interface Registration {
  name: Node;
  schema?: Step;
}

/** The one call anywhere in a module that registers a tool of this name; undefined where there are more, or none. */
export function registrationOf(
  statements: readonly Node[],
  name: string,
  { constants }: Bindings,
): Registration | undefined {
  const isCall = (node: Node) =>
    node.type === "CallExpression" && methods.test(nameOf(inner(inner(node, "callee"), "property")) ?? "");
  const calls = nodesIn(statements).filter(
    (node) => isCall(node) && nameOf(settled(nodesOf(node.arguments)[0], constants)) === name,
  );
  const [called, ...rest] = nodesOf(calls[0]?.arguments);
  if (calls.length !== 1 || called === undefined) return undefined;
  const schema = rest.map((argument) => schemaIn(argument, constants)).find((step) => step !== undefined);
  return { name: called, ...(schema && { schema }) };
}

/** The `inputSchema` of a literal, or a literal that is the arguments' own shape. */
function schemaIn(argument: Node, constants: Bindings["constants"]): Step | undefined {
  const value = settled(argument, constants);
  if (value?.type !== "ObjectExpression") return undefined;
  const names = nodesOf(value.properties).map((property) => nameOf(inner(property, "key")) ?? "");
  const named = memberOf(value, "inputSchema") ?? memberOf(value, "parameters");
  const isAbout =
    names.length === 0 || names.some((name) => /^(?:title|description|annotations|_meta)$|Hint$/.test(name));
  return named ?? (isAbout ? undefined : { at: argument, value });
}

function nodesIn(statements: readonly Node[]): Node[] {
  const found: Node[] = [];
  const rest: unknown[] = [...statements].reverse();
  while (rest.length > 0) {
    const value = rest.pop();
    if (Array.isArray(value)) rest.push(...value.toReversed());
    else if (isNode(value)) {
      found.push(value);
      rest.push(...Object.values(value).reverse());
    }
  }
  return found;
}
