import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
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
  } catch (error) {
    await remove();
    throw error;
  }
  return { cwd: join(folder, prefix), remove };
}
