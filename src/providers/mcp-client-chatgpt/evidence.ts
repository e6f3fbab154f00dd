// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "items-array-tuple": { grade: "observed", against: 1, accepting: 1, last: "2026-07-18" },
};
