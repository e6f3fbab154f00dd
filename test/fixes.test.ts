import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeCase } from "../src/evidence/run.ts";
import { applyEdits } from "../src/fix/apply.ts";
import { judge } from "../src/judge/judge.ts";
import { today } from "../src/schema/dates.ts";
import { isObject } from "../src/schema/json.ts";
import type { Finding, Fix, Tool } from "../src/types.ts";
import { allCases, allProviders } from "./cases.ts";

interface Offer {
  id: string;
  fix: Fix;
  before: unknown;
  after: unknown;
  finding: Finding;
  findings: { before: readonly Finding[]; after: readonly Finding[] };
}

const offers = allProviders.flatMap((provider) =>
  allCases
    .filter(({ provider: id, surface }) => id === provider.id && provider.surfaces.some((each) => each.id === surface))
    .flatMap((given): Offer[] => {
      const { findings, request } = judgeCase(given, provider, today());
      return findings.flatMap((finding) =>
        finding.fixes.map((fix): Offer => {
          const tools = request.tools.map(({ tool }): Tool => tool);
          const at = request.tools.findIndex(({ name }) => name === finding.tool);
          const after = applyEdits(tools[at]?.inputSchema, fix.edits);
          const mended = tools.map((tool, index) => (index === at ? { ...tool, inputSchema: after } : tool));
          return {
            id: `${given.id} ${finding.rule} ${finding.pointer}`,
            fix,
            before: tools[at]?.inputSchema,
            after,
            finding,
            findings: { before: findings, after: judge(mended, request.target, provider).findings },
          };
        }),
      );
    }),
);

test("the cases offer fixes of every declared safety", () => {
  expect([...new Set(offers.map(({ fix }) => fix.safety))].sort()).toEqual(["changes", "narrows", "same", "widens"]);
});

describe.each(offers)("$id: $fix.title", ({ fix, before, after, finding, findings }) => {
  test("removes its finding and adds none", () => {
    expect(findings.after.map(said)).not.toContain(said(finding));
    // What a fix moves is found again in its new place: of no rule there may be more.
    const counts = { before: countRules(findings.before), after: countRules(findings.after) };
    for (const [rule, count] of counts.after)
      expect([rule, count]).toEqual([rule, Math.min(count, counts.before.get(rule) ?? 0)]);
  });

  test(`is ${fix.safety} on generated arguments`, () => {
    const [was, is] = [accepts(before), accepts(after)];
    if (!was || !is || fix.safety === "changes") return expect(applyEdits(before, fix.edits)).toEqual(after);
    fc.assert(
      fc.property(argumentsFor(before), (value) => {
        if (fix.safety !== "widens") expect(!is(value) || was(value)).toBe(true);
        if (fix.safety !== "narrows") expect(!was(value) || is(value)).toBe(true);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

function countRules(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function said({ rule, pointer, args }: Finding): string {
  return `${rule} ${pointer} ${JSON.stringify(args)}`;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, logger: false });

/** Whether ajv accepts a value; undefined where the schema is none that ajv can read. */
function accepts(schema: unknown): ((value: unknown) => boolean) | undefined {
  if (!isObject(schema)) return undefined;
  const { $schema: _, $id: __, ...anonymous } = schema;
  try {
    const validate = ajv.compile(anonymous);
    return (value) => validate(value) === true;
  } catch {
    return undefined;
  }
}

/** Values that look like a schema's arguments: its property names over scalars, lists and objects of the same kind. */
function argumentsFor(schema: unknown): fc.Arbitrary<unknown> {
  const names = [...JSON.stringify(schema).matchAll(/"([\w-]+)":/g)].flatMap(([, name]) => name ?? []);
  const members = [...JSON.stringify(schema).matchAll(/"([\w-]*)"/g)].flatMap(([, name]) => name ?? []);
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<unknown>(...members, 0, 1, -1, 1.5, 20, true, false, null, ""),
      fc.array(tie("value"), { maxLength: 3 }),
      tie("object"),
    ),
    object: fc.dictionary(fc.constantFrom(...names, "other"), tie("value"), { maxKeys: 5 }),
  })).object;
}
