// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "tool-name-pattern": { grade: "observed", against: 1, accepting: 0, last: "2025-12-17" },
  "normalized-tool-name": { grade: "source", against: 1, accepting: 0, last: "2026-01-03" },
  "root-type-null": { grade: "source", against: 1, accepting: 0 },
  "normalized-keyword": { grade: "source", against: 3, accepting: 0 },
  "normalized-const": { grade: "source", against: 1, accepting: 0 },
  "normalized-ref": { grade: "source", against: 1, accepting: 0 },
  "normalized-one-of": { grade: "source", against: 1, accepting: 0 },
  "normalized-untyped": { grade: "source", against: 1, accepting: 0 },
  "normalized-boolean-subschema": { grade: "source", against: 1, accepting: 0 },
};
