import { execFile } from "node:child_process";
import { promisify } from "node:util";

const git = promisify(execFile);

/** Makes a commit known to a shallow clone. Where it cannot be fetched, whoever looks it up says so. */
export async function fetchCommit(commit: string, cwd: string): Promise<void> {
  const known = await git("git", ["cat-file", "-e", `${commit}^{commit}`], { cwd }).catch(() => undefined);
  if (known) return;
  await git("git", ["fetch", "--no-tags", "--depth=1", "origin", commit], { cwd }).catch(() => undefined);
}
