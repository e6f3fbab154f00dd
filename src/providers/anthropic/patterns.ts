import { onSchema } from "../../checks/schema.ts";
import { own } from "../../schema/json.ts";
import { pointerOf } from "../../schema/walk.ts";
import type { Grade, Rule } from "../../types.ts";
import { grammar } from "./grammar.ts";

/** Which patterns the grammar compiler reads. */
export const patternUnsupported: Rule = {
  ...grammar,
  name: "pattern-unsupported",
  title: "A pattern has no lookaround, backreference or word boundary, and no large `{n,m}`",
  mend: "Simplify the pattern, or check the value in the handler.",
  ...onSchema(["pattern"], function* (place) {
    const pattern = own(place.schema, "pattern");
    const refusal = typeof pattern === "string" ? refusalOf(pattern) : undefined;
    if (refusal) yield { pointer: pointerOf(place, "pattern"), ...refusal };
  }),
  says: "Unsupported regex feature in pattern field: {reason}",
  sources: [
    "https://platform.claude.com/docs/en/agents-and-tools/tool-use/troubleshooting-tool-use",
    "GitHub code index, file ids 67419217353 and 70176043546",
  ],
};

/** More repetitions than this are "large": the documentation names no number; 1 to 180 characters were refused. */
const manyRepetitions = 100;

const tooComplex =
  "pattern is too complex for structured output: reduce the {n,m} upper bound, narrow the character class range, or avoid nesting quantified groups";

function refusalOf(pattern: string): { args: { reason: string }; grade: Grade } | undefined {
  // Escapes and character classes become one letter each: `b` and `r` stand for what is refused.
  const flat = pattern.replace(/\\(.)|\[(?:\\.|[^\]\\])*\]/gs, (_, escaped?: string) =>
    escaped === undefined ? "x" : /[bB]/.test(escaped) ? "\\b" : /[1-9k]/.test(escaped) ? "\\r" : "x",
  );
  // Only the head of the sentence is documented for these.
  if (/\\|\(\?<?[=!]/.test(flat)) return { args: { reason: "..." }, grade: "documented" };
  const { repetitions, nested } = largestRepetition(flat);
  const reason = nested ? tooComplex : "Cannot apply a range quantifier to this regex.";
  if (repetitions > manyRepetitions) return { args: { reason }, grade: "documented" };
  return nested ? { args: { reason }, grade: "inferred" } : undefined;
}

/** How often the most repeated atom of a pattern may stand in a row, by `{n,m}` upon `{n,m}`. */
function largestRepetition(flat: string): { repetitions: number; nested: boolean } {
  let largest = { repetitions: 1, nested: false };
  const open: number[] = [];
  let within = 1;
  let atom = 1;
  for (const [token, least, most] of flat.matchAll(/\{(\d+)(?:,(\d*))?\}|./gs)) {
    if (token === "(") {
      open.push(within);
      [within, atom] = [1, 1];
    } else if (token === ")") {
      atom = within;
      within = Math.max(open.pop() ?? 1, within);
    } else if (least === undefined) atom = 1;
    else {
      const repetitions = atom * Number(most || least);
      if (repetitions > largest.repetitions) largest = { repetitions, nested: atom > 1 };
      within = Math.max(within, repetitions);
    }
  }
  return largest;
}
