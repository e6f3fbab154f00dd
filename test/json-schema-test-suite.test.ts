import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judge } from "../src/judge/judge.ts";
import { parseTarget, requestsFor } from "../src/providers/targets.ts";
import type { Tool } from "../src/types.ts";
import { allProviders } from "./cases.ts";

const text = readFileSync(new URL("../fixtures/json-schema-test-suite/schemas.jsonl", import.meta.url), "utf8");
const entries: { from: string; schema: unknown }[] = text
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

/** As the schema of a tool, of a tool's property, and of a format; strict and not. */
const tools = entries.flatMap(({ schema }, index): Tool[] => {
  const origin = { source: "suite" };
  const inside = { type: "object", properties: { value: schema }, required: ["value"], additionalProperties: false };
  return [
    { name: `root_${index}`, inputSchema: schema, origin },
    { name: `inside_${index}`, inputSchema: inside, strict: true, origin },
    { name: `format_${index}`, inputSchema: schema, strict: true, role: "format", origin },
  ];
});

test("the suite is there", () => {
  expect(entries.length).toBeGreaterThan(1000);
});

test.each(allProviders)("$id judges every schema of the suite without a throw, and twice alike", (provider) => {
  const surfaces = provider.surfaces.map(({ id }) => `${provider.id}/${id}`);
  for (const target of surfaces.flatMap((surface) => parseTarget(surface, "2026-11-01"))) {
    for (const request of requestsFor(tools, target)) {
      const first = judge(request, target, provider);
      const again = judge(structuredClone(request), target, provider);
      expect(said(again)).toBe(said(first));
    }
  }
}, 60_000);

function said({ verdict, findings, answer }: ReturnType<typeof judge>): string {
  return JSON.stringify([
    verdict,
    findings.map(({ rule, tool, pointer, args }) => [rule, tool, pointer, args]),
    answer,
  ]);
}
