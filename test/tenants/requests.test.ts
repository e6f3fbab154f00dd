import { describe, expect, test } from "vitest";
import { requestRules } from "../../src/judge/applies.ts";
import type { Target, Tool } from "../../src/types.ts";
import { allProviders } from "../cases.ts";

/** Tools of many kinds: alike, strict, deferred, over a budget. */
const tools: Tool[] = ["a", "b", "c", "d", "a"].map((name, index) => ({
  name,
  description: `Tool ${index}.`,
  inputSchema: {
    type: "object",
    properties: { list: { type: "array", items: { type: ["string", "null"] }, maxItems: 400 }, of: { anyOf: [{}] } },
  },
  ...(index % 2 === 0 && { strict: true }),
  extras: { defer_loading: true },
  origin: { source: "test" },
}));

const surfaces = allProviders.flatMap((provider) =>
  provider.surfaces.filter(({ carries }) => carries === "tools").map((surface) => ({ provider, surface })),
);

describe.each(surfaces)("$provider.id/$surface.id", ({ provider, surface }) => {
  const target: Target = { provider: provider.id, surface: surface.id, strict: null, asOf: "2026-11-21" };
  const whole = surface.project(tools, target);

  test("a tool is put on the wire as it is alone", () => {
    const alone = tools.map((tool) => surface.project([tool], target).tools[0]);
    const bare = (wire: (typeof whole.tools)[number] | undefined) => ({ ...wire, index: 0, path: "", schemaPath: "" });
    expect(whole.tools.map(bare)).toEqual(alone.map(bare));
  });

  test("rules about a request look at its tools only", () => {
    const faults = (body: (typeof whole)["body"]) =>
      requestRules(provider, target).flatMap((rule) =>
        [...rule.check({ ...whole, body })].map(({ args }) => [rule.name, args]),
      );
    expect(faults({})).toEqual(faults(whole.body));
  });
});
