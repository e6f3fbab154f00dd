import { defineConfig } from "vitest/config";

/** The fuzzing tests, each a hundred times as long, and those that start processes of their own. `DRYCALL_FUZZ_SEED=… npm run fuzz:long` draws others. */
export default defineConfig({
  test: {
    include: ["test/fuzz/*.test.ts", "test/fuzz/*.long.ts"],
    testTimeout: 4 * 60 * 60 * 1000,
    env: { DRYCALL_FUZZ_TIMES: process.env.DRYCALL_FUZZ_TIMES ?? "100" },
  },
});
