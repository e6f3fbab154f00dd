import { UserError } from "../errors.ts";
import { nearest } from "../near.ts";
import type { Generator, Libraries, Loaded } from "./generator.ts";
import { generators } from "./generators/index.ts";

export interface LoadedGenerators {
  loaded: readonly Loaded[];
  /** Known, asked for, and not installed where we looked. */
  missing: readonly Generator[];
}

/**
 * The generators that are installed, of those that are asked for; of all, unless told.
 *
 * @throws UserError on an unknown one, and where none is installed
 */
export async function loadGenerators(libraries: Libraries, ids?: readonly string[]): Promise<LoadedGenerators> {
  const wanted = ids === undefined ? generators : ids.map(generatorOf);
  const tried = await Promise.all(
    wanted.map(async (generator) => ({ generator, loaded: await generator.load(libraries) })),
  );
  const loaded = tried.flatMap((each) => each.loaded ?? []);
  const missing = tried.filter((each) => each.loaded === undefined).map(({ generator }) => generator);
  if (loaded.length > 0) return { loaded, missing };
  const [first] = missing;
  throw new UserError(
    ids === undefined ? "no schema library is installed here" : `${ids.join(", ")}: not installed here`,
    {
      hint: `drycall fuzz uses your project's own copies: \`npm install ${(first ?? generators[0])?.packages.join(" ")}\`, or run it where they are installed`,
    },
  );
}

function generatorOf(id: string): Generator {
  const found = generators.find((generator) => generator.id === id);
  if (found) return found;
  const known = generators.map((generator) => generator.id);
  const near = nearest(id, known);
  throw new UserError(`no generator is named \`${id}\``, {
    hint: near ? `did you mean \`${near}\`?` : `there are ${known.join(", ")}`,
  });
}
