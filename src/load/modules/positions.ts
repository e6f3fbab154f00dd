import { tokensOf } from "../../schema/pointer.ts";
import type { Pointer, Position } from "../../types.ts";
import { positionsOf } from "../lines.ts";
import { type Bindings, bindingsOf } from "./bindings.ts";
import { argumentOf, builderStep, memberOf, type Step, settled } from "./steps.ts";
import { type Node, parseModule } from "./syntax.ts";

/**
 * The place where something is written: a value among the exports, then tokens into its schema. Where the
 * source cannot be followed all the way, the last place that could be; undefined where there is none.
 */
export type Locate = (value: Pointer, tokens: readonly string[]) => Position | undefined;

/** Reads and parses the file when the first place is asked for. */
export function locatorOf(path: string): Locate {
  let parsed: { bindings: Bindings; position: (offset: number) => Position } | undefined;
  return (value, tokens) => {
    if (parsed === undefined) {
      const { statements, text } = parseModule(path);
      parsed = { bindings: bindingsOf(statements), position: positionsOf(text) };
    }
    const node = find(parsed.bindings, tokensOf(value), tokens);
    return node && parsed.position(node.start);
  };
}

function find({ constants, exports }: Bindings, keys: readonly string[], tokens: readonly string[]): Node | undefined {
  let step: Step | undefined = exports.get(keys[0] ?? "");
  let at = step?.at;
  const opened = () => settled(step?.value, constants);
  for (const key of keys.slice(1)) {
    step = memberOf(opened(), key) ?? argumentOf(opened(), key);
    if (step === undefined) return at;
    at = step.at;
  }
  for (let rest = tokens; rest.length > 0; ) {
    const literal = memberOf(opened(), rest[0] ?? "");
    const built = literal ? undefined : builderStep(opened(), rest, constants);
    step = literal ?? built?.step;
    if (step === undefined) return at;
    at = step.at;
    rest = rest.slice(built?.tokens ?? 1);
  }
  return at;
}
