import { tokensOf } from "../../schema/pointer.ts";
import type { Pointer, Position } from "../../types.ts";
import { positionsOf } from "../lines.ts";
import { type Bindings, bindingsOf } from "./bindings.ts";
import { registrationOf } from "./registrations.ts";
import { argumentOf, builderStep, memberOf, type Step, settled } from "./steps.ts";
import { type Node, parseModule } from "./syntax.ts";

/** How a part of a tool is found in the source. */
export interface Sought {
  /** From the module's exports. */
  value: Pointer;
  /** Into the schema that stands there; absent for what is no schema. */
  tokens?: readonly string[];
  /** The name in the call that registers the tool on what stands there. */
  registered?: string;
}

/** The place where something is written. Where the source cannot be followed all the way, the last place that could be. */
export type Locate = (sought: Sought) => Position | undefined;

/** Reads and parses the file when the first place is asked for. */
export function locatorOf(path: string): Locate {
  let parsed: { statements: Node[]; bindings: Bindings; position: (offset: number) => Position } | undefined;
  return (sought) => {
    if (parsed === undefined) {
      const { statements, text } = parseModule(path);
      parsed = { statements, bindings: bindingsOf(statements), position: positionsOf(text) };
    }
    const { statements, bindings, position } = parsed;
    const node = findRegistered(sought, statements, bindings) ?? find(sought, bindings);
    return node && position(node.start);
  };
}

function findRegistered(
  { registered, tokens }: Sought,
  statements: readonly Node[],
  bindings: Bindings,
): Node | undefined {
  const found = registered === undefined ? undefined : registrationOf(statements, registered, bindings);
  return found?.schema && tokens ? intoSchema(found.schema, tokens, bindings) : found?.name;
}

function find({ value, tokens = [] }: Sought, bindings: Bindings): Node | undefined {
  const [key = "", ...keys] = tokensOf(value);
  let step: Step | undefined = bindings.exports.get(key);
  let at = step?.at;
  for (const key of keys) {
    const opened = settled(step?.value, bindings.constants);
    step = memberOf(opened, key) ?? argumentOf(opened, key);
    if (step === undefined) return at;
    at = step.at;
  }
  return step && intoSchema(step, tokens, bindings);
}

function intoSchema(from: Step, tokens: readonly string[], { constants }: Bindings): Node {
  let step = from;
  for (let rest = tokens; rest.length > 0; ) {
    const opened = settled(step.value, constants);
    const literal = memberOf(opened, rest[0] ?? "");
    const next = literal
      ? { step: literal, tokens: 1 }
      : (builderStep(opened, rest, constants) ?? shapeStep(opened, rest));
    if (next === undefined) break;
    step = next.step;
    rest = rest.slice(next.tokens);
  }
  return step.at;
}

/** Into a literal that lists properties and is no schema itself: `{ city: z.string() }`. */
function shapeStep(node: Node | undefined, [keyword, key = ""]: readonly string[]) {
  const step = keyword === "properties" ? memberOf(node, key) : undefined;
  return step && { step, tokens: 2 };
}
