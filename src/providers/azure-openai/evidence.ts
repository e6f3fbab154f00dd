import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {};
