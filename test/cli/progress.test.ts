import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startProgress } from "../../src/cli/progress.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function progressOn(isTTY: boolean, env: Record<string, string> = {}) {
  let written = "";
  const output = { write: (text: string) => (written += text), isTTY, columns: 20 };
  const progress = startProgress({ cwd: "/", env, stdout: output, stderr: output });
  return { progress, written: () => written };
}

test("short work is not spoken of", () => {
  const { progress, written } = progressOn(true);
  progress.step("reading");
  vi.advanceTimersByTime(299);
  progress.stop();
  vi.advanceTimersByTime(1000);
  expect(written()).toBe("");
});

test("long work is named, and the line is cleared at the end", () => {
  const { progress, written } = progressOn(true);
  progress.step("reading");
  vi.advanceTimersByTime(300);
  expect(written()).toBe("\r\u001b[2Kreading …");
  progress.stop();
  expect(written().endsWith("\r\u001b[2K")).toBe(true);
});

test("work that holds the event loop is named at its next step", () => {
  const { progress, written } = progressOn(true);
  progress.step("reading");
  vi.setSystemTime(Date.now() + 1000);
  vi.advanceTimersByTime(301);
  progress.step("judging");
  expect(written()).toContain("judging …");
});

test("a line is never wider than the terminal", () => {
  const { progress, written } = progressOn(true);
  progress.step("asking a server with a very long name");
  vi.advanceTimersByTime(300);
  expect(written().replace("\r\u001b[2K", "")).toHaveLength(19);
});

test.each([
  ["where nobody watches", false, {}],
  ["in CI", true, { CI: "true" }],
  ["on a dumb terminal", true, { TERM: "dumb" }],
])("nothing is written %s", (_, isTTY, env) => {
  const { progress, written } = progressOn(isTTY, env);
  progress.step("reading");
  vi.advanceTimersByTime(1000);
  progress.stop();
  expect(written()).toBe("");
});
