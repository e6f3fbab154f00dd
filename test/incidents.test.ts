import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkTools } from "../src/check.ts";
import { type Loss, lossesOf, shapeLosses } from "../src/loss/index.ts";
import { targetText } from "../src/providers/targets.ts";
import { acceptanceOf } from "../src/schema/acceptance.ts";
import type { Finding, IsoDate, JsonObject, Tool } from "../src/types.ts";

/** What broke, in an incident's own words and as it is to be found. */
interface Incident {
  title: string;
  what: string;
  /** The package or the piece of code that a user would look at. */
  look: string;
  day: IsoDate;
  reports: string[];
  /** Targets that take the tools as they were before. */
  passes: string[];
  /** Variant → what refuses it, or what it has lost. */
  refused: Record<string, Expected[]>;
}

interface Expected {
  rule: string;
  target?: string;
  tool?: string;
  pointer?: string;
  /** The provider's words, as the incident's reports quote them; absent where none does. */
  said?: string;
  /** Seen only beside the tool's own validator, for which the schema from before stands. */
  validated?: boolean;
}

const folder = fileURLToPath(new URL("../fixtures/incidents/", import.meta.url));

describe.each(readdirSync(folder))("%s", (slug) => {
  const { passes, refused, day }: Incident = read(slug, "expected.json");
  const before = toolsOf(slug, "before");

  test.each(passes)("before, %s takes the tools", (target) => {
    const { judgements } = checkTools(before, { targets: [target], asOf: day });
    expect(judgements.map(({ answer }) => answer?.message ?? null)).toEqual([null]);
  });

  test("before, nothing is lost", () => {
    expect(before.flatMap(({ inputSchema }) => shapeLosses(inputSchema))).toEqual([]);
  });

  for (const [variant, expectations] of Object.entries(refused)) {
    const tools = toolsOf(slug, variant);
    test.each(expectations)(`${variant}: $target $rule $tool`, async (expected) => {
      const found = expected.target ? findings(tools, expected.target, day) : await losses(tools, before, expected);
      expect(found).toContainEqual(expect.objectContaining(wanted(expected)));
    });
    if (expectations.length === 0)
      test(`${variant}: a control is judged as before`, () => {
        expect(verdicts(tools, day)).toEqual(verdicts(before, day));
      });
    test(`${variant}: all losses are told`, () => {
      const told = expectations.filter(({ target, validated }) => !target && !validated).map(({ rule }) => rule);
      const found = tools.flatMap(({ inputSchema }) => shapeLosses(inputSchema)).map(({ rule }) => rule);
      expect(found.sort()).toEqual(told.sort());
    });
  }
});

function findings(tools: readonly Tool[], target: string, asOf: IsoDate): readonly Finding[] {
  return checkTools(tools, { targets: [target], asOf }).findings.filter(({ severity }) => severity === "error");
}

function verdicts(tools: readonly Tool[], asOf: IsoDate): string[] {
  const { judgements } = checkTools(tools, { targets: ["all"], asOf });
  return judgements.map(({ target, verdict }) => `${targetText(target)} ${verdict}`);
}

/** The type did not change, so what the schema accepted before is what the tool takes. */
async function losses(
  tools: readonly Tool[],
  before: readonly Tool[],
  { validated }: Expected,
): Promise<(Loss & { tool: string })[]> {
  const found = tools.map(async ({ name, inputSchema }) => {
    const type = before.find((tool) => tool.name === name)?.inputSchema;
    const acceptance = validated ? acceptanceOf(type as JsonObject) : undefined;
    const inThat = acceptance
      ? await lossesOf({ name, inputSchema, source: "json", validate: acceptance.possibly, milliseconds: 5000 })
      : shapeLosses(inputSchema);
    return inThat.map((loss) => ({ ...loss, tool: name }));
  });
  return (await Promise.all(found)).flat();
}

function wanted({ rule, tool, pointer, said }: Expected) {
  return {
    rule,
    ...(tool !== undefined && { tool }),
    ...(pointer !== undefined && { pointer }),
    ...(said !== undefined && { said: expect.stringContaining(said) }),
  };
}

function toolsOf(slug: string, variant: string): Tool[] {
  const tools: Tool[] = read(slug, `${variant}.json`);
  return tools.map((tool) => ({ ...tool, origin: { source: "json" } }));
}

function read(slug: string, file: string) {
  return JSON.parse(readFileSync(`${folder}${slug}/${file}`, "utf8"));
}
