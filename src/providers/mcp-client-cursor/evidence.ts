// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "output-schema-root": { grade: "observed", against: 1, accepting: 0, last: "2025-10-21" },
  "combined-name-length": { grade: "observed", against: 1, accepting: 0, last: "2026-02-27" },
  "tool-name-pattern": { grade: "observed", against: 1, accepting: 1, last: "2026-07-30" },
  "tool-count": { grade: "observed", against: 2, accepting: 0, last: "2025-09-02" },
};
