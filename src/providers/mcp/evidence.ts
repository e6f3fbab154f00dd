// Generated from fixtures/cases by `npm run docs`.
import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {
  "input-schema-null": { grade: "documented", against: 1, accepting: 0, last: "2025-11-25" },
  "root-type-object": { grade: "documented", against: 3, accepting: 0, last: "2026-07-28" },
  "root-members": { grade: "documented", against: 1, accepting: 0, last: "2025-06-18" },
  "property-schema-boolean": { grade: "documented", against: 1, accepting: 2, last: "2025-11-25" },
  "output-schema-root": { grade: "documented", against: 1, accepting: 1, last: "2025-11-25" },
  "dialect": { grade: "documented", against: 1, accepting: 1, last: "2025-11-25" },
  "output-schema-dialect": { grade: "documented", against: 1, accepting: 1, last: "2025-11-25" },
  "ref-remote": { grade: "documented", against: 1, accepting: 0, last: "2026-07-28" },
  "x-mcp-header-token": { grade: "documented", against: 3, accepting: 2, last: "2026-07-28" },
  "x-mcp-header-unique": { grade: "documented", against: 1, accepting: 1, last: "2026-07-28" },
  "x-mcp-header-type": { grade: "documented", against: 2, accepting: 1, last: "2026-07-28" },
  "x-mcp-header-reachable": { grade: "documented", against: 3, accepting: 1, last: "2026-07-28" },
};
