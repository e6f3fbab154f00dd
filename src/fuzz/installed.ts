import { createJiti } from "jiti";
import { librariesOf } from "../load/modules/libraries.ts";
import type { Libraries } from "./generator.ts";

/**
 * Libraries as a file in a folder would import them.
 *
 * @param aliases package → the name that it is installed under, where that is another one
 */
export function librariesIn(folder: string, aliases: Readonly<Record<string, string>> = {}): Libraries {
  const libraries = librariesOf(createJiti(`${folder}/drycall-fuzz.js`, { interopDefault: false }));
  const named = (specifier: string) => {
    const name = Object.keys(aliases).find((each) => specifier === each || specifier.startsWith(`${each}/`));
    return name === undefined ? specifier : `${aliases[name]}${specifier.slice(name.length)}`;
  };
  return {
    find: (specifier) => libraries.find(named(specifier)),
    version: async (specifier) => (await libraries.about(named(specifier)))?.version,
  };
}
