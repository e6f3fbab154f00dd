// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "root-type-object": { grade: "observed", against: 1, accepting: 0, last: "2025-09-19" },
  "output-schema-root": { grade: "observed", against: 1, accepting: 0, last: "2025-11-01" },
};
