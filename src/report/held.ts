import type { CheckReport } from "../check.ts";
import type { Display } from "./options.ts";
import type { Style } from "./style.ts";
import { plural, visible, wrap } from "./text.ts";

/** The lock that tools were held against, and what it accepts; empty where there is none. */
export function heldText({ lock }: CheckReport): string {
  if (!lock) return "";
  const { file, asOf, part, accepted } = lock;
  const compared = `Compared with ${file} of ${asOf}${part ? ", which locks other inputs: with the tools that both have" : ""}.`;
  const letBe = accepted.length > 0 ? [`${plural(accepted.length, "finding")} accepted there.`] : [];
  return [compared, ...letBe].join(" ");
}

export function heldLines(report: CheckReport, { width }: Display, { paint }: Style): string[] {
  const text = heldText(report);
  return text === "" ? [] : wrap(visible(text), width).map((line) => paint("dim", line));
}
