import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { UserError } from "../errors.ts";
import { isObject } from "../schema/json.ts";
import type { Generator, Loaded } from "./generator.ts";
import { generators } from "./generators/index.ts";
import { librariesIn } from "./installed.ts";

/** One side of a comparison: the package by its own name, and where its copy is. */
export interface Version {
  name: string;
  folder: string;
  aliases: Readonly<Record<string, string>>;
  /** Removes what was installed for the comparison. */
  remove(): Promise<void>;
}

export interface VersionOptions {
  cwd: string;
  onProgress?(doing: string): void;
}

/**
 * Splits `zod@4.1.12..zod@4.1.13`. The dots of a path such as `../old` are no separator.
 *
 * @throws UserError where it has not two sides
 */
export function sidesOf(text: string): [string, string] {
  const [, before, after] = /^(.*?[^./\\])\.\.(.+)$/.exec(text) ?? [];
  if (before !== undefined && after !== undefined) return [before, after];
  throw new UserError(`\`--compare ${text}\` has not two sides`, {
    hint: "write zod@4.1.12..zod@4.1.13; a side may also be a folder or an alias",
  });
}

/**
 * Finds one version: a folder (of a package, or of a project that has it), the name that it is installed under, or
 * `name@version`, which is installed into a temporary folder where the project has another one.
 *
 * @throws UserError where it is not there, or cannot be installed
 */
export async function versionOf(text: string, { cwd, onProgress }: VersionOptions): Promise<Version> {
  if (/^\.{0,2}[/\\]/.test(text)) return inFolder(resolve(cwd, text), text);
  const [, name = text, version] = /^(@?[^@]+)@(.+)$/.exec(text) ?? [];
  const installed = packageIn(join(cwd, "node_modules", name));
  if (version === undefined) {
    if (installed)
      return { name: installed.name, folder: cwd, aliases: { [installed.name]: name }, remove: async () => {} };
    throw new UserError(`${text} is not installed here`, { hint: `name a version to install one: ${text}@latest` });
  }
  if (installed?.version === version) return { name, folder: cwd, aliases: {}, remove: async () => {} };
  onProgress?.(`installing ${text} into a temporary folder`);
  return install(name, version, cwd);
}

/** The generators that work with both copies. */
export async function loadBoth(before: Version, after: Version): Promise<(readonly [Loaded, Loaded])[]> {
  if (before.name !== after.name)
    throw new UserError(`${before.name} and ${after.name} are two packages`, { hint: "compare two versions of one" });
  const load = (generator: Generator, { folder, aliases }: Version) => generator.load(librariesIn(folder, aliases));
  const pairs = await Promise.all(
    generators
      .filter(({ packages }) => packages.includes(before.name))
      .map(async (generator) => [await load(generator, before), await load(generator, after)] as const),
  );
  const both = pairs.flatMap(([old, now]) => (old && now ? [[old, now] as const] : []));
  if (both.length > 0) return both;
  throw new UserError(`no generator that is known works with both copies of ${before.name}`, {
    hint: `known are ${generators.map(({ id, packages }) => `${id} (${packages.join(", ")})`).join("; ")}`,
  });
}

async function inFolder(folder: string, text: string): Promise<Version> {
  const found = packageIn(folder);
  const known = generators.flatMap(({ packages }) => packages);
  if (found && known.includes(found.name) && !existsSync(join(folder, "node_modules", found.name))) {
    const root = await temporary();
    const link = join(root, "node_modules", found.name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(folder, link, "junction");
    return { name: found.name, folder: root, aliases: {}, remove: () => rm(root, { recursive: true, force: true }) };
  }
  const name = known.find((each) => existsSync(join(folder, "node_modules", each)));
  if (name !== undefined) return { name, folder, aliases: {}, remove: async () => {} };
  throw new UserError(`${text}: no schema library is there`, {
    hint: "name the folder of a package, or of a project that has one installed",
  });
}

async function install(name: string, version: string, cwd: string): Promise<Version> {
  const folder = await temporary();
  const remove = () => rm(folder, { recursive: true, force: true });
  // What a generator needs beside the package comes in the project's own version.
  const others = (generators.find(({ packages }) => packages.includes(name))?.packages ?? []).filter(
    (other) => other !== name,
  );
  const wanted = [
    `${name}@${version}`,
    ...others.map((other) => `${other}@${packageIn(join(cwd, "node_modules", other))?.version ?? "latest"}`),
  ];
  try {
    const flags = [
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--legacy-peer-deps",
      "--loglevel=error",
    ];
    await promisify(execFile)("npm", ["install", "--prefix", folder, ...flags, ...wanted], {
      cwd: folder,
      shell: process.platform === "win32",
    });
  } catch (cause) {
    await remove();
    throw new UserError(`${name}@${version} cannot be installed: ${reasonOf(cause)}`, {
      hint: "is the version right, and the registry in reach? Without a network, name two folders or installed aliases",
      cause,
    });
  }
  return { name, folder, aliases: {}, remove };
}

function temporary(): Promise<string> {
  return mkdtemp(join(tmpdir(), "drycall-compare-"));
}

function reasonOf(cause: unknown): string {
  const printed = isObject(cause) && typeof cause.stderr === "string" ? cause.stderr : String(cause);
  const line = printed.split("\n").find((each) => /npm (?:error|ERR!) (?!code|A complete)/.test(each));
  return (line ?? printed.split("\n")[0] ?? "").replace(/npm (?:error|ERR!) /, "").slice(0, 160);
}

function packageIn(folder: string): { name: string; version: string } | undefined {
  const file = join(folder, "package.json");
  const found: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  if (!isObject(found) || typeof found.name !== "string" || typeof found.version !== "string") return undefined;
  return { name: found.name, version: found.version };
}
