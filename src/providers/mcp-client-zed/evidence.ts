// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "normalized-tool-name": { grade: "observed", against: 1, accepting: 0, last: "2026-06-30" },
};
