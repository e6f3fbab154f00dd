import type { SharedPrefix } from "./prefix.ts";

/** What a run found out about tenants, beside the findings. */
export interface TenantsReport {
  count: number;
  /** Tools of all tenants, and how many different ones they are. */
  tools: { total: number; distinct: number };
  /** Different lists of tools. */
  catalogues: number;
  tokens: { target: string; basis: string; estimated: boolean; total: number };
  prefix: SharedPrefix;
  rows: readonly TenantRow[];
}

export interface TenantRow {
  id: string;
  tools: number;
  /** Of all its tools, with what the provider puts around them. */
  tokens: number;
  /** The targets that refuse its catalogue. */
  refusedBy: readonly string[];
}
