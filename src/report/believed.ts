import type { Grade } from "../types.ts";

/** Why a rule is believed, in words. */
export const believed: Readonly<Record<Grade, string>> = {
  observed: "observed",
  source: "read in a server's source",
  documented: "documented, not yet observed",
  inferred: "inferred, never observed",
};
