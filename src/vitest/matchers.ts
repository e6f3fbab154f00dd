import { type CheckOptions, type CheckReport, checkTools } from "../check.ts";
import { plainTools, toolsIn } from "../load/value.ts";
import type { Grade, IsoDate, Tool } from "../types.ts";
import { toMatchToolLock } from "./match-tool-lock.ts";
import { reportText } from "./report-text.ts";
import { toRoundTrip } from "./round-trip.ts";

export { type LockedOptions, toMatchToolLock } from "./match-tool-lock.ts";
export { type RoundTripOptions, toRoundTrip } from "./round-trip.ts";

/** What a matcher tells the test runner: vitest's and jest's shape. */
export interface Outcome {
  pass: boolean;
  message(): string;
}

export interface AcceptedOptions {
  /** Every tool as a strict one. */
  strict?: boolean;
  model?: string;
  /** The day whose rules are applied; today unless told. */
  asOf?: IsoDate;
  /** The weakest evidence that makes an error of a refusal; "observed" unless told. */
  trust?: Grade;
}

/**
 * `expect(tools).toBeAcceptedBy("openai", { strict: true })`: would these targets take these tools? Tools are
 * whatever a module source may export, a provider's JSON, or what `load` returned. JSON is judged at once; a
 * library's objects are converted first, and the matcher is to be awaited.
 *
 * @param targets `provider[/surface][+strict][@model]`, one or several
 */
export function toBeAcceptedBy(
  received: unknown,
  targets: string | readonly string[],
  options: AcceptedOptions = {},
): Outcome | Promise<Outcome> {
  const asked = [targets].flat().map((target) => targetOf(target, options));
  const judge = (tools: readonly Tool[]) => outcomeOf(checkTools(tools, checkOptions(asked, options)), asked);
  const plain = plainTools(received);
  return plain ? judge(plain) : toolsIn(received).then(judge);
}

function targetOf(target: string, { strict, model }: AcceptedOptions): string {
  const [name = "", ofTarget] = target.split("@");
  const isStrict = strict && !name.endsWith("+strict");
  const asked = model ?? ofTarget;
  return `${name}${isStrict ? "+strict" : ""}${asked === undefined ? "" : `@${asked}`}`;
}

function checkOptions(targets: readonly string[], { asOf, trust }: AcceptedOptions): CheckOptions {
  return { targets, ...(asOf !== undefined && { asOf }), ...(trust !== undefined && { trust }) };
}

/** The outcome of a report: its errors fail, and are told as on the terminal. */
export function outcomeOf(report: CheckReport, targets: readonly string[]): Outcome {
  const errors = report.findings.filter(({ severity }) => severity === "error");
  const names = report.tools.map(({ name }) => name).join(", ");
  const refused = () => `expected ${names} to be accepted by ${targets.join(", ")}\n\n${reportText(report)}`;
  const accepted = () => `expected ${names} not to be accepted by ${targets.join(", ")}`;
  return { pass: errors.length === 0, message: errors.length === 0 ? accepted : refused };
}

/** All matchers, for jest's `expect.extend(matchers)`. */
export const matchers = { toBeAcceptedBy, toMatchToolLock, toRoundTrip };
