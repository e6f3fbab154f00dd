import { inForce } from "../schema/dates.ts";
import type { Args, DatedText, IsoDate, RuleMeta } from "../types.ts";

const hole = /\{(\w+)\}/g;

/** Fills the `{holes}` of a text from args. A hole without an argument is left standing: rules.test forbids it. */
export function fill(text: string, args: Args): string {
  return text.replace(hole, (whole, name: string) => (Object.hasOwn(args, name) ? String(args[name]) : whole));
}

/** The names of the holes in a text. */
export function holes(text: string): string[] {
  return [...text.matchAll(hole)].map(([, name = ""]) => name);
}

/** The text in force on a day. */
export function textAsOf(says: string | readonly DatedText[] | undefined, day: IsoDate): string | undefined {
  if (says === undefined || typeof says === "string") return says;
  return says.find((dated) => inForce(dated, day))?.text;
}

/** Every text of a rule that has holes, of every date. */
export function textsOf({ says, envelope }: RuleMeta): string[] {
  const said = says === undefined ? [] : typeof says === "string" ? [says] : says.map(({ text }) => text);
  return [...said, ...Object.values(envelope ?? {}).filter((value) => typeof value === "string")];
}
