export { agreementOnDrift, type DriftAgreement, type DriftCase, readDriftCase } from "./agreement.ts";
export { type PrefixBreak, prefixBreak } from "./cache.ts";
export type { Change, Witness } from "./change.ts";
export { type ChangeId, type ChangeRule, changeRule, changeRules, type Harms, type Level } from "./changes.ts";
export { type ChangeOptions, changesBetween } from "./changes-between.ts";
export { type CatalogueDiff, diffCatalogues } from "./diff-catalogues.ts";
export type { Bounds } from "./refute.ts";
export { pairOf, type Relation, type Replay, relationOf, replayOf } from "./relation.ts";
export { unstableFindings, unstableRule } from "./unstable.ts";
