import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { generators } from "../../src/fuzz/generators/index.ts";
import { seed } from "./runs.ts";

const types = 200;

/** Generator → the schemas of the same types, as a fresh process made them. */
function emitted(...flags: string[]): Record<string, (string | null)[]> {
  const script = fileURLToPath(new URL("emit.mjs", import.meta.url));
  const text = execFileSync(process.execPath, [script, String(types), String(seed), ...flags], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(text);
}

describe("the same types in fresh processes", { timeout: 300_000 }, () => {
  const once = emitted();
  const again = emitted();
  const reversed = emitted("--reversed");

  test.each(generators)("$id gives the same bytes", ({ id }) => {
    expect(once[id]?.filter((text) => text !== null).length).toBeGreaterThan(types / 4);
    expect(again[id]).toEqual(once[id]);
  });

  test.each(generators)("$id, after other types and libraries, too", ({ id }) => {
    const bytes = (text: string | null) => (id === "typebox34" ? recounted(text) : text);
    expect(reversed[id]?.map(bytes)).toEqual(once[id]?.map(bytes));
  });
});

/** A recursion of TypeBox 0.34 is named by a count of the process, which other types go into: counted here by schema. */
function recounted(text: string | null): string | undefined {
  const names = new Map<string, string>();
  return text?.replace(/(?<="\$(?:id|ref)":")T\d+(?=")/g, (name) => {
    if (!names.has(name)) names.set(name, `T${names.size}`);
    return names.get(name) ?? name;
  });
}
