import type { Acceptance } from "../../schema/acceptance.ts";
import type { Miss } from "../misses.ts";
import type { Property, Violation } from "../property.ts";
import type { Subject } from "../subject.ts";
import { holdsKind } from "../type.ts";

/** The schema and the library's own validator say the same of every value. */
export const soundness: Property = {
  id: "soundness",
  title: "A schema accepts what the library accepts, and nothing else",
  *check(subject) {
    // No value of JSON's is a date at run time: what a library makes of texts is its own affair.
    if (holdsKind(subject.type, "date")) return;
    const found = [...inputFaults(subject)];
    yield* found.length > 0 ? found : outputFaults(subject);
  },
};

function* inputFaults(subject: Subject): Generator<Violation> {
  const acceptance = subject.acceptance("input");
  if (!acceptance) return;
  const good = subject.values().map((value) => ({ value, how: "a value of the type" }));
  const found = [...differences(subject, acceptance, good)];
  // Where values of the type are judged differently, so are those that are made from them.
  yield* found.length > 0 ? found : differences(subject, acceptance, subject.misses());
}

function* differences(subject: Subject, acceptance: Acceptance, misses: readonly Miss[]): Generator<Violation> {
  const schema = subject.schema("input");
  for (const { value: witness, how } of misses) {
    const parsed = subject.parse(witness);
    if ("threw" in parsed) {
      yield {
        cause: "the validator throws",
        says: `the validator throws instead of refusing: ${said(parsed.threw)}`,
        witness,
        schema,
      };
      continue;
    }
    if (parsed.ok && !acceptance.possibly(witness))
      yield {
        cause: `too narrow, ${how}`,
        says: "the validator takes it, the schema refuses it",
        witness,
        schema,
      };
    if (!parsed.ok && acceptance.surely(witness))
      yield {
        cause: `too wide, ${how}`,
        says: "the schema takes it, the validator refuses it",
        witness,
        schema,
      };
  }
}

/** What comes out of the validator is what the output schema says. */
function* outputFaults(subject: Subject): Generator<Violation> {
  const acceptance = subject.acceptance("output");
  if (!acceptance) return;
  for (const value of subject.values()) {
    const parsed = subject.parse(value);
    const text: string | undefined = "threw" in parsed || !parsed.ok ? undefined : JSON.stringify(parsed.output);
    // What comes out is sent as JSON: there NaN is null.
    if (text === undefined || acceptance.possibly(JSON.parse(text))) continue;
    yield {
      cause: "output refused",
      says: `the validator returns ${text}, which the output schema refuses`,
      witness: value,
      schema: subject.schema("output"),
    };
  }
}

/** The first line of what was thrown. */
export function said(threw: unknown): string {
  const text = threw instanceof Error ? threw.message : String(threw);
  return text.split("\n")[0]?.slice(0, 200) ?? "";
}
