import { inForce } from "../schema/dates.ts";
import type { DatedLimit, RequestCheck } from "../types.ts";

/** The request carries at most as many tools as the limit in force. Args: `count`, `limit`. */
export function toolsWithin(limits: readonly DatedLimit[]): RequestCheck {
  return {
    on: "request",
    check({ tools: { length: count }, target: { asOf } }) {
      const limit = limits.find((dated) => inForce(dated, asOf))?.limit;
      return limit !== undefined && count > limit ? [{ args: { count, limit } }] : [];
    },
  };
}
