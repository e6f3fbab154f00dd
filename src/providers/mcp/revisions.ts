import { parseDate } from "../../schema/dates.ts";
import type { IsoDate, Target } from "../../types.ts";

/** A revision is named after the day of its release, so that rules are dated by revisions. */
export type Revision = "2024-11-05" | "2025-03-26" | "2025-06-18" | "2025-11-25" | "2026-07-28";

/** `outputSchema` comes in. */
export const outputSince: Revision = "2025-06-18";
/** Schemas must be valid under their dialect, 2020-12 unless `$schema` names another. */
export const validSince: Revision = "2025-11-25";
/** Any keyword beside the root's type, any `outputSchema`; references and `x-mcp-header` are ruled. */
export const looseSince: Revision = "2026-07-28";

/** The day whose rules a request is judged by: its `specVersion`, or the target's own day. */
export function revisionOf({ request, asOf }: Target): IsoDate {
  const named = request?.specVersion;
  return (typeof named === "string" ? parseDate(named) : undefined) ?? asOf;
}

export const whyLeftOut =
  "A client that keeps to the specification leaves out the tool, and many the server's whole list.";

export function toolsPage(revision: Revision): string {
  return `https://modelcontextprotocol.io/specification/${revision}/server/tools`;
}

export function basicPage(revision: Revision): string {
  return `https://modelcontextprotocol.io/specification/${revision}/basic`;
}

export function typesFile(revision: Revision): string {
  return `https://github.com/modelcontextprotocol/modelcontextprotocol/blob/main/schema/${revision}/schema.ts`;
}
