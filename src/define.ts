import type { Config } from "./config/config.ts";

export type { Config } from "./config/config.ts";
export type { Tenant, Tenants, TenantsSource } from "./tenants/tenant.ts";

/**
 * Gives a `drycall.config.ts` its types; returns what it is given.
 *
 * @example
 * export default defineConfig({ inputs: ["src/tools/*.json"], targets: ["openai", "azure-openai"] });
 */
export function defineConfig(config: Config): Config {
  return config;
}
