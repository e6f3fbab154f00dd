import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { default as addFormats } from "ajv-formats";
import { describe, expect, test } from "vitest";
import { load } from "../src/load/index.ts";
import { isObject } from "../src/schema/json.ts";
import type { Tool } from "../src/types.ts";

interface Expected {
  description: string;
  /** What is given → arguments. */
  accepts: Record<string, unknown>;
  rejects: Record<string, unknown>;
}

const folder = new URL("../fixtures/tools/", import.meta.url);
const expected: Record<string, Expected> = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));
const sources = readdirSync(folder).filter((source) => existsSync(new URL(`${source}/tools.ts`, folder)));

/** It brings hundreds of packages with it: run where somebody has installed it. */
const heavy: Record<string, string> = { genkit: "genkit" };
const isInstalled = (source: string) =>
  !(source in heavy) || existsSync(new URL(`../node_modules/${heavy[source]}`, import.meta.url));

const { tools, failures } = await load(
  sources.filter(isInstalled).map((source) => `fixtures/tools/${source}/tools.ts`),
);

for (const [source, name] of Object.entries(heavy).filter(([each]) => !isInstalled(each))) {
  const why = `fixtures/tools/${source} is not tested: npm install --no-save ${name}`;
  console.warn(why);
  test.skip(why, () => undefined);
}

test("no more failures than tools that are declared to be missing", () => {
  const missing = sources
    .filter(isInstalled)
    .flatMap(declared)
    .filter((what) => what.endsWith("no tool"));
  expect(failures.map(({ message }) => message)).toHaveLength(missing.length);
});

describe.each(sources.filter(isInstalled))("%s", (source) => {
  const own = tools.filter(({ origin }) => origin.file === `fixtures/tools/${source}/tools.ts`);

  test("has the five tools, which judge arguments as expected, but for the declared differences", () => {
    const missing = Object.keys(expected).filter((name) => !own.some((tool) => tool.name === name));
    const differences = [...own.flatMap(differencesOf), ...missing.map((name) => `${name}: no tool`)];
    expect(differences.sort()).toEqual(declared(source).sort());
  });

  test("has no tool twice", () => {
    expect(own.length).toBe(new Set(own.map(({ name }) => name)).size);
  });
});

/** Each as `tool: what is given`. */
function differencesOf(tool: Tool): string[] {
  const { accepts = {}, rejects = {}, description } = expected[tool.name] ?? {};
  const accepted = validatorOf(tool.inputSchema);
  const isDescribed = [tool.description, describedIn(tool.inputSchema)].includes(description);
  const given = [
    ...Object.entries(accepts).filter(([, value]) => !accepted(value)),
    ...Object.entries(rejects).filter(([, value]) => accepted(value)),
  ].map(([what]) => what);
  return [...given, ...(isDescribed ? [] : ["the description"])].map((what) => `${tool.name}: ${what}`);
}

function describedIn(schema: unknown): unknown {
  return isObject(schema) ? schema.description : undefined;
}

function validatorOf(schema: unknown): (value: unknown) => boolean {
  if (!isObject(schema)) throw new Error("the tool has no schema");
  const isNew = JSON.stringify(schema).includes("prefixItems") || String(schema.$schema).includes("2020-12");
  const ajv = new (isNew ? Ajv2020 : Ajv)({ strict: false, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema)));
  return (value) => validate(value) === true;
}

function declared(source: string): string[] {
  const file = new URL(`${source}/differences.json`, folder);
  return existsSync(file) ? Object.keys(JSON.parse(readFileSync(file, "utf8"))) : [];
}
