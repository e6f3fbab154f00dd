// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "root-type-object": { grade: "observed", against: 1, accepting: 0, last: "2026-08-19" },
  "required-null": { grade: "observed", against: 1, accepting: 0, last: "2026-04-06" },
  "output-schema-root": { grade: "observed", against: 1, accepting: 0, last: "2026-05-22" },
  "root-no-combinators": { grade: "observed", against: 1, accepting: 0, last: "2026-09-19" },
  "tool-name-length": { grade: "observed", against: 1, accepting: 0, last: "2025-06-21" },
  "items-array-tuple": { grade: "observed", against: 1, accepting: 0, last: "2025-03-21" },
};
