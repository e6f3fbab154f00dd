import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Folder or file of src → what of ours it may import. Its own folder is always allowed. */
const mayImport: Record<string, readonly string[]> = {
  "types.ts": [],
  "errors.ts": [],
  "near.ts": [],
  "package.ts": ["types.ts", "schema"],
  schema: ["types.ts", "errors.ts"],
  python: ["types.ts", "schema"],
  checks: ["types.ts", "schema", "python"],
  providers: ["types.ts", "errors.ts", "near.ts", "schema", "python", "checks"],
  hygiene: ["types.ts", "schema", "checks"],
  judge: ["types.ts", "errors.ts", "schema", "checks", "loss", "hygiene"],
  fix: ["types.ts", "errors.ts", "schema"],
  loss: ["types.ts", "errors.ts", "schema", "checks"],
  diff: ["types.ts", "errors.ts", "schema", "checks", "judge", "providers", "tokens"],
  tokens: ["types.ts", "schema", "checks", "judge", "providers"],
  load: ["types.ts", "errors.ts", "package.ts", "schema", "loss"],
  config: ["types.ts", "errors.ts", "near.ts", "package.ts", "schema", "tenants"],
  tenants: ["types.ts", "errors.ts", "schema", "hygiene", "judge", "diff", "tokens", "providers", "load"],
  evidence: ["types.ts", "errors.ts", "package.ts", "schema", "checks", "judge", "providers"],
  emulate: ["types.ts", "errors.ts", "schema", "judge", "providers", "tokens"],
  lock: ["types.ts", "errors.ts", "package.ts", "schema", "checks", "load", "judge", "diff", "providers", "tokens"],
  fuzz: ["types.ts", "errors.ts", "near.ts", "schema", "loss", "judge", "diff", "fix", "lock", "providers", "load"],
  "check-tenants.ts": ["types.ts", "schema", "hygiene", "judge", "providers", "tenants", "check.ts"],
  live: ["types.ts", "errors.ts", "schema", "checks", "judge", "providers", "evidence"],
  "check.ts": [
    "types.ts",
    "errors.ts",
    "near.ts",
    "schema",
    "hygiene",
    "judge",
    "providers",
    "load",
    "lock",
    "diff",
    "tokens",
    "tenants",
  ],
  serve: ["types.ts", "errors.ts", "schema", "providers", "diff", "emulate", "check.ts"],
  msw: ["types.ts", "emulate"],
  nock: ["types.ts", "emulate"],
  report: [
    "types.ts",
    "errors.ts",
    "schema",
    "checks",
    "judge",
    "loss",
    "diff",
    "lock",
    "tokens",
    "providers",
    "evidence",
    "check.ts",
    "fuzz",
    "serve",
    "live",
  ],
};

/** Library → the one folder that imports it, or the two. */
const importedIn: Record<string, string | readonly string[]> = {
  ajv: "schema",
  "jsonc-parser": "load",
  yaml: "load",
  diff: "load",
  chokidar: "cli",
  vitest: "vitest",
  "@actions/core": "action",
  "@actions/github": "action",
  msw: "msw",
  // A user's tests in one, our own cassettes in the other.
  nock: ["nock", "live"],
  tinyglobby: "load",
  "@modelcontextprotocol/sdk": "load",
  "gpt-tokenizer": "tokens",
};

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const imports = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })));

describe("who may import whom", () => {
  test.each(Object.entries(mayImport))("%s keeps to its place", (place, allowed) => {
    const wrong = imports
      .filter(({ file, target }) => placeOf(file) === place && target.startsWith("."))
      .map(({ file, target }) => ({ file, to: placeOf(relative(src, resolve(src, dirname(file), target))) }))
      .filter(({ to }) => to !== place && !allowed.includes(to));
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(importedIn))("only its own folder imports %s: %s", (library, places) => {
    const elsewhere = imports
      .filter(({ target }) => target === library || target.startsWith(`${library}/`))
      .filter(({ file }) => ![places].flat().includes(placeOf(file)));
    expect(elsewhere).toEqual([]);
  });
});

test("every file of src has at most 300 lines, data tables and generated files aside", () => {
  const long = files.filter((file) => !/keywords|evidence\.ts$/.test(file) && linesOf(file) > 300);
  expect(long).toEqual([]);
});

function placeOf(file: string): string {
  return file.split("/")[0] ?? file;
}

function importsOf(file: string): string[] {
  const text = readFileSync(resolve(src, file), "utf8");
  const statement = /^(?:import|export)\s(?:[^"';]*?\sfrom\s)?"([^"]+)"|\b(?:import|require)\(\s*"([^"]+)"/gm;
  return [...text.matchAll(statement)].flatMap(([, named, called]) => named ?? called ?? []);
}

function linesOf(file: string): number {
  return readFileSync(resolve(src, file), "utf8").trimEnd().split("\n").length;
}
