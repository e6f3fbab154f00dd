import { inForce } from "../schema/dates.ts";
import { isObject } from "../schema/json.ts";
import { type Measures, measure } from "../schema/measure.ts";
import type { DatedLimit, Edges, ToolCheck } from "../types.ts";

const known = new WeakMap<object, Measures>();

/** A measure of the schema is at most the limit in force. Args: `count`, `limit`. */
export function atMost(what: keyof Measures, limits: readonly DatedLimit[], edges: Edges): ToolCheck {
  return {
    on: "tool",
    check({ schema }, { target: { asOf } }) {
      const limit = limits.find((dated) => inForce(dated, asOf))?.limit;
      if (limit === undefined || !isObject(schema)) return [];
      const sizes = known.get(schema) ?? measure(schema, edges);
      known.set(schema, sizes);
      return sizes[what] > limit ? [{ pointer: "", args: { count: sizes[what], limit } }] : [];
    },
  };
}
