/** The library's door. `drycall/define` gives a config its types, `drycall/reporters` makes words of a report. */

export { type CheckOptions, type CheckReport, check, checkTools } from "./check.ts";
export { checkTenants } from "./check-tenants.ts";
export {
  type CatalogueDiff,
  type Change,
  changeRules,
  changesBetween,
  diffCatalogues,
  type Witness,
} from "./diff/index.ts";
export { UserError } from "./errors.ts";
export { type Loaded, type LoadOptions, load, type PassedOver } from "./load/index.ts";
export {
  type Accepted,
  type CompareOptions,
  compareLock,
  type Judged,
  type Lock,
  type LockedAnswer,
  type LockedTool,
  lockedTools,
  lockOf,
  readLock,
  writeLock,
} from "./lock/index.ts";
export { providerOf, providers } from "./providers/index.ts";
export { defaultTargets, parseTarget, targetText } from "./providers/targets.ts";
export type { Tenant, Tenants, TenantsSource } from "./tenants/tenant.ts";
export {
  type Budget,
  countsFor,
  estimator,
  type TargetTokens,
  type TokenCount,
  type Tokenizer,
  type ToolTokens,
  tokenizerFor,
  tokensOf,
  tokensOfText,
} from "./tokens/index.ts";
export type * from "./types.ts";
