import type { Grade, Severity, Verdict } from "../types.ts";

/** How loud a refusal is, by how well it is known. */
const bySeverity: Record<Grade, Severity> = {
  observed: "error",
  source: "warning",
  documented: "warning",
  inferred: "note",
};

const strongestFirst: readonly Grade[] = ["observed", "source", "documented", "inferred"];

/** What is ignored costs a constraint, not the call: a note. `trusted` is the weakest grade that counts as observed. */
export function severityOf(verdict: Verdict, grade: Grade, trusted: Grade = "observed"): Severity {
  if (verdict !== "reject") return "note";
  return strongestFirst.indexOf(grade) <= strongestFirst.indexOf(trusted) ? "error" : bySeverity[grade];
}

/** The weaker of two grades. */
export function weaker(a: Grade, b: Grade): Grade {
  return strongestFirst.indexOf(a) > strongestFirst.indexOf(b) ? a : b;
}

/** The stronger of two grades. */
export function stronger(a: Grade, b: Grade): Grade {
  return weaker(a, b) === a ? b : a;
}
