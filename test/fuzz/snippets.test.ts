import { RunContext, tool } from "@openai/agents";
import { type } from "arktype";
import { zodFunction } from "openai/helpers/zod";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { type Snippet, snippets } from "../../fixtures/generators/snippets.ts";
import type { Loaded } from "../../src/fuzz/generator.ts";
import { loadGenerators } from "../../src/fuzz/load.ts";
import { properties } from "../../src/fuzz/properties/index.ts";
import { subjectOf } from "../../src/fuzz/subject.ts";
import { parseTarget } from "../../src/providers/targets.ts";
import { acceptanceOf } from "../../src/schema/acceptance.ts";
import { librariesHere } from "./libraries.ts";

const targets = parseTarget("openai/chat.tools+strict", "2026-11-22");

test.each(snippets)("$generator: $what", async ({ generator, ...snippet }) => {
  const { loaded } = await loadGenerators(librariesHere(generator), [generator]);
  const found = loaded.flatMap((each) => failuresOf(snippet, each));
  if (snippet.isGone) expect(found).not.toContain(snippet.failure);
  else expect(found, snippet.failure).toContain(snippet.failure);
});

/** No type of ours says what the snippet does: a boolean stands in for it, and the values are the snippet's own. */
function failuresOf({ type, emit, values = [] }: Omit<Snippet, "generator">, loaded: Loaded): string[] {
  let turn = 0;
  const build = () => type[turn++ % type.length]?.();
  const subject = subjectOf(
    { kind: "boolean" },
    { ...loaded, build, ...(emit && { emit }) },
    { seed: 1, acceptanceOf },
  );
  const own = { ...subject, values: () => values, misses: () => [] };
  return properties.flatMap(({ id, check }) =>
    [...check(own, { targets, acceptanceOf })].map(({ cause }) => `${id}: ${cause}`),
  );
}

describe("what is right, or no property's matter", () => {
  test("OpenAI's agents take nulls for absent properties, at every depth", async () => {
    const parameters = z.object({ a: z.number().optional(), l: z.array(z.object({ b: z.string().optional() })) });
    const echo = tool({ name: "t", description: "", parameters, execute: (args) => args });
    expect(await echo.invoke(new RunContext(), '{"a":null,"l":[{"b":null}]}')).toEqual({ l: [{}] });
  });

  test.each([
    ["an optional property", z.number().optional()],
    ["a map", z.record(z.string(), z.number())],
    ["a tuple", z.tuple([z.string()])],
  ])("`zodFunction` refuses %s, and says where", (_, a) => {
    expect(() => zodFunction({ name: "t", parameters: z.object({ a }) })).toThrow("`properties/a`");
  });

  test("arktype puts required properties first, and texts", () => {
    expect(JSON.stringify(type({ "a?": "string", b: "string" }).toJsonSchema())).toContain('"properties":{"b":');
    expect(type("1 | 2 | 'x'").toJsonSchema()).toMatchObject({ enum: ["x", 1, 2] });
  });

  test.each([
    ["a required key without a name", { required: [""] }],
    ["a required key that every object inherits", { required: ["constructor"] }],
  ])("our own reading of a schema asks for %s, as ajv does not unless told", (_, schema) => {
    expect(acceptanceOf(schema)?.possibly({})).toBe(false);
  });
});
