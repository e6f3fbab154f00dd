import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { UserError } from "../errors.ts";

const run = promisify(execFile);

export interface Checkout {
  /** The folder that stands where `cwd` stands in the repository, as of the ref. */
  cwd: string;
  remove(): Promise<void>;
}

/**
 * The files of a repository as of a ref, in a temporary folder. The work tree and the index are left alone.
 *
 * @throws UserError where `cwd` is in no repository, or the ref is not known to it
 */
export async function checkoutOf(ref: string, cwd: string): Promise<Checkout> {
  const git = async (...args: string[]) => (await run("git", args, { cwd, maxBuffer: 1 << 26 })).stdout.trim();
  const prefix = await git("rev-parse", "--show-prefix").catch(() => {
    throw new UserError(`--against ${ref}: no such file or folder, and no git repository here to look it up in`, {
      hint: "name a file, a folder, or a git ref such as origin/main",
    });
  });
  const commit = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`).catch(
    async () => {
      const isShallow = (await git("rev-parse", "--is-shallow-repository")) === "true";
      throw new UserError(`--against ${ref}: no such file, folder or git ref`, {
        hint: isShallow
          ? "this clone is shallow: fetch the ref first (actions/checkout: fetch-depth: 0)"
          : "`git branch -a` lists the branches",
      });
    },
  );
  const folder = await mkdtemp(join(tmpdir(), "drycall-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const archive = join(folder, ".drycall.tar");
    await git("archive", "--format=tar", `--output=${archive}`, commit);
    await run("tar", ["-xf", archive, "-C", folder]);
    await rm(archive);
    await linkPackages(await git("rev-parse", "--show-toplevel"), prefix, folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return { cwd: join(folder, prefix), remove };
}

/** Modules import what is installed now: it is not in the repository, and to install again would take minutes. */
async function linkPackages(root: string, prefix: string, folder: string): Promise<void> {
  const parts = prefix.split("/").filter((part) => part !== "");
  for (let depth = 0; depth <= parts.length; depth++) {
    const place = join(...parts.slice(0, depth), "node_modules");
    if (!(await stat(join(root, place)).catch(() => undefined))) continue;
    await symlink(join(root, place), join(folder, place), "junction").catch((error: NodeJS.ErrnoException) => {
      // The folder did not exist as of the ref, or the ref has a node_modules of its own.
      if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
    });
  }
}
