import { defineConfig } from "vitest/config";

export default defineConfig({
  // The machine's every core: vitest leaves one idle, and CI has two.
  test: { include: ["test/**/*.test.ts"], testTimeout: 20_000, maxWorkers: "100%" },
});
