// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "tool-name-length": { grade: "observed", against: 1, accepting: 0, last: "2026-03-16" },
  "tool-name-pattern": { grade: "observed", against: 1, accepting: 1, last: "2026-08-02" },
  "output-schema-root": { grade: "observed", against: 1, accepting: 0, last: "2026-06-23" },
  "refs-dropped": { grade: "observed", against: 1, accepting: 0, last: "2026-07-10" },
};
