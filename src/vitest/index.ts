/**
 * `import "drycall/vitest"` in a test or a setup file gives vitest's `expect` the matchers. In jest:
 * `expect.extend(matchers)` with the matchers of `drycall/matchers`.
 */
import { expect } from "vitest";
import { type AcceptedOptions, type LockedOptions, matchers, type RoundTripOptions } from "./matchers.ts";

export type { AcceptedOptions, LockedOptions, RoundTripOptions } from "./matchers.ts";

export interface ToolMatchers<R = unknown> {
  /** Would the provider take these tools? Await it where they are no plain JSON. */
  toBeAcceptedBy(targets: string | readonly string[], options?: AcceptedOptions): R;
  /** Are these the tools of `drycall.lock.json`, or of the lock that is named? Await it. */
  toMatchToolLock(lock?: string | LockedOptions): R;
  /** Does each tool's own validator take what its schema allows? Await it. */
  toRoundTrip(options?: RoundTripOptions): R;
}

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: an interface is merged with its own type parameters only
  interface Matchers<T = any> extends ToolMatchers<Promise<T>> {}
}

expect.extend(matchers);
