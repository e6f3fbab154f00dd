import type { Unfit } from "../schema/plain.ts";
import { type Loss, type LossRule, lossAt } from "./rule.ts";

/** An error where nothing leaves the process, else a warning. */
export const notJson: LossRule = {
  name: "not-json",
  severity: "error",
  title: "A schema holds nothing but JSON",
  why: "{what} cannot be written as JSON: {outcome}.",
  mend: "Look at what generated the schema: a library's own object may stand where a schema should.",
  sources: ["https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/JSON/stringify"],
};

export function notJsonLoss({ pointer, what, fatal }: Unfit): Loss {
  const outcome = fatal ? "the request fails before it leaves the process" : "it is dropped or becomes null on the way";
  const severity = fatal ? "error" : "warning";
  return lossAt({ ...notJson, severity }, { pointer, args: { what }, words: { outcome } });
}
