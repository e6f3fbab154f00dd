// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "tool-count": { grade: "observed", against: 2, accepting: 1, last: "2026-02-06" },
};
