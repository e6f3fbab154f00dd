import { UserError } from "../errors.ts";
import type { Settings } from "./settings.ts";

/** What to judge: what is named, or else what is found; `discovered` says what was found and why. */
export async function inputsOf({
  inputs,
  tenants,
  options,
}: Settings): Promise<{ inputs: readonly string[]; discovered: string[] }> {
  if (inputs.length > 0 || tenants) return { inputs, discovered: [] };
  const { discover } = await import("../load/discover.ts");
  const found = await discover(options.cwd);
  const discovered = found.map(({ why }) => why);
  const taken = found.flatMap((discovery) => discovery.inputs);
  if (taken.length > 0) return { inputs: taken, discovered };
  throw new UserError("nothing to judge: no input is named, and no tools were found here", {
    hint: discovered[0] ?? 'name a file, a folder, a glob, an MCP server\'s address or "mcp:<command>"',
  });
}
