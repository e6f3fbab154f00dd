import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { UserError } from "../../src/errors.ts";
import { join as joinPointer } from "../../src/schema/pointer.ts";
import type { Pointer } from "../../src/types.ts";

/** Where a fixture of these tests is. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/load/${name}`, import.meta.url));
}

export function textOf(name: string): string {
  return readFileSync(fixture(name), "utf8");
}

/** The command line that starts one of the fixture servers. */
export function server(name: string, ...args: readonly string[]): string {
  return `mcp:node ${[fixture(`servers/${name}.mjs`), ...args].map((word) => `"${word}"`).join(" ")}`;
}

/** What some work fails with; throws where it does not fail with a UserError. */
export async function faultOf(work: Promise<unknown> | (() => unknown)): Promise<UserError> {
  const outcome = await (typeof work === "function" ? Promise.resolve().then(work) : work).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof UserError) return outcome;
  throw new Error(`expected a UserError, not ${outcome}`);
}

/** Every value in a value, with its pointer. */
export function* everyValue(value: unknown, at: Pointer = ""): Generator<{ at: Pointer; value: unknown }> {
  yield { at, value };
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) yield* everyValue(part, joinPointer(at, key));
}

/** A new folder, gone after the test, with these files, by their paths; objects are written as JSON. */
export async function folder(files: Readonly<Record<string, unknown>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "drycall-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return root;
}
