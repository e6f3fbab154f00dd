import type { TenantsSource } from "../tenants/tenant.ts";
import type { IsoDate } from "../types.ts";

/** What a config may say; flags win over it. schemas/config.schema.json says the same to editors. */
export interface Config {
  /** Files, folders, globs, modules (`tools.ts#makeTools` calls that export) and MCP servers to judge, seen from the config's folder. */
  inputs?: readonly string[];
  /** Who is asked: `provider[/surface][+strict][@model]`, or `all`. */
  targets?: readonly string[];
  /** The day whose rules are applied; today unless told. */
  asOf?: IsoDate;
  /** The weakest evidence that makes an error of a refusal; "observed" unless told. */
  trust?: "observed" | "source" | "documented";
  /** More warnings than this are a failure. */
  maxWarnings?: number;
  /** Rules to report, or to leave out: an id, or a family's beginning such as `openai/strict-`. */
  only?: readonly string[];
  skip?: readonly string[];
  /** `terminal` or `json`, with `:file` where they are to be written. */
  reporters?: readonly string[];
  /** The most that the tools may cost in a prompt: tokens of all and of one, and how many tools. */
  budget?: { total?: number; perTool?: number; tools?: number };
  /** Load the inputs twice, and make an error of bytes that differ. */
  stable?: boolean;
  /** Where the lock stands, seen from the config's folder; false: nothing is compared with one. */
  lock?: string | false;
  /** Is what modules export to be remembered until a source or a lockfile changes? */
  cache?: boolean;
  /** What else is looked for in tools, beside secrets, addresses and hidden text. */
  hygiene?: {
    /** Parameters by which a model could choose the tenant; true: the usual names, which is so where there are tenants. */
    tenantParameters?: boolean | readonly string[];
  };
  /** Those whom the program serves with a catalogue each: a list, a function that gives one, or `file.ts#export`. */
  tenants?: TenantsSource | string;
  mcp?: {
    /** How long an MCP server's answer is waited for. */
    timeoutSeconds?: number;
  };
  modules?: {
    /** How long one module may take to load; 20 unless told. */
    timeoutSeconds?: number;
  };
}
