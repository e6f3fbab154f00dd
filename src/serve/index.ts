/** Emulated providers behind an address, and what was seen there. */
export type { Exchange } from "../emulate/index.ts";
export { type Rewrite, rewritesOf, type ToolRewrite } from "./rewrites.ts";
export { addressesOf, type ServeOptions, type Serving, serve } from "./serve.ts";
export type { Refusal, SessionReport } from "./session.ts";
