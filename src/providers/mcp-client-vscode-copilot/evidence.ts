// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "metaschema-draft-07": { grade: "source", against: 1, accepting: 0 },
  "array-without-items": { grade: "observed", against: 2, accepting: 2, last: "2025-07-23" },
  "tool-count": { grade: "observed", against: 1, accepting: 0, last: "2025-07-17" },
  "normalized-tool-name": { grade: "observed", against: 1, accepting: 0, last: "2026-03-15" },
  "normalized-root-not-object": { grade: "source", against: 1, accepting: 0 },
  "normalized-properties-missing": { grade: "source", against: 1, accepting: 0 },
  "normalized-keyword-gpt4": { grade: "source", against: 1, accepting: 0 },
  "normalized-description-1024-gpt4": { grade: "source", against: 1, accepting: 0 },
  "normalized-root-combinators": { grade: "source", against: 1, accepting: 0 },
  "normalized-required-undeclared": { grade: "source", against: 1, accepting: 0 },
  "normalized-items-array-tuple": { grade: "source", against: 1, accepting: 0 },
  "normalized-type-array-null-gemini": { grade: "source", against: 1, accepting: 0 },
};
