import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readDriftCase } from "../../src/diff/index.ts";
import type { Tool } from "../../src/types.ts";

const folder = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

/** A folder of fixtures/changes: its name is the change that it shows. */
export interface ChangeFixture {
  name: string;
  before: Tool[];
  after: Tool[];
  expected: { rule: string; level: string; tool: string; pointer: string }[];
}

export const changeFixtures: readonly ChangeFixture[] = readdirSync(folder("changes")).map((name) => {
  const read = (file: string) => JSON.parse(readFileSync(`${folder("changes")}/${name}/${file}.json`, "utf8"));
  const { before, after } = readDriftCase(
    { id: name, before: read("before"), after: read("after"), verdict: {} },
    name,
  );
  return { name, before, after, expected: read("expected") };
});

/** One line of fixtures/drift/drift.jsonl. */
export const driftLines: readonly unknown[] = readFileSync(folder("drift/drift.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

export const driftCases = driftLines.map((line, index) => readDriftCase(line, `drift.jsonl:${index + 1}`));

/** A tool of one schema. */
export function toolOf(inputSchema: unknown, name = "search"): Tool {
  return { name, inputSchema, origin: { source: "test" } };
}
