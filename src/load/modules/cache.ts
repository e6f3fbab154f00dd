import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "../../package.ts";
import { isObject } from "../../schema/json.ts";
import { search } from "../files.ts";
import type { Told } from "./message.ts";
import type { ModuleRunner } from "./runner.ts";

/** What a module's exports may hang on: any source beside it, and the versions that are installed. */
const sources = "**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json}";
const locks = "{package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,yarn.lock,bun.lock,bun.lockb}";

/** What nothing asked for in so many days is thrown away. */
const keptDays = 30;

/**
 * A runner that remembers, from run to run, what modules told: as long as no source of the project, no lockfile, Node
 * and drycall are the same to the byte. What failed is not remembered, and what cannot be read is loaded anew. The
 * environment is not looked at.
 *
 * @param folder where it is kept; made where there is none
 */
export function cachedRunner(runner: ModuleRunner, folder: string, cwd: string): ModuleRunner {
  let state: Promise<string> | undefined;
  return {
    async load(asked) {
      state ??= stateOf(cwd);
      const key = hashOf([await state, asked.path, asked.only ?? ""]);
      const file = join(folder, `${key}.json`);
      const known = await read(file);
      if (known) return known;
      const told = await runner.load(asked);
      if (told.faults.length === 0) await write(file, folder, told);
      return told;
    },
    close: () => runner.close(),
  };
}

/** All that the modules of a project can be made of, as one hash. */
async function stateOf(cwd: string): Promise<string> {
  const files = [...(await search(sources, cwd)), ...(await search(locks, cwd))];
  const hashes = await Promise.all(files.map(async (file) => `${file} ${hashOf([await readFile(join(cwd, file))])}`));
  return hashOf([version(), process.version, ...hashes]);
}

function hashOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

/** An entry is its own hash, and what was told: one that was cut short or changed does not match. */
async function read(file: string): Promise<Told | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  const [hash, told] = [text?.slice(0, 64), text?.slice(64)];
  if (told === undefined || hash !== hashOf([told])) return undefined;
  await utimes(file, new Date(), new Date()).catch(() => undefined);
  const value: unknown = JSON.parse(told);
  return isTold(value) ? value : undefined;
}

function isTold(value: unknown): value is Told {
  return (
    isObject(value) && Array.isArray(value.tools) && Array.isArray(value.passedOver) && Array.isArray(value.faults)
  );
}

/** A cache that cannot be written costs time, nothing else. */
async function write(file: string, folder: string, told: Told): Promise<void> {
  const text = JSON.stringify(told);
  const draft = join(folder, randomUUID());
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, hashOf([text]) + text);
    await rename(draft, file);
    await prune(folder);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function prune(folder: string): Promise<void> {
  const oldest = Date.now() - keptDays * 24 * 60 * 60 * 1000;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < oldest) await rm(path, { force: true });
  }
}
